"""Rows that others add all the time are deleted by their own keys, which waits for nobody."""

from collections.abc import Iterable

from django.db import connection
from django.db.models import Model

from .chunks import in_chunks


def delete_by_key(model: type[Model], keys: Iterable[int]) -> None:
    """Delete the rows with these keys, as far as they are still there."""
    for chunk in in_chunks(keys):
        if connection.vendor == "mysql":
            # It may look for several keys by reading the whole table, when that is small, and waits
            # then for each row that somebody is adding. For one key it takes the index.
            for key in chunk:
                model(pk=key).delete()
        else:
            model._default_manager.filter(pk__in=chunk).delete()

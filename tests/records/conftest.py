"""A whole site for each test, built once for each module: rolling back to it is fast."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import transaction
from pytest_django import DjangoDbBlocker

from . import world


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Store the site of ``world`` with all its records built and true; each test undoes what it did."""
    cache.clear()
    with django_db_blocker.unblock(), transaction.atomic():
        world.build()
        world.build_all()
        yield
        transaction.set_rollback(True)

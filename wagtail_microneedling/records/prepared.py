"""Statements that are made once: for a query of many conditions, making costs more than running."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

#: Values that stand in a statement where those of a request will.
PLACES: Mapping[str, Any] = {
    "key": -1_000_001,
    "port": "-1000002",
    "hostname": "the hostname of a request",
    "stamp": "the stamp of a reader",
    "now": datetime.datetime(1900, 1, 1, tzinfo=datetime.UTC),
}


class Prepared:
    """The statement of a queryset that depends on some of PLACES; text alone, nothing that was read.

    ``make`` returns the queryset for values given by name.
    """

    def __init__(self, make: Callable[..., QuerySet[Any]], places: Sequence[str]) -> None:
        queryset = make(**{name: PLACES[name] for name in places})
        self.model = queryset.model
        self.sql, parameters = queryset.query.sql_with_params()
        names = {_adapted(name, PLACES[name]): name for name in places}
        self.parameters = [(names.get(one), one) for one in parameters]

    def run(self, **values: Any) -> Sequence[Any]:
        """Return the objects that are found; ``values`` are one for each place."""
        return list(self.model._default_manager.raw(self.sql, self._filled(values)))

    def part(self, **values: Any) -> RawSQL:
        """Return the statement as a part of another query."""
        return RawSQL(self.sql, self._filled(values))  # noqa: S611 - made by the ORM

    def _filled(self, values: Mapping[str, Any]) -> list[Any]:
        given = {name: _adapted(name, value) for name, value in values.items()}
        return [given[name] if name else one for name, one in self.parameters]


def _adapted(name: str, value: Any) -> Any:
    """Return a value as the database's driver takes it."""
    if name == "now":
        return connection.ops.adapt_datetimefield_value(value)
    return int(value) if name == "port" else value

"""Statements that are made once: for a query of many conditions, making costs more than running."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

psycopg: Any
try:
    import psycopg
except ImportError:  # another database, or psycopg2
    psycopg = None

#: Values that stand in a statement where those of a request will.
PLACES: Mapping[str, Any] = {
    "key": -1_000_001,
    "port": -1_000_002,
    "hostname": "the hostname of a request",
    "stamp": "the stamp of a reader",
    "now": datetime.datetime(1900, 1, 1, tzinfo=datetime.UTC),
}


class Prepared:
    """The statement of a queryset of values that depends on some places; nothing that was read.

    ``make`` returns the queryset for values given by name; ``places`` are the values that stand
    for those of a request while the statement is made.
    """

    def __init__(self, make: Callable[..., QuerySet[Any, Any]], places: Mapping[str, Any]) -> None:
        compiler = make(**places).query.get_compiler(connection=connection)
        self.sql, parameters = compiler.as_sql()
        selected = [column for column, *_ in compiler.select]
        self.converters = list(compiler.get_converters(selected).items())
        names = {_adapted(value): name for name, value in places.items()}
        self.parameters = [(names.get(one), one) for one in parameters]

    def rows(self, limit: int | None = None, offset: int = 0, /, **values: Any) -> list[Any]:
        """Return the rows that are found, a tuple each; ``values`` are one for each place."""
        sql, parameters = self.sql, self._filled(values)
        if limit is not None:
            sql, parameters = f"{sql} LIMIT %s", [*parameters, limit]
        if offset:
            sql, parameters = f"{sql} OFFSET %s", [*parameters, offset]
        rows = _fetched(sql, parameters)
        return [self._converted(row) for row in rows] if self.converters else rows

    def count(self, **values: Any) -> int:
        """Return how many rows there are."""
        sql = f"SELECT COUNT(*) FROM ({self.sql}) counted"  # noqa: S608 - made by the ORM
        rows = _fetched(sql, self._filled(values))
        return int(rows[0][0])

    def part(self, **values: Any) -> RawSQL:
        """Return the statement as a part of another query."""
        return RawSQL(self.sql, self._filled(values))  # noqa: S611 - made by the ORM

    def _filled(self, values: Mapping[str, Any]) -> list[Any]:
        given = {name: _adapted(value) for name, value in values.items()}
        return [given[name] if name else one for name, one in self.parameters]

    def _converted(self, row: Sequence[Any]) -> tuple[Any, ...]:
        values = list(row)
        for place, (converters, expression) in self.converters:
            for convert in converters:
                values[place] = convert(values[place], expression, connection)
        return tuple(values)


def places(*names: str) -> dict[str, Any]:
    """Return those of PLACES that have these names."""
    return {name: PLACES[name] for name in names}


def _fetched(sql: str, parameters: Sequence[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        # Whoever logs queries wants to read them with their values, as Django sends them.
        logged = connection.queries_logged
        if psycopg and not logged and isinstance(cursor.cursor, psycopg.ClientCursor):
            # Django lets psycopg write values into the text of a statement. Sent beside it, the
            # server can keep the plan, and stored bytes come as they are, not as twice as many digits.
            cursor.cursor = psycopg.Cursor(cursor.cursor.connection)
            cursor.cursor.format = psycopg.pq.Format.BINARY
        cursor.execute(sql, parameters)
        return list(cursor.fetchall())


def _adapted(value: Any) -> Any:
    """Return a value as the database's driver takes it."""
    if isinstance(value, datetime.datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value

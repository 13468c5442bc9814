"""Databases of the benchmark's own: made empty, copied at each size, and dropped."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.db import connection


@contextmanager
def scratch() -> Iterator["Databases"]:
    """Make an empty database with all tables; yield what copies it; drop everything at the end."""
    before = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    databases = Databases(connection.settings_dict["NAME"])
    try:
        yield databases
    finally:
        databases.use_main()
        for suffix in databases.copies:
            connection.creation.destroy_test_db(suffix=suffix, verbosity=0)
            databases.use_main()
        connection.creation.destroy_test_db(before, verbosity=0)


class Databases:
    """The database that grows, and a copy of it at each size."""

    def __init__(self, main: Any) -> None:
        self.main = main
        self.copies: dict[str, Any] = {}

    def copy(self, size: int) -> None:
        """Keep a copy of the database as it is now."""
        self.use_main()
        if connection.vendor == "postgresql":
            analyze_as_autovacuum()
        connection.close()
        suffix = str(size)
        connection.creation.clone_test_db(suffix, verbosity=0, autoclobber=True)
        self.copies[suffix] = connection.creation.get_test_db_clone_settings(suffix)["NAME"]

    def use(self, size: int) -> None:
        """Let queries of this process go to the copy."""
        self._use(self.copies[str(size)])

    def use_main(self) -> None:
        """Let queries of this process go to the database that grows."""
        self._use(self.main)

    def _use(self, name: Any) -> None:
        connection.close()
        connection.settings_dict["NAME"] = name

    def url(self, main_url: str, size: int) -> str:
        """Return the address of the copy."""
        name = self.copies[str(size)]
        if connection.vendor == "sqlite":
            return f"sqlite:///{name}"
        return urlunsplit(urlsplit(main_url)._replace(path=f"/{name}"))


def analyze_as_autovacuum() -> None:
    """Have PostgreSQL know its tables as on a site that has run for a day.

    Those with few rows it does not look at by itself, so that it plans for others than there are.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_stat_user_tables WHERE n_mod_since_analyze > 50")
        for (name,) in cursor.fetchall():
            cursor.execute(f"VACUUM ANALYZE {connection.ops.quote_name(name)}")


def bytes_on_disk() -> int:
    """Return how large the database is that queries go to."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
            cursor.execute("SELECT pg_database_size(current_database())")
            size: int = cursor.fetchone()[0]
            return size
    name = Path(connection.settings_dict["NAME"])
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return name.stat().st_size

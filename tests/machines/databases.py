"""Databases of the machines' own, on the server that DATABASE_URL names: made empty or copied."""

import os
import subprocess
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.db import connection


def address(name: str) -> str:
    """Return the address of one of the server's databases."""
    scheme, port = {"postgresql": ("postgres", 5432), "mysql": ("mysql", 3306)}[connection.vendor]
    said = settings.DATABASES["default"]
    who = ":".join(quote(said[part], safe="") for part in ("USER", "PASSWORD"))
    return f"{scheme}://{who}@{said['HOST']}:{said['PORT'] or port}/{name}"


@contextmanager
def new_database(template: str = "") -> Iterator[str]:
    """Yield the name of a database, a copy of another one if that is named; drop it at the end."""
    name = f"microneedling_machines_{uuid.uuid4().hex[:12]}"
    make = {"postgresql": _in_postgresql, "mysql": _in_mariadb}[connection.vendor]
    with make(name, template):
        yield name


@contextmanager
def _in_postgresql(name: str, template: str) -> Iterator[None]:
    import psycopg

    with psycopg.connect(address("postgres"), autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE {template or 'template0'}")
        yield
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def _in_mariadb(name: str, template: str) -> Iterator[None]:
    _mariadb("mysql", "-e", f"CREATE DATABASE {name} CHARACTER SET utf8mb4")
    if template:
        _mariadb("mysql", name, input=_mariadb("mysqldump", template))
    yield
    _mariadb("mysql", "-e", f"DROP DATABASE {name}")


def _mariadb(program: str, *arguments: str, **more: Any) -> bytes:
    """Run one of the server's own programs, which come with it; return what it prints."""
    said = settings.DATABASES["default"]
    server = [f"-h{said['HOST']}", f"-P{said['PORT'] or 3306}", f"-u{said['USER']}"]
    environment = {**os.environ, "MYSQL_PWD": said["PASSWORD"]}
    run = subprocess.run(
        [program, *server, *arguments], check=True, capture_output=True, env=environment, **more
    )
    return run.stdout

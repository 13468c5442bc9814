"""Running the commands on records, here and in processes of their own on the same database."""

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from tests.site import index, procedure

ROOT = Path(__file__).parents[2]


def treatments(number: int = 3) -> list[Any]:
    """Publish an index page with so many procedures below it; return the procedures."""
    parent = index()
    return [procedure(parent, f"Procedure {count}") for count in range(1, number + 1)]


def run(command: str, *arguments: str) -> str:
    """Run a command; return what it says."""
    said = StringIO()
    call_command(command, *arguments, stdout=said)
    return said.getvalue()


def failure(command: str, *arguments: str) -> str:
    """Return the words with which a command fails."""
    with pytest.raises(CommandError) as caught:
        run(command, *arguments)
    assert caught.value.returncode == 1
    return str(caught.value)


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python on the tests' database, whatever its exit status."""
    return subprocess.run(
        [sys.executable, *arguments],
        check=False,
        cwd=ROOT,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "DATABASE_URL": database_url(),
        },
        capture_output=True,
        text=True,
        timeout=120,
    )


def database_url() -> str:
    """Return the address of the database that the tests use."""
    said = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{said['NAME']}"
    who = ":".join(quote(said[name], safe="") for name in ("USER", "PASSWORD"))
    scheme, port = {"postgresql": ("postgres", 5432), "mysql": ("mysql", 3306)}[connection.vendor]
    return f"{scheme}://{who}@{said['HOST']}:{said['PORT'] or port}/{said['NAME']}"

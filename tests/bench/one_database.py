"""``python -m tests.bench.one_database``: measure on one database, and write what was found as JSON."""

import json
import os
import platform
import signal
import sys
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.bench.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from tqdm import tqdm  # noqa: E402

from wagtail_microneedling.records import Choice, planned, rebuild  # noqa: E402

from . import growing, reading, writing  # noqa: E402
from .databases import Databases, bytes_on_disk, scratch  # noqa: E402
from .serving import Client, served  # noqa: E402
from .turns import Pace, at_most, compared, verdict  # noqa: E402

URL = os.environ["BENCH_DATABASE_URL"]
#: How often a worker is asked before its memory is looked at.
WARM = 40


def measure(sizes: list[int], pace: Pace) -> dict[str, Any]:
    """Build sites of these sizes, measure them, and return what was found."""
    results: list[dict[str, Any]] = []
    # Where there are several, the smallest is what the others are set against, and no more.
    looked_at = sizes[1:] or sizes
    with scratch() as databases:
        disk = build(databases, sizes)
        with ExitStack() as servers:
            sites = {}
            for size in sizes:
                databases.use(size)
                client = servers.enter_context(served(databases.url(URL, size)))
                sites[size] = reading.Endpoints(client)
            for size in looked_at:
                databases.use(size)
                results += _each(size, _measure_site(sites[size], pace, size))
            results += growth(databases, sites, pace)
        results += _each(sizes[-1], [memory(databases, sizes[-1])])
        for size in looked_at:
            databases.use(size)
            results += _each(size, _measure_operations(pace, size))
        results += publishing_growth(databases, sizes, pace)
        return {"database": _database(), "disk": disk, "results": results}


def build(databases: Databases, sizes: list[int]) -> list[dict[str, Any]]:
    """Grow the site to each size and keep a copy of it; return what it takes on disk."""
    growing.start()
    disk = []
    for size in sizes:
        with _bar(size, f"Pages for {size} procedures") as bar:
            growing.grow(size, bar.update)
        plan = planned(Choice())
        before = bytes_on_disk()
        with _bar(len(plan.build), "Records") as bar:
            rebuild(plan, advance=bar.update)
        after = bytes_on_disk()
        added = (after - before) / len(plan.build)
        disk.append({"size": size, "bytes": after, "bytes_per_record": added})
        databases.copy(size)
    return disk


def _measure_site(site: reading.Endpoints, pace: Pace, size: int) -> list[dict[str, Any]]:
    with tqdm(desc=f"Reading, {size}", unit=" pairs") as bar:

        def advance(what: str) -> None:
            bar.set_postfix_str(what)
            bar.update()

        return [*reading.read(site, pace, advance), reading.last_page(site, pace)]


def _measure_operations(pace: Pace, size: int) -> list[dict[str, Any]]:
    with tqdm(desc=f"Writing, {size}", unit=" pairs") as bar:

        def advance(what: str) -> None:
            bar.set_postfix_str(what)
            bar.update()

        return writing.write(pace, advance)


def growth(
    databases: Databases, sites: dict[int, reading.Endpoints], pace: Pace
) -> list[dict[str, Any]]:
    """Return how much longer the same takes on each larger site than on the smallest."""
    small, *larger = sites
    asked = {}
    for size, site in sites.items():
        databases.use(size)
        asked[size] = reading.growing(site)
    return [
        {"size": size, **compared(f"{what}, against {small}", ours, theirs, pace, target)}
        for size in larger
        for (what, ours, target), (_, theirs, _) in zip(asked[size], asked[small], strict=True)
    ]


def publishing_growth(databases: Databases, sizes: list[int], pace: Pace) -> list[dict[str, Any]]:
    """Return how much longer publishing takes on each larger site than on the smallest."""

    def publishing(size: int) -> Any:
        databases.use(size)
        one = writing.Publishing(writing.keys_of_procedures()[0])

        def run(times: int) -> float:
            databases.use(size)
            connection.ensure_connection()
            return one.run(times)

        return writing.side(f"publish at {size}", run)

    small, *larger = (publishing(size) for size in sizes)
    what = f"Publish, against {sizes[0]}"
    return [
        {"size": size, **compared(what, side, small, pace, at_most(1.2))}
        for size, side in zip(sizes[1:], larger, strict=True)
    ]


def memory(databases: Databases, size: int) -> dict[str, Any]:
    """Return what a worker takes that has served our endpoints beside Wagtail's, and without ours."""
    databases.use(size)
    amounts = []
    for ours_too in (True, False):
        url = databases.url(URL, size)
        with served(url, BENCH_WITHOUT_GRAPHQL="1") as client:
            site = reading.Endpoints(client)
            endpoints = [
                site.each("", "/api/v2/pages/{}/", fields="*"),
                site.theirs("", fields="*"),
                *([site.detail(), site.ours(""), site.cursor()] if ours_too else []),
            ]
            for endpoint in endpoints:
                wire = [bytes(request) for request in endpoint.requests]
                client.seconds(wire, endpoint.status, WARM)
            amounts.append(_memory_of(client))
    names = ("with our endpoints served", "without")
    sides = [{"name": name, "bytes": most} for name, most in zip(names, amounts, strict=True)]
    found = verdict([amounts[0] / amounts[1]], at_most(1.15))
    return {"what": "Memory of a worker", "ours": sides[0], "theirs": sides[1], **found}


def _memory_of(client: Client) -> int:
    request = reading.Request(path="/bench/memory/")
    return int(client.ask(bytes(request)).body)


def _each(size: int, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"size": size, **row} for row in rows]


def _database() -> str:
    if connection.vendor == "sqlite":
        import sqlite3

        return f"SQLite {sqlite3.sqlite_version}"
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return f"PostgreSQL {cursor.fetchone()[0].split()[0]}"


def _bar(total: int, what: str) -> Any:
    return tqdm(total=total, desc=what, unit=" pages")


def versions() -> dict[str, str]:
    """Return the versions of what was measured, and of what it was measured with."""
    names = ("wagtail-microneedling", "wagtail", "Django", "djangorestframework", "gunicorn")
    grapple = version("wagtail-grapple") if settings.GRAPHQL else "not installed"
    return {
        "Python": platform.python_version(),
        **{name: version(name) for name in names},
        "wagtail-grapple": grapple,
    }


if __name__ == "__main__":
    asked = json.loads(sys.argv[1])
    # Whoever interrupts the command interrupts it alone: it ends this process in its own way.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    found = measure(asked["sizes"], Pace(**asked["pace"]))
    said = json.dumps({**found, "versions": versions()})
    Path(asked["to"]).write_text(said, encoding="utf-8")

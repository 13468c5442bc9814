"""``python -m tests.bench.servers``, which is ``make bench-servers``: gunicorn and granian, side by side."""

import argparse
import datetime
import json
import os
import re
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

import django
from tqdm import tqdm

from . import report
from .serving import Client, free_port, granian, gunicorn, processor_seconds, started

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "how-to" / "run-on-several-machines.md"
PLACE = re.compile(r"(<!-- figures: make bench-servers -->\n).*?(<!-- /figures -->)", re.DOTALL)
PROGRAMS = {"gunicorn": gunicorn, "granian": granian}
VERSIONS = ("wagtail-microneedling", "wagtail", "Django", "gunicorn", "granian", "psycopg")
#: What is asked for, by name: requests and the status of their answers.
Asked = dict[str, tuple[list[bytes], int]]


@dataclass(frozen=True, slots=True)
class Turn:
    """What came of asking for a while: answers, and what they took."""

    answers: int
    seconds: float
    #: How long processors worked for the server, the database left out.
    processor_seconds: float


@dataclass(frozen=True, slots=True)
class Server:
    """A server's process group, and the connections to it."""

    group: int
    clients: tuple[Client, ...]


def parsed(arguments: list[str] | None = None) -> argparse.Namespace:
    """Return the command line."""
    parser = argparse.ArgumentParser(
        prog="make bench-servers",
        description="Serves one site with gunicorn and granian, with one and two processes, from "
        "the PostgreSQL server that DATABASE_URL names, else from SQLite, in a database of its own.",
    )
    parser.add_argument("--pages", type=int, default=100, help="procedures of the site")
    parser.add_argument("--rounds", type=int, default=7, help="how many turns each has")
    parser.add_argument("--seconds", type=float, default=2.0, help="how long a turn takes")
    parser.add_argument("--threads", type=int, default=4, help="of each process")
    parser.add_argument("--connections", type=int, default=8, help="that ask at once")
    parser.add_argument("--output", type=Path, default=ROOT / "var" / "bench", help="for JSON")
    parser.add_argument("--write", action="store_true", help="write the documentation's figures")
    return parser.parse_args(arguments)


@contextmanager
def site(pages: int) -> Iterator[str]:
    """Build a site in a database of its own, dropped at the end; yield the database's address."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        server = os.environ.pop("DATABASE_URL", "")
        main = server if server.startswith("postgres") else f"sqlite:///{folder}/site.sqlite3"
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
            "BENCH_DATABASE_URL": main,
            "BENCH_DATABASE_NAME": f"bench_{os.getpid()}",
            "BENCH_MEDIA": f"{folder}/media",
        }
        os.environ.pop("REDIS_URL", None)
        django.setup()
        from .databases import scratch
        from .one_database import build

        with scratch() as databases:
            build(databases, [pages])
            databases.use(pages)
            yield databases.url(main, pages)


def asked_for(client: Client) -> Asked:
    """Return what readers ask for."""
    from .reading import Endpoints

    endpoints = Endpoints(client)
    named = {
        "Item": endpoints.detail(),
        "Item, 304": endpoints.not_modified(),
        "List of 20": endpoints.ours("list"),
        "HTML page": endpoints.html("page"),
    }
    return {
        name: ([bytes(request) for request in one.requests], one.status)
        for name, one in named.items()
    } | {"HTML page, 304": (_known(client, endpoints.html("page")), 304)}


def _known(client: Client, pages: Any) -> list[bytes]:
    """Return requests for pages by those who have them."""
    requests = [bytes(request) for request in pages.requests]
    tags = [client.ask(request).etag.encode() for request in requests]
    return [
        request.replace(b"\r\n\r\n", b"\r\nIf-None-Match: " + tag + b"\r\n\r\n")
        for request, tag in zip(requests, tags, strict=True)
    ]


def turn(server: Server, requests: list[bytes], status: int, seconds: float) -> Turn:
    """Ask over all connections at once, for some seconds."""
    clients = server.clients
    counts = [0] * len(clients)
    worked, begin = processor_seconds(server.group), time.perf_counter()

    def ask(number: int) -> None:
        while time.perf_counter() < begin + seconds:
            request = requests[(number + counts[number]) % len(requests)]
            answer = clients[number].ask(request)
            if answer.status != status:
                raise ConnectionError(f"{answer.status} instead of {status}: {request[:200]!r}")
            counts[number] += 1

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(len(clients))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - begin
    return Turn(sum(counts), took, processor_seconds(server.group) - worked)


def start_all(database: str, asked: argparse.Namespace, running: ExitStack) -> dict[str, Server]:
    """Return the servers by name, once they are started."""
    servers = {}
    for program, command in PROGRAMS.items():
        for workers in (1, 2):
            port = free_port()
            run = command(port, workers=workers, threads=asked.threads)
            group = running.enter_context(started(run, BENCH_DATABASE_URL=database))
            clients = tuple(Client(port) for _ in range(asked.connections))
            servers[f"{program}, {workers} × {asked.threads}"] = Server(group, clients)
    return servers


def measured(asked: argparse.Namespace) -> dict[str, Any]:
    """Return what was found, with everything that it depends on."""
    on = report.machine()
    results: dict[str, dict[str, dict[str, Any]]] = {}
    with site(asked.pages) as database, ExitStack() as running:
        servers = start_all(database, asked, running)
        what = asked_for(next(iter(servers.values())).clients[0])
        turns: dict[tuple[str, str], list[Turn]] = {}
        # The first round warms, and is not counted.
        each = [(name, one) for _ in range(asked.rounds + 1) for name in what for one in servers]
        for name, one in tqdm(each, desc="Asking", unit=" turns"):
            done = turn(servers[one], *what[name], asked.seconds)
            turns.setdefault((name, one), []).append(done)
        for (name, one), (_, *counted) in turns.items():
            results.setdefault(name, {})[one] = summary(counted)
        vendor = django.db.connection.display_name
    return {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "machine": on,
        "asked": {name: value for name, value in vars(asked).items() if name != "output"},
        "database": vendor,
        "versions": {name: version(name) for name in VERSIONS},
        "results": results,
    }


def summary(turns: Sequence[Turn]) -> dict[str, float]:
    """Return answers in a second (median, lowest, highest), and the processor's time for each in ms."""
    paces = [one.answers / one.seconds for one in turns]
    work = sum(one.processor_seconds for one in turns) / sum(one.answers for one in turns)
    return {
        "per_second": median(paces),
        "lowest": min(paces),
        "highest": max(paces),
        "processor_ms": work * 1000,
    }


def markdown(run: dict[str, Any]) -> str:
    """Return a run as Markdown: machine, versions, and answers in a second."""
    on, asked = run["machine"], run["asked"]
    versions = ", ".join(f"{name} {one}" for name, one in run["versions"].items())
    names = list(next(iter(run["results"].values())))
    head = [
        f"| Answers in a second; processor’s time for one | {' | '.join(names)} |",
        "| --- " * (len(names) + 1) + "|",
    ]
    rows = [
        f"| {name} | {' | '.join(map(_cell, servers.values()))} |"
        for name, servers in run["results"].items()
    ]
    return (
        f"Measured on {run['date']} with {versions} and {run['database']}, on {on['processors']} × "
        f"{on['processor']} with {on['memory'] / 2**30:.0f} GB, on which the readers ran, too; "
        f"load before: {on['load_before']:.1f}. {asked['pages']} procedures, "
        f"{asked['connections']} connections, medians of {asked['rounds']} turns of "
        f"{asked['seconds']:g} s each (lowest to highest). 2 × 4 is two processes of four threads; the "
        "processor's time is that of the server, without the database's.\n\n"
    ) + "\n".join([*head, *rows])


def _cell(found: dict[str, float]) -> str:
    pace = "{per_second:,.0f} ({lowest:,.0f} to {highest:,.0f})".format(**found)
    return f"{pace}; {found['processor_ms']:.2g} ms"


def main() -> int:
    """Measure, and say what was found; return the exit status."""
    asked = parsed()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    run = measured(asked)
    figures = markdown(run)
    print(figures)
    asked.output.mkdir(parents=True, exist_ok=True)
    now = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H%M%S")
    written = asked.output / f"servers-{now}.json"
    written.write_text(json.dumps(run, indent=1, default=str) + "\n", encoding="utf-8")
    print(f"\nThe same as JSON: {written}")
    if asked.write:
        text = PAGE.read_text(encoding="utf-8")
        placed = PLACE.sub(lambda found: f"{found[1]}\n{figures}\n\n{found[2]}", text)
        PAGE.write_text(placed, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

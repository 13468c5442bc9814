"""``python -m tests.bench``, which is ``make bench``; ``--help`` says how."""

import argparse
import datetime
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from . import report

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How large and how long."""

    pages: tuple[int, ...]
    rounds: int
    seconds: float
    requests: int


LONG = Form(pages=(100, 1_000, 10_000), rounds=9, seconds=1.0, requests=2_000)
#: Under three minutes on a machine that has nothing else to do.
SHORT = Form(pages=(20, 100), rounds=3, seconds=0.1, requests=100)


def parsed(arguments: list[str] | None = None) -> argparse.Namespace:
    """Return the command line, its gaps filled from the form that was asked for."""
    parser = argparse.ArgumentParser(
        prog="make bench",
        description="Measures on SQLite, and on the PostgreSQL server that DATABASE_URL names, in "
        "databases of its own.",
    )
    parser.add_argument("--short", action="store_true", help="small sites, few requests")
    parser.add_argument(
        "--pages", type=int, nargs="+", help="procedures of each site; each has a FAQ and risk page"
    )
    parser.add_argument("--rounds", type=int, help="how many turns each has")
    parser.add_argument("--seconds", type=float, help="how long a turn takes, about")
    parser.add_argument("--requests", type=int, help="how many requests a turn has at most")
    parser.add_argument("--only", choices=("sqlite", "postgresql"), help="on one of the two")
    parser.add_argument("--output", type=Path, default=ROOT / "var" / "bench", help="for JSON")
    parser.add_argument("--write", action="store_true", help="write the documentation's figures")
    asked = parser.parse_args(arguments)
    for name, value in asdict(SHORT if asked.short else LONG).items():
        if getattr(asked, name) is None:
            setattr(asked, name, value)
    return asked


def databases(folder: str, only: str | None) -> Iterator[dict[str, str]]:
    """Yield what tells of each database: its address and, on a server, the name to be made."""
    if only != "postgresql":
        yield {"BENCH_DATABASE_URL": f"sqlite:///{folder}/site.sqlite3"}
    server = os.environ.get("DATABASE_URL", "")
    if only != "sqlite" and server.startswith("postgres"):
        yield {"BENCH_DATABASE_URL": server, "BENCH_DATABASE_NAME": f"bench_{os.getpid()}"}


def run_to_end(task: str, environment: dict[str, str]) -> None:
    """Measure in a process of its own; whatever ends this one, that one has time to tidy up."""
    command = [sys.executable, "-m", "tests.bench.one_database", task]
    with subprocess.Popen(command, cwd=ROOT, env=environment) as process:
        try:
            status = process.wait()
        except BaseException:
            process.terminate()
            raise
    if status:
        raise SystemExit(status)


def measured(asked: argparse.Namespace) -> dict[str, Any]:
    """Return what was found, with everything that it depends on."""
    on = report.machine()
    pace = {name: getattr(asked, name) for name in ("rounds", "seconds", "requests")}
    # The example site's settings read them, too.
    others = ("DATABASE_URL", "REDIS_URL")
    surroundings = {name: value for name, value in os.environ.items() if name not in others}
    found = []
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for number, told in enumerate(databases(folder, asked.only)):
            output = Path(folder) / f"{number}.json"
            media = Path(folder) / f"media-{number}"
            task = json.dumps({"sizes": sorted(set(asked.pages)), "pace": pace, "to": str(output)})
            run_to_end(task, {**surroundings, **told, "BENCH_MEDIA": str(media)})
            found.append(json.loads(output.read_text(encoding="utf-8")))
    date = datetime.datetime.now(datetime.UTC).date().isoformat()
    return {"date": date, "machine": on, "pace": pace, "databases": found}


def main() -> int:
    """Measure, and say what was found; return the exit status."""
    asked = parsed()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    run = measured(asked)
    figures = report.markdown(run)
    print(figures)
    asked.output.mkdir(parents=True, exist_ok=True)
    now = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H%M%S")
    written = asked.output / f"{now}.json"
    written.write_text(json.dumps(run, indent=1) + "\n", encoding="utf-8")
    print(f"\nThe same as JSON: {written}")
    if asked.write:
        text = report.DOCS.read_text(encoding="utf-8")
        report.DOCS.write_text(report.place(text, figures), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

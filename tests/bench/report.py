"""What was found: for machines as JSON, for people as Markdown."""

import os
import platform
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parents[2] / "docs" / "explanation" / "performance.md"
PLACE = re.compile(r"(<!-- figures: make bench -->\n).*?(<!-- /figures -->)", re.DOTALL)

HEAD = """\
| What | Ours | Beside it | Queries | Ratio (lowest to highest) | Target |
| --- | --- | --- | --- | --- | --- |"""


def machine() -> dict[str, Any]:
    """Return what it is measured on, and how busy that is with other things."""
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    return {
        "processor": _processor(),
        "processors": os.cpu_count(),
        "memory": pages * size,
        "system": platform.platform(),
        "load_before": os.getloadavg()[0],
    }


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        told = ""
    found = re.search(r"^model name\s*: (.+)$", told, re.MULTILINE)
    return found[1].strip() if found else platform.processor() or platform.machine()


def place(text: str, figures: str) -> str:
    """Return a page of the documentation with these figures in it."""
    return PLACE.sub(lambda found: f"{found[1]}\n{figures}\n\n{found[2]}", text)


def markdown(run: dict[str, Any]) -> str:
    """Return a run as Markdown: machine, versions, and a table for each database and size."""
    return "\n\n".join([_surroundings(run), *_tables(run)])


def _surroundings(run: dict[str, Any]) -> str:
    on, pace = run["machine"], run["pace"]
    versions = ", ".join(f"{name} {one}" for name, one in run["databases"][0]["versions"].items())
    return (
        f"Measured on {run['date']} with {versions}, on {on['processors']} × {on['processor']} "
        f"with {on['memory'] / 2**30:.0f} GB, {on['system']}; load before: {on['load_before']:.1f}. "
        f"Medians of {pace['rounds']} rounds."
    )


def _tables(run: dict[str, Any]) -> Iterator[str]:
    for found in run["databases"]:
        for disk in found["disk"]:
            size = disk["size"]
            rows = [_row(row) for row in found["results"] if row["size"] == size]
            if not rows:
                continue
            yield "\n".join(
                [
                    f"### {found['database']}, {size:,} procedures\n",
                    f"{disk['bytes'] / 1e6:,.0f} MB on disk; "
                    f"{disk['bytes_per_record'] / 1e3:.1f} kB of it for each record.\n",
                    HEAD,
                    *rows,
                ]
            )


def _row(row: dict[str, Any]) -> str:
    ours, theirs = row["ours"], row["theirs"]
    ratio = f"{_number(row['ratio'])} ({_number(row['lowest'])} to {_number(row['highest'])})"
    cells = [row["what"], _side(ours), _side(theirs), _queries(ours, theirs), ratio, _target(row)]
    return f"| {' | '.join(cells)} |"


def _side(side: dict[str, Any]) -> str:
    if "milliseconds" not in side:
        return f"{side['name']}: {side['bytes'] / 1e6:.0f} MB"
    return f"{side['name']}: {side['milliseconds']:.3g} ms, {_number(side['per_second'])}/s"


def _queries(ours: dict[str, Any], theirs: dict[str, Any]) -> str:
    counts = [ours.get("queries"), theirs.get("queries")]
    return " and ".join("–" if count is None else str(count) for count in counts)


def _target(row: dict[str, Any]) -> str:
    if row["met"] is None:
        return "–"
    least, most = row["at_least"], row["at_most"]
    bound = f"at least {least:g}" if least is not None else f"at most {most:g}"
    return f"{bound}: {'met' if row['met'] else '**missed**'}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"

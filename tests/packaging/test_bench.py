"""The benchmark runs from end to end, on a site as small as can be; how fast that is says nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.bench import report, servers

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the benchmark has written."""
    folder = tmp_path_factory.mktemp("bench")
    numbers = ["--pages", "2", "3", "--rounds", "2", "--requests", "3", "--seconds", "0.01"]
    arguments = ["--short", "--only", "sqlite", *numbers, "--output", str(folder)]
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", *arguments],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    (written,) = folder.glob("*.json")
    said: dict[str, Any] = json.loads(written.read_text(encoding="utf-8"))
    assert report.markdown(said) in done.stdout
    return said


def results(run: dict[str, Any]) -> list[dict[str, Any]]:
    return run["databases"][0]["results"]


def test_it_says_where_and_with_what(run):
    assert run["machine"]["processors"]
    assert {"Python", "Django", "wagtail", "wagtail-grapple"} <= set(
        run["databases"][0]["versions"]
    )
    assert run["databases"][0]["database"].startswith("SQLite ")


def test_everything_is_compared_on_the_large_site_and_that_with_the_small_one(run):
    assert {row["size"] for row in results(run)} == {3}
    assert {disk["size"] for disk in run["databases"][0]["disk"]} == {2, 3}
    found = {row["what"] for row in results(run)}
    assert {
        "Item",
        "List of 20, counted",
        "Search",
        "HTML page",
        "Publish",
        "Checks",
        "Item, against 2",
    } <= found


def test_ratios_lie_within_their_spread(run):
    assert all(0 < row["lowest"] <= row["ratio"] <= row["highest"] for row in results(run))


def test_ours_and_theirs_serve_the_pages(run):
    (ours,) = {row["ours"]["bytes"] for row in results(run) if row["ours"]["name"] == "item"}
    row = next(row for row in results(run) if row["theirs"]["name"] == "one row as bytes")
    assert row["theirs"]["bytes"] == ours > 1000
    assert row["ours"]["queries"] == 1
    lists = [row for row in results(run) if row["theirs"]["name"] == "rows by plain SQL"]
    assert all(row["theirs"]["bytes"] > 2 * ours for row in lists)


def test_figures_go_between_the_marks_of_the_documentation():
    text = report.DOCS.read_text(encoding="utf-8")
    placed = report.place(text, "Nothing was measured.")
    assert "Nothing was measured." in placed
    assert report.place(placed, "Other figures.") == report.place(text, "Other figures.")


def test_servers_stand_side_by_side(tmp_path):
    numbers = ["--pages", "2", "--rounds", "1", "--seconds", "0.05", "--connections", "2"]
    surroundings = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL")
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.servers", *numbers, "--output", str(tmp_path)],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    (written,) = tmp_path.glob("servers-*.json")
    run = json.loads(written.read_text(encoding="utf-8"))
    assert servers.markdown(run) in done.stdout
    assert set(run["results"]) > {"Item", "Item, 304", "HTML page", "HTML page, 304"}
    for paces in run["results"].values():
        assert set(paces) == {
            f"{name}, {n} × 4" for name in ("gunicorn", "granian") for n in (1, 2)
        }
        assert all(0 < one["lowest"] <= one["per_second"] for one in paces.values())

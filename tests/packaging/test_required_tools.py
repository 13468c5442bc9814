"""Tests whose program is missing say so, and fail in continuous integration."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

A_TEST_FOR_EACH_TOOL = """
import pytest
from tests.required_tools import chromium, pytest_runtest_setup

@pytest.mark.browser
def test_title(chromium):
    page = chromium.new_page()
    page.set_content("<title>Seen</title>")
    assert page.title() == "Seen"

@pytest.mark.node
def test_node():
    import subprocess
    assert subprocess.check_output(["node", "-p", "6 * 7"]).strip() == b"42"
"""


def run_suite(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a small suite of its own with ``environment`` on top of a bare one."""
    (folder / "conftest.py").write_text("from tests.required_tools import pytest_runtest_setup\n")
    (folder / "test_small.py").write_text(A_TEST_FOR_EACH_TOOL)
    (folder / "pytest.ini").write_text("[pytest]\nmarkers =\n    browser\n    node\n")
    bare = {name: os.environ[name] for name in ("HOME", "TMPDIR") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-rsf", "-p", "no:django", "-p", "no:cacheprovider", "."],
        cwd=folder,
        env={**bare, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
    )


def test_missing_tools_are_named_in_plain_sentences(tmp_path):
    result = run_suite(tmp_path, PATH=str(tmp_path))
    assert result.returncode == 0, result.stdout
    assert "Chromium was not found, so nothing was looked at in a browser" in result.stdout
    assert "Node.js and npm were not found" in result.stdout
    assert "2 skipped" in result.stdout


def test_missing_tools_fail_continuous_integration(tmp_path):
    result = run_suite(tmp_path, PATH=str(tmp_path), CI="true")
    assert result.returncode == 1
    assert "2 failed" in result.stdout or "2 errors" in result.stdout
    assert "Chromium was not found" in result.stdout


def test_a_named_chromium_that_is_not_there_counts_as_missing(tmp_path):
    result = run_suite(tmp_path, PATH=os.environ["PATH"], CHROMIUM=str(tmp_path / "none"))
    assert "Chromium was not found" in result.stdout
    assert "1 skipped" in result.stdout


@pytest.mark.browser
@pytest.mark.node
def test_tools_that_are_there_are_used(tmp_path):
    assert shutil.which("node")
    result = run_suite(
        tmp_path, PATH=os.environ["PATH"], CHROMIUM=os.environ.get("CHROMIUM", ""), CI="true"
    )
    assert "2 passed" in result.stdout, result.stdout

"""A project with a base page of its own is served alike."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import wagtail


@pytest.mark.skipif(wagtail.VERSION < (8,), reason="The base page can be swapped from 8.0 on.")
def test_pages_of_a_project_with_its_own_base_page_are_served() -> None:
    here = Path(__file__).parent
    # Settings can't change within one process, nor can two processes share a server's test database.
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    checked = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", here / "check_own_base.py"],
        env={**environment, "DJANGO_SETTINGS_MODULE": "tests.settings_own_base"},
        cwd=here.parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout
    assert "5 passed" in checked.stdout

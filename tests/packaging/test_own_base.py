"""A project whose base page is its own: the mixins, the migrations and the pages hold there too."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import wagtail

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(
    wagtail.VERSION < (8,), reason="Wagtail has a base page that can be swapped from 8.0 on."
)


def run(*arguments: str, settings: str) -> subprocess.CompletedProcess[str]:
    """Run Python with ``arguments`` in a process of its own: settings can't change within one."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": settings},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    "command", [["check"], ["makemigrations", "--check", "--dry-run"]], ids=["check", "migrations"]
)
def test_management_commands(command):
    result = run("manage.py", *command, settings="tests.settings_own_base")
    assert result.returncode == 0, result.stdout + result.stderr


def test_pages():
    arguments = ("-m", "pytest", "-p", "no:cacheprovider", "tests/own_base/check_pages.py")
    result = run(*arguments, settings="tests.settings_own_base")
    assert result.returncode == 0, result.stdout
    assert " passed" in result.stdout


def test_concrete_pages_are_refused_where_the_base_page_is_swapped(tmp_path):
    """It is why they live in an app of their own: Django's check says so where they are installed."""
    (tmp_path / "both_settings.py").write_text(
        "from tests.settings_own_base import *\n"
        "INSTALLED_APPS = [*INSTALLED_APPS, 'wagtail_microneedling.pages']\n"
    )
    check = "import sys; sys.path.insert(0, sys.argv[1]); from django.core.management import *; "
    result = run(
        "-c",
        f"{check}execute_from_command_line(['x', 'check'])",
        str(tmp_path),
        settings="both_settings",
    )
    assert result.returncode != 0
    assert "fields.E301" in result.stderr

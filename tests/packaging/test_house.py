"""The house stands: its rooms import downwards, through doors, and there is no junk room."""

import ast
import configparser
import importlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "wagtail_microneedling"
JUNK = {"utils", "util", "helpers", "helper", "manager", "managers", "misc", "common", "tools"}

#: Rooms that nobody enters: the frameworks look into them.
FRAMEWORK_ROOMS = {"management", "migrations", "pages", "templatetags"}


def lint(project: Path) -> subprocess.CompletedProcess[str]:
    """Run the contracts of ``project``."""
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as run; run()",
    ]
    return subprocess.run(
        [*command, "--no-cache"],
        cwd=project,
        capture_output=True,
        text=True,
        env={"COLUMNS": "200"},
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package and its contracts, to spoil."""
    shutil.copy(ROOT / "setup.cfg", tmp_path)
    shutil.copytree(PACKAGE, tmp_path / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def rooms() -> set[str]:
    """Return the names of the package's folders that hold Python."""
    return {door.parent.name for door in PACKAGE.glob("*/__init__.py")}


def modules() -> Iterator[Path]:
    """Yield every module of the package that people write."""
    return (path for path in sorted(PACKAGE.rglob("*.py")) if "migrations" not in path.parts)


def test_the_house_stands(copy):
    result = lint(copy)
    assert result.returncode == 0, result.stdout
    assert "0 broken" in result.stdout


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("exceptions.py", "from . import document"),
        ("document/base.py", "import django"),
        ("document/values.py", "from wagtail_microneedling import conf"),
        ("schema_org/__init__.py", "from rest_framework import serializers"),
        ("schema_org/__init__.py", "from ..document.values import Range"),
        ("schema_org/__init__.py", "from .. import drawings"),
        ("drawings/__init__.py", "from django.utils.html import escape"),
        ("models/__init__.py", "from .. import assembly"),
        ("conf.py", "from .models import clinic"),
        ("pages/__init__.py", "from ..models import clinic"),
        ("api/__init__.py", "from .. import admin"),
        ("export/__init__.py", "from .. import api"),
        ("utils.py", ""),
        ("misc/__init__.py", ""),
    ],
)
def test_a_violation_is_found(copy, module, line):
    spoiled = copy / PACKAGE.name / module
    spoiled.parent.mkdir(exist_ok=True)
    with spoiled.open("a") as source:
        source.write(f"\n{line}\n")
    result = lint(copy)
    assert result.returncode == 1, result.stdout
    name = module.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    assert name in result.stdout.partition("Broken contracts")[2]


def test_every_room_has_a_door():
    contracts = configparser.ConfigParser()
    contracts.read(ROOT / "setup.cfg")
    doors = {
        name.removeprefix("importlinter:contract:door-").replace("-", "_")
        for name in contracts.sections()
        if name.startswith("importlinter:contract:door-")
    }
    assert doors == rooms() - FRAMEWORK_ROOMS


@pytest.mark.parametrize("room", sorted(rooms() - FRAMEWORK_ROOMS))
def test_a_door_names_what_is_public(room):
    door = importlib.import_module(f"wagtail_microneedling.{room}")
    assert len(door.__all__) == len(set(door.__all__))
    assert not [name for name in door.__all__ if not hasattr(door, name)]


def test_no_module_is_named_after_nothing():
    assert not {path for path in modules() if {path.stem, path.parent.name} & JUNK}


def test_modules_are_short():
    long = [path for path in modules() if len(path.read_text().splitlines()) > 300]
    assert not long


def test_functions_are_short():
    long = [
        f"{path}:{node.lineno} {node.name}"
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= 40
    ]
    assert not long

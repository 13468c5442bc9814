"""The two commands on machines where something is missing: one clear sentence, and not a success."""

import ast
import os
import shutil
import socket
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT_FILES = ("Makefile", "setup.cfg", "pyproject.toml", "LICENSE")

#: An index that nobody serves.
UNREACHABLE = {
    "PIP_CONFIG_FILE": os.devnull,
    "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
    "PIP_EXTRA_INDEX_URL": "",
    "PIP_FIND_LINKS": "",
    "PIP_NO_CACHE_DIR": "1",
    "PIP_RETRIES": "0",
}


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """What a fresh clone holds of the starter, in a folder of its own."""
    folder = tmp_path / "clone"
    folder.mkdir()
    for name in PROJECT_FILES:
        shutil.copy(ROOT / name, folder)
    for name in ("example_site", "wagtail_microneedling"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def make(clone: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run make in ``clone`` without the surroundings of this run."""
    kept = ("PATH", "HOME", "TMPDIR", "PIP_CONFIG_FILE")
    inherited = {name: os.environ[name] for name in kept if name in os.environ}
    return subprocess.run(
        ["make", "--no-print-directory", f"PYTHON={sys.executable}", *arguments],
        cwd=clone,
        env=inherited | environment,
        capture_output=True,
        text=True,
        timeout=120,
    )


def sentence(result: subprocess.CompletedProcess[str]) -> str:
    """Return the one line that a failed ``make`` says, without make's own."""
    assert result.returncode != 0, result.stdout
    assert "Traceback" not in result.stderr
    (line,) = [line for line in result.stderr.splitlines() if not line.startswith("make:")]
    return line


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def test_taken_port(clone, taken_port):
    said = sentence(make(clone, "demo", f"PORT={taken_port}"))
    assert said.startswith(f"Port {taken_port} is taken: ")
    assert "make demo PORT=" in said
    assert not (clone / ".venv").exists()


@pytest.mark.parametrize("port", ["abc", "0", "65536", "-1", "80 80"])
def test_senseless_port(clone, port):
    assert "is no port: give a number from 1 to 65535" in sentence(
        make(clone, "demo", f"PORT={port}")
    )


def stub_python(folder: Path, *lines: str) -> Path:
    """Return a ``python3`` that runs ``lines`` before it does what the real one does."""
    prelude = folder / "prelude"
    prelude.mkdir()
    (prelude / "sitecustomize.py").write_text("\n".join(lines))
    stub = folder / "python3"
    stub.write_text(f'#!/bin/sh\nPYTHONPATH="{prelude}" exec "{sys.executable}" "$@"\n')
    stub.chmod(0o755)
    return stub


def test_python_that_is_too_old(clone, tmp_path):
    old = stub_python(tmp_path, "import sys", "sys.version_info = (3, 9, 2, 'final', 0)")
    for target in ("demo", "test", "check"):
        said = sentence(make(clone, target, f"PYTHON={old}"))
        assert said.startswith("Python 3.11 or newer is needed and this is Python 3.9: ")


@pytest.mark.parametrize("name", ["start.py", "environment.py"])
def test_starter_can_be_read_by_an_old_python(name):
    ast.parse((ROOT / "example_site" / name).read_text(), feature_version=(3, 6))


def old_pythons() -> list[str | Path]:
    """Return the installed Pythons that are too old: on PATH, and those that pyenv keeps."""
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    found = [
        python
        for minor in range(6, 11)
        for python in (
            shutil.which(f"python3.{minor}"),
            *kept.glob(f"3.{minor}.*/bin/python3"),
        )
    ]
    works = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return [one for one in found if one and not subprocess.call([one, "-c", ""], **works)]


def test_starter_on_an_old_python_itself(clone):
    old = old_pythons()
    if not old:
        pytest.skip("No Python older than 3.11 is installed here to try the starter on.")
    for python in old:
        assert "Python 3.11 or newer is needed" in sentence(make(clone, "demo", f"PYTHON={python}"))


def test_no_python_at_all(clone):
    said = sentence(make(clone, "demo", "PYTHON=python3.99"))
    assert said.startswith("python3.99 was not found: install Python 3.11 or newer")


def test_python_without_venv(clone, tmp_path):
    bare = stub_python(
        tmp_path,
        "import sys",
        "class Absent:",
        "    def find_spec(self, name, path=None, target=None):",
        "        if name == 'ensurepip':",
        "            raise ModuleNotFoundError(name, name=name)",
        "sys.meta_path.insert(0, Absent())",
    )
    said = sentence(make(clone, "demo", f"PYTHON={bare}", f"PORT={free_port()}"))
    assert said.startswith("Python's module ensurepip is missing: ")
    assert "apt install python3-venv" in said


@pytest.mark.parametrize("target", ["demo", "test"])
def test_no_network(clone, target):
    said = sentence(make(clone, target, f"PORT={free_port()}", **UNREACHABLE))
    assert said.startswith("Nothing came from the package index: check the network connection")
    log = clone / ".venv" / "install.log"
    assert str(log) in said
    assert "127.0.0.1" in log.read_text()


NEEDS_A_COMPILER = """
from setuptools import Extension, setup
setup(name="needs-a-compiler", version="1", ext_modules=[Extension("compiled", ["compiled.c"])])
"""


def test_no_compiler(clone, tmp_path):
    package = tmp_path / "package"
    package.mkdir()
    (package / "setup.py").write_text(NEEDS_A_COMPILER)
    (package / "compiled.c").write_text("int answer(void) { return 42; }\n")
    environment_with_setuptools(clone / ".venv")
    result = subprocess.run(
        [sys.executable, "example_site/start.py", "install", ".venv", "--requirement", package],
        cwd=clone,
        env={
            **os.environ,
            **UNREACHABLE,
            "CC": str(tmp_path / "no-such-compiler"),
            "PIP_NO_BUILD_ISOLATION": "0",
            "PIP_NO_DEPS": "1",
        },
        capture_output=True,
        text=True,
    )
    assert result.returncode == 1
    said = result.stderr.strip()
    assert said.startswith("needs-a-compiler has no ready-made build for this machine"), said
    assert "install a C compiler" in said
    assert "no-such-compiler" in (clone / ".venv" / "install.log").read_text()


def environment_with_setuptools(folder: Path) -> None:
    """Make an environment that borrows this run's packages, so that it can build without a network."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    (site_packages,) = folder.glob("lib/python3*/site-packages")
    (site_packages / "borrowed.pth").write_text(
        f"import sys; sys.path.insert(0, {sysconfig.get_path('purelib')!r})"
    )


def test_second_installation_needs_no_network(clone):
    environment_with_setuptools(clone / ".venv")
    command = [sys.executable, "example_site/start.py", "install", ".venv"]
    unreachable = {**os.environ, **UNREACHABLE}
    borrowed = {**unreachable, "PIP_NO_BUILD_ISOLATION": "0", "PIP_NO_DEPS": "1"}
    first = subprocess.run(command, cwd=clone, env=borrowed, capture_output=True, text=True)
    assert first.returncode == 0, first.stderr
    assert "Installing into" in first.stdout
    again = subprocess.run(command, cwd=clone, env=unreachable, capture_output=True, text=True)
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    (clone / "setup.cfg").write_text((clone / "setup.cfg").read_text() + "\n# changed\n")
    changed = subprocess.run(command, cwd=clone, env=unreachable, capture_output=True, text=True)
    assert changed.returncode == 1
    assert "Nothing came from the package index" in changed.stderr

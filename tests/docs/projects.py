"""Fresh projects of ``wagtail start``, for what the documentation tells their owners to do."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .reading import ROOT, blocks


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A fresh project called ``clinic``, with what the README says added to settings and addresses."""
    wagtail = shutil.which("wagtail", path=str(Path(sys.executable).parent))
    assert wagtail
    subprocess.run([wagtail, "start", "clinic", tmp_path], check=True, capture_output=True)
    settings, addresses = blocks(ROOT / "README.md", "python")
    add(tmp_path / "clinic/settings/base.py", settings.text)
    add(tmp_path / "clinic/urls.py", addresses.text)
    return tmp_path


def add(file: Path, text: str) -> None:
    """Add ``text`` to the end of ``file``; make the file, and its folder, when there is none."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as opened:
        opened.write(f"\n{text}")


def manage(project: Path, *arguments: str, stdin: str = "") -> str:
    """Run the project's manage.py and return what it says; fail with it when it fails."""
    # The project's own settings, and the package from the checkout.
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=project,
        env=environment,
        input=stdin,
        capture_output=True,
        text=True,
    )
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    return said

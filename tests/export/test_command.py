"""The command's own words."""

import os
import pty
import sys
import termios
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.site import procedure

from .exporting import export

pytestmark = pytest.mark.django_db


def test_a_language_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as caught:
        export(tmp_path, "--locale", "xx", "--locale", "en")
    assert str(caught.value) == "The site has no language xx: choose among en."
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments", [["--type", "page"], ["--format", "csv"], ["--colour", "red"]]
)
def test_what_is_unknown_is_refused(tmp_path: Path, arguments: list[str]) -> None:
    with pytest.raises(CommandError):
        call_command("export_structured_data", "--to", str(tmp_path), *arguments)


def test_a_folder_is_needed() -> None:
    with pytest.raises(CommandError, match="--to"):
        call_command("export_structured_data")


def test_a_folder_without_a_name_is_not_the_one_we_stand_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for empty in ("", " "):
        with pytest.raises(CommandError, match="--to is empty"):
            call_command("export_structured_data", "--to", empty)
    assert list(tmp_path.iterdir()) == []


def test_a_quiet_run_says_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    procedure()
    assert export(tmp_path, "--verbosity", "0") == ""
    assert capfd.readouterr() == ("", "")


def test_there_is_no_bar_in_a_log(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    procedure()
    assert export(tmp_path).startswith("Exported procedure: 1.")
    assert capfd.readouterr() == ("", "")


def test_a_terminal_shows_a_bar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    procedure()
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    with os.fdopen(theirs, "w") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        export(tmp_path)
        terminal.flush()
        shown = os.read(ours, 10_000).decode()
    os.close(ours)
    assert "100%" in shown
    assert "1/1" in shown

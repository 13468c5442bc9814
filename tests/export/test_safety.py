"""A run that fails leaves the former export as it was; one that succeeds removes what is gone."""

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.management import CommandError

from tests.site import faq, procedure, site, whole_site
from wagtail_microneedling.exceptions import ExportError
from wagtail_microneedling.export import ExportedPage, export_pages

from .exporting import export, manifest_of, snapshot

pytestmark = pytest.mark.django_db

NOBODY = 65534


def test_files_of_pages_that_are_gone_are_removed_with_their_folders(tmp_path: Path) -> None:
    page = procedure(title="Needling")
    questions = faq(page)
    procedure(title="Peel")
    export(tmp_path)
    assert len(snapshot(tmp_path)) == 4
    questions.unpublish()
    export(tmp_path)
    left = [item["path"] for item in manifest_of(tmp_path)["items"]]
    assert set(snapshot(tmp_path)) == {*left, "manifest.json"}
    assert not (tmp_path / "localhost/needling").exists()
    assert (tmp_path / "localhost").is_dir()


def test_another_format_replaces_the_former(tmp_path: Path) -> None:
    procedure()
    for form, names in (("json", 2), ("ndjson", 2), ("jsonld", 2)):
        export(tmp_path, form=form)
        assert len(snapshot(tmp_path)) == names


def test_files_that_no_export_wrote_stay(tmp_path: Path) -> None:
    page = procedure()
    (tmp_path / "localhost").mkdir()
    (tmp_path / "localhost/mine.txt").write_text("mine")
    export(tmp_path)
    page.unpublish()
    export(tmp_path)
    assert set(snapshot(tmp_path)) == {"localhost/mine.txt", "manifest.json"}


@pytest.mark.parametrize(
    "path",
    [
        "../precious",
        "/etc/hostname",
        "a/../../precious",
        "link/precious",
        "",
        ".",
        "manifest.json",
        "localhost/../manifest.json",
    ],
)
def test_a_manifest_that_was_tampered_with_removes_nothing_elsewhere(
    tmp_path: Path, path: str
) -> None:
    (tmp_path / "precious").write_text("precious")
    folder = tmp_path / "export"
    procedure()
    export(folder)
    (folder / "link").symlink_to(tmp_path)
    line = json.dumps({"path": path})
    (folder / "manifest.json").write_text(f'{{"items": [\n{line}\n]}}')
    export(folder)
    assert (tmp_path / "precious").read_text() == "precious"
    assert Path("/etc/hostname").exists()
    assert (folder / "manifest.json").is_file()


@pytest.mark.parametrize(
    "text", ["", "nonsense", "[]", '{"items": 5}', "\x00\xff", '"path"\n5\nnull']
)
def test_a_manifest_that_is_none_is_replaced(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_bytes(text.encode("latin-1"))
    export(tmp_path)
    assert manifest_of(tmp_path)["items"] == []


@contextmanager
def as_nobody() -> Iterator[None]:
    """Act on files as a user without rights, where the tests run as root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def failed(folder: Path, *arguments: str, form: str = "jsonld") -> str:
    """Return the sentence with which an export fails."""
    with pytest.raises(CommandError) as caught:
        export(folder, *arguments, form=form)
    return str(caught.value)


def test_a_folder_that_can_not_be_written_is_named(tmp_path: Path) -> None:
    whole_site(1)
    export(tmp_path)
    before = snapshot(tmp_path)
    tmp_path.chmod(0o555)
    with as_nobody():
        said = failed(tmp_path)
    tmp_path.chmod(0o755)
    assert f"The export to {tmp_path} could not be finished: Permission denied" in said
    assert "choose a folder that can be written" in said
    assert snapshot(tmp_path) == before


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("mine")
    for folder in (file, file / "below"):
        assert str(folder) in failed(folder)
    assert file.read_text() == "mine"


@contextmanager
def small_disk(size: int) -> Iterator[None]:
    """Let no file grow beyond ``size`` bytes, as on a full disk; the limit is the kernel's."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    former = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, former)


@pytest.mark.parametrize("form", ["jsonld", "ndjson", "json"])
def test_a_full_disk_leaves_the_former_export(tmp_path: Path, form: str) -> None:
    page = whole_site(2).procedures[0]
    export(tmp_path, form=form)
    before = snapshot(tmp_path)
    page.title = "Another"
    page.save_revision().publish()
    export(tmp_path.with_name("elsewhere"), form=form)  # the database needs the disk no more
    with small_disk(4096):
        said = failed(tmp_path, form=form)
    assert "could not be finished: File too large" in said
    assert "Make room" in said
    assert snapshot(tmp_path) == before
    export(tmp_path, form=form)
    assert snapshot(tmp_path) != before


def test_what_stands_in_the_way_of_one_file_leaves_all_as_they_were(tmp_path: Path) -> None:
    needling = procedure(title="Needling")
    other = site("other.example")
    export(tmp_path)
    (tmp_path / "mine").write_text("mine")
    before = snapshot(tmp_path)
    needling.summary = "Changed"
    needling.save_revision().publish()
    added = [procedure(title=f"Added {number}") for number in range(3)]
    page = procedure(other.root_page, "Peel")
    blocked = tmp_path / f"other.example/peel.{page.pk}.jsonld"
    blocked.mkdir(parents=True)
    assert f"Is a directory ({blocked})" in failed(tmp_path)
    assert snapshot(tmp_path) == before
    blocked.rmdir()
    blocked.parent.rmdir()
    blocked.parent.symlink_to("nowhere")
    assert "other.example" in failed(tmp_path)
    assert snapshot(tmp_path) == before
    blocked.parent.unlink()
    export(tmp_path)
    assert len(manifest_of(tmp_path)["items"]) == 2 + len(added)
    assert (tmp_path / "mine").read_text() == "mine"


@pytest.mark.parametrize("form", ["jsonld", "ndjson"])
def test_an_error_halfway_leaves_the_former_export(tmp_path: Path, form: str) -> None:
    whole_site(2)
    export(tmp_path, form=form)
    before = snapshot(tmp_path)

    def breaking(pages: Iterable[ExportedPage], total: int) -> Iterable[ExportedPage]:
        for number, page in enumerate(pages):
            if number == total - 1:
                raise KeyboardInterrupt
            yield page

    with pytest.raises(KeyboardInterrupt):
        export_pages(tmp_path, form, progress=breaking)
    assert snapshot(tmp_path) == before


def test_two_exports_to_one_folder_do_not_mix(tmp_path: Path) -> None:
    procedure()
    said = []

    def meanwhile(pages: Iterable[ExportedPage], _: int) -> Iterable[ExportedPage]:
        said.append(failed(tmp_path))
        return pages

    export_pages(tmp_path, "jsonld", progress=meanwhile)
    assert said == [
        f"Another export to {tmp_path} is running: wait for it, or choose another folder."
    ]
    assert len(manifest_of(tmp_path)["items"]) == 1


def test_what_a_killed_export_left_behind_is_cleared(tmp_path: Path) -> None:
    procedure()
    script = f"""
import os, signal
from pathlib import Path
import django
django.setup()
from wagtail_microneedling.export.folder import unfinished
with unfinished(Path({str(tmp_path)!r})) as making:
    (making / "half").write_text("half")
    os.kill(os.getpid(), signal.SIGKILL)
"""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    killed = subprocess.run([sys.executable, "-c", script], check=False, env=environment)
    assert killed.returncode == -signal.SIGKILL
    assert len(snapshot(tmp_path)) == 1
    export(tmp_path)
    assert set(snapshot(tmp_path)) == {
        "manifest.json",
        manifest_of(tmp_path)["items"][0]["path"],
    }


def test_nothing_is_readable_under_its_name_before_it_is_whole(tmp_path: Path) -> None:
    whole_site(1)
    seen: list[set[str]] = []

    def watching(pages: Iterable[ExportedPage], _: int) -> Iterable[ExportedPage]:
        for page in pages:
            seen.append({name for name in snapshot(tmp_path) if not name.startswith(".")})
            yield page

    export_pages(tmp_path, "jsonld", progress=watching)
    assert seen == [set()] * 4


def test_errors_are_the_packages_own(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError):
        export_pages(tmp_path / "file", "jsonld")

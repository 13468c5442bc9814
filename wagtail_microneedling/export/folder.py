"""A folder that always holds one whole export: the former one until the new one is complete."""

import errno
import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..exceptions import ExportError
from .manifest import MANIFEST, paths_in

if sys.platform != "win32":
    import fcntl

UNFINISHED = ".unfinished-export"


@contextmanager
def unfinished(folder: Path) -> Iterator[Path]:
    """Yield an empty folder inside ``folder`` for an export in the making; it is gone afterwards.

    Raises ExportError when another export is being made there, and for what the disk refuses.
    """
    with _told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(folder):
            making = folder / UNFINISHED
            shutil.rmtree(making, ignore_errors=True)  # what a killed export left behind
            making.mkdir()
            try:
                yield making
            finally:
                shutil.rmtree(making, ignore_errors=True)


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        where = problem.filename or folder
        raise ExportError(
            f"The export to {folder} could not be finished: {problem.strerror or problem} ({where}). "
            "What was there before is untouched. Make room, or choose a folder that can be written."
        ) from problem


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the folder against a second export; the lock goes with the process, however it ends."""
    if sys.platform == "win32":
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
        os.fsync(handle)
    except BlockingIOError as problem:
        raise ExportError(
            f"Another export to {folder} is running: wait for it, or choose another folder."
        ) from problem
    finally:
        os.close(handle)


def put_in_place(making: Path, files: Path, folder: Path) -> None:
    """Move finished files into ``folder``, their manifest last; then remove what only the former had.

    When something stands in the way, everything is put back and the OSError goes on.
    """
    manifest, former, stale = making / MANIFEST, making / "former", making / "stale"
    with stale.open("w", encoding="utf-8") as lines:
        for listed in paths_in(folder / MANIFEST):
            if not (files / listed).exists():
                lines.write(json.dumps(listed) + "\n")
    try:
        for path in _below(files):
            _move_in(files / path, folder / path, former / path)
        manifest.replace(folder / MANIFEST)
    except OSError:
        _put_back(manifest, files, folder, former)
        raise
    with stale.open(encoding="utf-8") as lines:
        for line in lines:
            _remove(folder, json.loads(line))


def _below(root: Path) -> Iterator[Path]:
    """Yield the files below ``root``, relative to it, in one order everywhere."""
    for parent, folders, names in os.walk(root):
        folders.sort()
        for name in sorted(names):
            yield (Path(parent) / name).relative_to(root)


def _move_in(file: Path, target: Path, former: Path) -> None:
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        former.parent.mkdir(parents=True, exist_ok=True)
        target.replace(former)
    file.replace(target)


def _put_back(manifest: Path, files: Path, folder: Path, former: Path) -> None:
    """Undo what was moved of the files that the new manifest lists."""
    undone = ""
    for path in paths_in(manifest):
        if path == undone:
            continue
        undone = path
        if (former / path).exists():
            (former / path).replace(folder / path)
        elif not (files / path).exists():
            _remove(folder, path)


def _remove(folder: Path, path: str) -> None:
    """Remove a file, and the folders that are empty without it; nothing outside ``folder``."""
    target = folder / path
    if not target.parent.resolve().is_relative_to(folder.resolve()):
        return
    target.unlink(missing_ok=True)
    for parent in target.relative_to(folder).parents[:-1]:
        try:
            (folder / parent).rmdir()
        except OSError:
            return

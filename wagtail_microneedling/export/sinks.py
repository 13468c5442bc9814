"""Sinks: where bytes go."""

import hashlib
import os
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Protocol


class Sink(Protocol):
    """Whatever takes bytes."""

    def write(self, data: bytes, /) -> object:
        """Take ``data``."""


class Counted:
    """A sink that passes on what is written, and knows its size and SHA-256."""

    def __init__(self, sink: Sink) -> None:
        self.sink = sink
        self.size = 0
        self.sha256 = hashlib.sha256()

    def write(self, data: bytes, /) -> None:
        """Pass on ``data``."""
        self.sink.write(data)
        self.size += len(data)
        self.sha256.update(data)


class Files:
    """Opens files below a folder, one at a time; all are safely on the disk at the end."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._path = ""
        self._file: BinaryIO | None = None

    def open(self, path: str) -> BinaryIO:
        """Return the file at ``path``, to be written on where it ends."""
        if self._file is None or path != self._path:
            self._close()
            target = self.root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            self._path, self._file = path, target.open("ab")
        return self._file

    def _close(self) -> None:
        if self._file is not None:
            with self._file as file:
                self._file = None
                if not hasattr(os, "sync"):  # Windows
                    on_disk(file)

    def __enter__(self) -> "Files":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        if kind is None:
            self._close()
            if hasattr(os, "sync"):
                os.sync()  # once for thousands of files, each of which would wait for the disk
        elif self._file is not None:
            self._file.close()


def on_disk(file: BinaryIO) -> None:
    """Wait until what was written to ``file`` is on the disk."""
    file.flush()
    os.fsync(file.fileno())

"""The manifest: what an export holds, a line for each page, so that no reader must hold it whole."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from .. import __version__
from .sinks import Sink

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One exported page: ``size`` in bytes and ``sha256`` are of what was written for it."""

    id: int
    type: str
    language: str
    url: str
    path: str
    size: int
    sha256: str


class ManifestWriter:
    """Writes a manifest as the pages come; it holds no date, so equal exports are equal."""

    def __init__(self, sink: Sink, format_name: str) -> None:
        self.sink = sink
        self.counts: Counter[str] = Counter()
        about = {"package": "wagtail-microneedling", "version": __version__, "format": format_name}
        self._write(json.dumps(about)[:-1] + ',\n"items": [')

    def _write(self, text: str) -> None:
        self.sink.write(text.encode())

    def add(self, item: Item) -> None:
        """Write the line of one page."""
        self._write(",\n" if self.counts else "\n")
        self._write(json.dumps(asdict(item), separators=(",", ":")))
        self.counts[item.type] += 1

    def finish(self) -> None:
        """Write how many pages of each type there are, and the end."""
        self._write(f'\n],\n"counts": {json.dumps(dict(sorted(self.counts.items())))}\n}}\n')


def paths_in(manifest: Path) -> Iterator[str]:
    """Yield the files that a manifest lists, each relative and inside its folder; none without one.

    A manifest is a file like any other, so a path that leads outside is passed over.
    """
    if not manifest.is_file():
        return
    with manifest.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            path = _path_in(line)
            if path and _is_inside(path):
                yield path


def _path_in(line: str) -> str | None:
    try:
        item = json.loads(line.strip().rstrip(","))
    except ValueError:
        return None
    path = item.get("path") if isinstance(item, dict) else None
    return path if isinstance(path, str) else None


def _is_inside(path: str) -> bool:
    parts = PurePosixPath(path).parts
    special = "\\" in path or ":" in path or "\x00" in path
    return bool(parts) and not special and parts[0] not in ("/", MANIFEST) and ".." not in parts

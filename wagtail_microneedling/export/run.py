"""One export, from pages to a folder with a manifest."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from .folder import put_in_place, unfinished
from .formats import FORMATS, Format
from .manifest import MANIFEST, Item, ManifestWriter
from .published import ExportedPage, Published
from .sinks import Counted, Files, on_disk

#: How many pages are held at a time.
BATCH = 100

Progress = Callable[[Iterable[ExportedPage], int], Iterable[ExportedPage]]


@dataclass(frozen=True, slots=True)
class Summary:
    """What an export wrote: how many pages of each kind, and the manifest that lists them."""

    counts: dict[str, int]
    manifest: Path


def without_progress(pages: Iterable[ExportedPage], total: int) -> Iterable[ExportedPage]:
    """Return the pages as they are."""
    return pages


def export_pages(
    folder: Path,
    format_name: str,
    *,
    kinds: Collection[str] = (),
    languages: Collection[str] = (),
    batch: int = BATCH,
    progress: Progress = without_progress,
) -> Summary:
    """Write every public page to ``folder`` and return what was written.

    ``format_name`` is one of FORMATS, ``kinds`` are of KINDS, ``languages`` are language codes; all
    kinds and languages when none are named. ``progress`` gets the pages and their number at
    most, and returns them one by one. Raises ExportError when it can't be finished; what was in
    the folder before is then untouched.
    """
    published = Published(kinds, languages)
    with unfinished(folder) as making:
        with (making / MANIFEST).open("wb") as file:
            manifest = ManifestWriter(file, format_name)
            form = FORMATS[format_name]
            pages = progress(published.read(form.column, batch), published.count())
            _write(pages, form, making / "files", manifest)
            on_disk(file)
        put_in_place(making, making / "files", folder)
    return Summary(dict(sorted(manifest.counts.items())), folder / MANIFEST)


def _write(
    pages: Iterable[ExportedPage], form: Format, root: Path, manifest: ManifestWriter
) -> None:
    with Files(root) as files:
        for page in pages:
            path = form.path(page)
            sink = Counted(files.open(path))
            form.write(page, sink)
            manifest.add(
                Item(
                    id=page.id,
                    type=page.kind,
                    language=page.language,
                    url=page.url,
                    path=path,
                    size=sink.size,
                    sha256=sink.sha256.hexdigest(),
                )
            )
    manifest.finish()

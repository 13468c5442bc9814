"""One export, from pages to a folder with a manifest."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from ..document import PageDocument
from .folder import put_in_place, unfinished
from .formats import FORMATS, Format
from .kinds import kind_of
from .manifest import MANIFEST, Item, ManifestWriter
from .published import Published
from .sinks import Counted, Files, on_disk

#: How many pages are held at a time.
BATCH = 100

Progress = Callable[[Iterable[PageDocument], int], Iterable[PageDocument]]


@dataclass(frozen=True, slots=True)
class Summary:
    """What an export wrote: how many pages of each kind, and the manifest that lists them."""

    counts: dict[str, int]
    manifest: Path


def without_progress(documents: Iterable[PageDocument], total: int) -> Iterable[PageDocument]:
    """Return the documents as they are."""
    return documents


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
    kinds and languages when none are named. ``progress`` gets the documents and their number at
    most, and returns them one by one. Raises ExportError when it can't be finished; what was in
    the folder before is then untouched.
    """
    published = Published(kinds, languages)
    with unfinished(folder) as making:
        with (making / MANIFEST).open("wb") as file:
            manifest = ManifestWriter(file, format_name)
            documents = progress(published.documents(batch), published.count())
            _write(documents, FORMATS[format_name], making / "files", manifest)
            on_disk(file)
        put_in_place(making, making / "files", folder)
    return Summary(dict(sorted(manifest.counts.items())), folder / MANIFEST)


def _write(
    documents: Iterable[PageDocument], form: Format, root: Path, manifest: ManifestWriter
) -> None:
    with Files(root) as files:
        for document in documents:
            path = form.path(document)
            sink = Counted(files.open(path))
            form.write(document, sink)
            manifest.add(
                Item(
                    id=document.id,
                    type=kind_of(document),
                    language=document.language,
                    url=document.url,
                    path=path,
                    size=sink.size,
                    sha256=sink.sha256.hexdigest(),
                )
            )
    manifest.finish()

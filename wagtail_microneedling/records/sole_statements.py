"""Which pages of a site state what a site should state once: looked up for a batch, and kept true."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from ..assembly import Assembled
from ..document import PageDocument
from ..models import SoleStatement
from ..validation import STATE_ONCE, stated_once
from .chunks import in_chunks
from .deleting import delete_by_key
from .doubts import doubt_findings

#: How many other pages are named that state the same, the oldest: whoever mends three finds the next.
MOST_NAMED = 3
#: A statement's digest, and the title of the page that makes it.
Row = tuple[str, str]


class Change(NamedTuple):
    """What is to be stored of a page's statements, and what is stored of them, by key.

    ``unnamed`` are the digests of statements with which no page outside the batch names this one,
    because enough pages state the same that are older.
    """

    new: frozenset[Row]
    old: Mapping[int, Row]
    unnamed: frozenset[str] = frozenset()

    @property
    def digests(self) -> set[str]:
        """The digests of what the page states now and did not, or the other way round."""
        return {digest for digest, _ in self.new.symmetric_difference(self.old.values())}


class Known:
    """The statements of a batch, and the oldest other pages that state the same; one query."""

    def __init__(self, made: Assembled) -> None:
        self.digests = [
            {one.key: _digest(book.site_id, document, one.key) for one in stated_once(document)}
            for book, document in zip(made.books, made.documents, strict=True)
        ]
        self.places = {document.id: place for place, document in enumerate(made.documents)}
        self.old: dict[int, dict[int, Row]] = defaultdict(dict)
        self.others: dict[str, dict[int, str]] = defaultdict(dict)
        self._read(made.documents)
        self.new: dict[int, frozenset[Row]] = {}
        self.of_batch: dict[str, dict[int, str]] = defaultdict(dict)
        for document, is_public, digests in zip(
            made.documents, made.public(), self.digests, strict=True
        ):
            rows = _rows(document, digests.values()) if is_public and document.url else ()
            self.new[document.id] = frozenset(rows)
            for digest, title in rows:
                self.of_batch[digest][document.id] = title

    def _read(self, documents: Iterable[PageDocument]) -> None:
        digests = {digest for one in self.digests for digest in one.values()}
        # A page that states nothing may have stated something before.
        none: list[list[str]] = (
            [[]] if any(isinstance(document, STATE_ONCE) for document in documents) else []
        )
        columns = ("pk", "page_id", "digest", "title")
        stored = SoleStatement.objects.filter(page_id__in=self.places).values_list(*columns)
        for chunk in list(in_chunks(digests)) or none:
            others = _oldest(chunk, self.places).values_list(*columns)
            for key, page_id, digest, title in stored.union(others, all=True):
                if page_id in self.places:
                    self.old[page_id][key] = (digest, title)
                else:
                    self.others[digest][page_id] = title

    def elsewhere(self, document: PageDocument) -> dict[str, tuple[str, ...]]:
        """Return the titles of other pages that state what a page of the batch states, by its keys."""
        found = {}
        for key, digest in self.digests[self.places[document.id]].items():
            stating = {**self.others.get(digest, {}), **self.of_batch.get(digest, {})}
            stating.pop(document.id, None)
            if stating:
                found[key] = tuple(stating[page] for page in sorted(stating)[:MOST_NAMED])
        return found

    def change(self, document: PageDocument) -> Change:
        """Return what the batch makes of the stored statements of one of its pages."""
        unnamed = frozenset(
            digest for digest, _ in self.new[document.id] if self._are_enough(digest, document.id)
        )
        return Change(self.new[document.id], self.old.get(document.id, {}), unnamed)

    def _are_enough(self, digest: str, page_id: int) -> bool:
        """Return whether each page outside the batch has older ones to name than this one."""
        others = self.others.get(digest, {})
        return len(others) > MOST_NAMED and page_id > max(others)


def _oldest(digests: Collection[str], known: Collection[int]) -> Any:
    """Return of each statement the oldest that others than the known pages make.

    They are one more than are named, for that one names all the others.
    """
    place = Window(RowNumber(), partition_by=F("digest"), order_by=F("page_id").asc())
    others = SoleStatement.objects.filter(digest__in=digests).exclude(page_id__in=known)
    return others.annotate(place=place).filter(place__lte=MOST_NAMED + 1)


def keep_statements(changes: Mapping[int, Change]) -> None:
    """Store what pages state now, and doubt the findings of others that state the same or did so."""
    changed = {key: change for key, change in changes.items() if change.digests}
    if not changed:
        return
    delete_by_key(SoleStatement, (row for change in changed.values() for row in change.old))
    SoleStatement.objects.bulk_create(
        [
            SoleStatement(page_id=key, digest=digest, title=title)
            for key, change in changed.items()
            for digest, title in sorted(change.new)
        ],
        batch_size=1000,
    )
    _doubt_sharing(
        {digest for change in changed.values() for digest in change.digests - change.unnamed},
        changes,
    )


def forget_statements(keys: Collection[int]) -> None:
    """Drop what pages state that are gone, and doubt the findings of others that state the same."""
    gone = dict(SoleStatement.objects.filter(page_id__in=keys).values_list("pk", "digest"))
    delete_by_key(SoleStatement, gone)
    _doubt_sharing(set(gone.values()), keys)


def _doubt_sharing(digests: Collection[str], known: Collection[int]) -> None:
    found: set[int] = set()
    for chunk in in_chunks(digests):
        sharing = SoleStatement.objects.filter(digest__in=chunk)
        found.update(sharing.values_list("page_id", flat=True))
    doubt_findings(found.difference(known))


def _rows(document: PageDocument, digests: Iterable[str]) -> list[Row]:
    return [(digest, document.title[:255]) for digest in digests]


def _digest(site_id: int, document: PageDocument, key: str) -> str:
    said = f"{site_id} {document.language} {key}"
    return hashlib.blake2b(said.encode("utf-8", "replace"), digest_size=16).hexdigest()

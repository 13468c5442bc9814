"""Which pages of a site state what a site should state once: looked up for a batch, and kept true."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from django.db.models import Q

from ..assembly import Assembled
from ..document import PageDocument
from ..models import SoleStatement
from ..validation import STATE_ONCE, stated_once
from .chunks import in_chunks
from .deleting import delete_by_key
from .doubts import doubt_findings

#: How many other pages are named that state the same: whoever mends three finds the next.
MOST_NAMED = 3
#: A statement's digest, and the title of the page that makes it.
Row = tuple[str, str]


class Change(NamedTuple):
    """What is to be stored of a page's statements, and what is stored of them, by key."""

    new: frozenset[Row]
    old: Mapping[int, Row]

    @property
    def digests(self) -> set[str]:
        """The digests of what the page states now and did not, or the other way round."""
        return {digest for digest, _ in self.new.symmetric_difference(self.old.values())}


class Known:
    """The statements of a batch and those of other pages that are the same; one query."""

    def __init__(self, made: Assembled) -> None:
        self.digests = [
            {one.key: _digest(book.site_id, document, one.key) for one in stated_once(document)}
            for book, document in zip(made.books, made.documents, strict=True)
        ]
        self.places = {document.id: place for place, document in enumerate(made.documents)}
        self.old: dict[int, dict[int, Row]] = defaultdict(dict)
        self.pages: dict[str, set[tuple[str, int]]] = defaultdict(set)
        self._read(made.documents)
        self.new: dict[int, frozenset[Row]] = {}
        for document, is_public, digests in zip(
            made.documents, made.public(), self.digests, strict=True
        ):
            rows = _rows(document, digests.values()) if is_public and document.url else ()
            self.new[document.id] = frozenset(rows)
            for digest, title in rows:
                self.pages[digest].add((title, document.id))

    def _read(self, documents: Iterable[PageDocument]) -> None:
        digests = {digest for one in self.digests for digest in one.values()}
        # A page that states nothing may have stated something before.
        none: list[list[str]] = (
            [[]] if any(isinstance(document, STATE_ONCE) for document in documents) else []
        )
        for chunk in list(in_chunks(digests)) or none:
            of_batch = Q(page_id__in=self.places)
            stored = SoleStatement.objects.filter(of_batch | Q(digest__in=chunk))
            for key, page_id, digest, title in stored.values_list(
                "pk", "page_id", "digest", "title"
            ):
                if page_id in self.places:
                    self.old[page_id][key] = (digest, title)
                else:
                    self.pages[digest].add((title, page_id))

    def elsewhere(self, document: PageDocument) -> dict[str, tuple[str, ...]]:
        """Return the titles of other pages that state what a page of the batch states, by its keys."""
        found = {}
        for key, digest in self.digests[self.places[document.id]].items():
            others = sorted(self.pages.get(digest, ()))
            titles = tuple(title for title, page_id in others if page_id != document.id)
            if titles:
                found[key] = titles[:MOST_NAMED]
        return found

    def change(self, document: PageDocument) -> Change:
        """Return what the batch makes of the stored statements of one of its pages."""
        return Change(self.new[document.id], self.old.get(document.id, {}))


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
    _doubt_sharing({digest for change in changed.values() for digest in change.digests}, changes)


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

"""What is exported: every public page of the chosen kinds and languages, a batch at a time."""

import gc
from collections.abc import Collection, Iterator
from typing import Any

import swapper

from ..assembly import documents_in_batches, public_pages
from ..document import PageDocument
from ..models import KINDS, page_models


class Published:
    """The public pages of these kinds and languages (all when none are named), on all sites."""

    def __init__(self, kinds: Collection[str] = (), languages: Collection[str] = ()) -> None:
        models = [model for kind in kinds or KINDS for model in page_models(KINDS[kind])]
        pages = swapper.load_model("wagtailcore", "Page").objects.type(*models)
        if languages:
            pages = pages.filter(locale__language_code__in=languages)
        self.pages: Any = public_pages(pages).order_by("pk")

    def count(self) -> int:
        """Return how many pages there are at most; those that belong to no site are left out later."""
        count: int = self.pages.count()
        return count

    def documents(self, batch: int) -> Iterator[PageDocument]:
        """Yield the documents of pages that have an address, by id, holding ``batch`` at a time."""
        for document in documents_in_batches(self._pages(batch), batch):
            if document.url:
                yield document

    def _pages(self, batch: int) -> Iterator[Any]:
        last = 0
        while pages := list(self.pages.filter(pk__gt=last).specific()[:batch]):
            last = pages[-1].pk
            yield from pages
            # A page and its StreamFields hold on to each other, so that only the collector frees
            # them; by itself it waits until they are a quarter of all there is.
            pages.clear()
            gc.collect()

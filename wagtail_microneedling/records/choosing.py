"""Of which pages records are rebuilt or verified."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from ..models import KINDS, PendingRebuild, Record, page_models
from .building import published_pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Pages of these kinds, which are of KINDS, and those with these keys; all when none are named."""

    kinds: Collection[str] = ()
    keys: Collection[int] = ()

    def published(self) -> Any:
        """Return the published pages among them, as a queryset of the base page model."""
        pages = published_pages()
        if not self.kinds and not self.keys:
            return pages
        models = [model for kind in self.kinds for model in page_models(KINDS[kind])]
        return pages.filter(pages.type_q(*models) | Q(pk__in=self.keys))

    def gone(self) -> set[int]:
        """Return the keys of pages of which something is stored and that are not published any more.

        What is gone has no kind: it is found by its key, or when all pages are asked for.
        """
        asked = Q(page_id__in=self.keys) if self.kinds or self.keys else Q()
        published = Q(page_id__in=published_pages().order_by().values("pk"))
        return {
            key
            for model in (Record, PendingRebuild)
            for key in model._default_manager.filter(asked & ~published).values_list(
                "page_id", flat=True
            )
        }

    def unknown(self) -> set[int]:
        """Return the keys with which no page is published and of which nothing is stored."""
        pages = published_pages().filter(pk__in=self.keys)
        return set(self.keys) - set(pages.values_list("pk", flat=True)) - self.gone()

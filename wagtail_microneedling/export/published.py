"""What is exported: what is stored of every public page of the chosen kinds and languages."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import swapper
from django.contrib.contenttypes.models import ContentType
from django.db import OperationalError

from .. import records
from ..assembly import public_pages
from ..exceptions import ExportError, RecordError
from ..models import KINDS, page_models

#: How often a batch is read again in which some records were not true.
TRIES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedPage:
    """A public page: where it is, and the column of its record that the format writes.

    ``kind`` is one of KINDS, ``url`` absolute, ``language`` the code of its locale.
    """

    id: int
    kind: str
    language: str
    url: str
    content: bytes


class Published:
    """The public pages of these kinds and languages (all when none are named), on all sites."""

    def __init__(self, kinds: Collection[str] = (), languages: Collection[str] = ()) -> None:
        models = {model: kind for kind in kinds or KINDS for model in page_models(KINDS[kind])}
        types = ContentType.objects.get_for_models(*models)
        self.kinds = {types[model].pk: kind for model, kind in models.items()}
        pages = swapper.load_model("wagtailcore", "Page").objects.type(*models)
        if languages:
            pages = pages.filter(locale__language_code__in=languages)
        self.pages: Any = public_pages(pages).order_by("pk")

    def count(self) -> int:
        """Return how many pages there are at most; those that belong to no site are left out later."""
        count: int = self.pages.count()
        return count

    def read(self, column: str, batch: int) -> Iterator[ExportedPage]:
        """Yield the pages that have an address, by id, holding ``batch`` at a time.

        What is not true is built first. Raises ExportError when that can't be done.
        """
        last = 0
        while rows := self._rows(column, last, batch):
            last = rows[-1][0]
            for key, _, _, content, kind, language, url in rows:
                if url:
                    yield ExportedPage(
                        id=key,
                        kind=self.kinds[kind],
                        language=language,
                        url=url,
                        content=bytes(content),
                    )

    def _rows(self, column: str, last: int, batch: int) -> list[Any]:
        for _ in range(TRIES):
            pages = records.with_stored(
                self.pages.filter(pk__gt=last),
                column,
                None,
                None,
                "content_type",
                "locale__language_code",
                "clinical_record__url",
            )
            rows = list(pages[:batch])
            stale = [key for key, is_true, *_ in rows if not is_true]
            if not stale:
                break
            try:
                records.read(stale, "pk")
            except (RecordError, OperationalError) as problem:
                raise ExportError(
                    f"The export could not be finished: {problem} "
                    "What was there before is untouched."
                ) from problem
        return rows

"""What is published: every public page, judged as it is today, by one process or by several."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from ..assembly import public_pages
from ..exceptions import RecordError
from ..records import Judged, judged_afresh, reason, results_of
from .report import CheckedPage

#: How many pages share their queries.
BATCH = 100


def public_keys(pages: Any) -> list[int]:
    """Return the keys of those of ``pages`` that anonymous readers may see, sorted."""
    return list(public_pages(pages).order_by("pk").values_list("pk", flat=True))


def check(
    keys: Sequence[int],
    *,
    jobs: int = 1,
    batch: int = BATCH,
    advance: Callable[[int], object] = lambda pages: None,
) -> Iterator[CheckedPage]:
    """Yield these pages as they were checked, those that belong to no site left out.

    ``advance`` is told how many were looked at. Raises RecordError when one of several processes
    gives up.
    """
    batches = [keys[start : start + batch] for start in range(0, len(keys), batch)]
    try:
        for looked_at, checked in zip(batches, results_of(_check, batches, jobs), strict=True):
            yield from checked
            advance(len(looked_at))
    except BrokenProcessPool as problem:
        raise RecordError(
            "One of the processes that check has ended before its time: is there enough memory? "
            "Fewer --jobs need less."
        ) from problem


def _check(keys: Sequence[int]) -> list[CheckedPage]:
    pages = (_page(key, result) for key, result in judged_afresh(keys))
    return [page for page in pages if page.url or page.problem]


def _page(key: int, result: Judged | Exception) -> CheckedPage:
    if isinstance(result, Exception):
        return CheckedPage(
            url="", page_id=key, problem=f"The page can’t be built: {reason(result)}."
        )
    document = result.subject.document
    return CheckedPage(
        url=document.url,
        page_id=document.id,
        title=document.title,
        published_url=document.url,
        findings=result.findings,
    )

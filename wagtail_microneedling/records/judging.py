"""What the checks find on pages that are published, looked at afresh: stored findings may be a day old."""

import gc
from collections.abc import Collection, Iterator

from .building import read_pages, results
from .findings import Judged, judged


def judged_afresh(keys: Collection[int]) -> Iterator[tuple[int, Judged | Exception]]:
    """Yield the key of each of these pages with how it is judged now, or with the error that it met.

    A constant number of queries; pages that are no longer published are left out. Nothing is stored.
    """
    pages, unreadable = read_pages(sorted(keys))
    yield from unreadable.items()
    for page, result in results(pages, judged):
        yield page.pk, result
    del pages
    # A page and its StreamFields hold on to each other, so that only the collector frees them.
    gc.collect()

"""However many pages there are, one batch of them is held, and each batch costs the same queries."""

import gc
import tracemalloc
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.site import index, procedure
from wagtail_microneedling.export import FORMATS, ExportedPage, export_pages

pytestmark = pytest.mark.django_db

BATCH = 10


def collecting(pages: Iterable[ExportedPage], _: int) -> Iterable[ExportedPage]:
    """Hand on the pages; what nobody holds any more goes after each batch, not at random."""
    for number, page in enumerate(pages):
        if number % BATCH == 0:
            gc.collect()
        yield page


def peak(folder: Path, form: str) -> int:
    """Return the most bytes of Python objects that an export holds at once."""
    gc.collect()
    tracemalloc.start()
    try:
        export_pages(folder, form, batch=BATCH, progress=collecting)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def add(numbers: range) -> None:
    """Publish procedures with enough words to be noticed in memory, ten below each index page."""
    parent = None
    for number in numbers:
        if parent is None or number % 10 == 0:
            parent = index(title=f"I{number}")
        procedure(parent, f"P{number}", how_it_works=f"<p>{number} {'words ' * 500}</p>")


def peaks(folder: Path) -> dict[str, int]:
    """Return the lower of two peaks of each format: others in this process also take memory at times.

    Before, all records are made true, and what is imported once is imported.
    """
    for form in FORMATS:
        peak(folder / form, form)
    return {form: min(peak(folder / form, form) for _ in range(2)) for form in FORMATS}


def test_memory_does_not_grow_with_the_number_of_pages(tmp_path: Path) -> None:
    add(range(40))
    few = peaks(tmp_path)
    add(range(40, 160))
    many = peaks(tmp_path)
    # Less than the 120 pages take that were added: a graph alone has 5 kB.
    assert {form: many[form] for form in FORMATS if many[form] > few[form] + 200_000} == {}


def pages_alive() -> int:
    """Return how many exported pages anybody in this process holds."""
    return sum(issubclass(type(one), ExportedPage) for one in gc.get_objects())


def test_at_most_one_batch_of_pages_is_alive(tmp_path: Path) -> None:
    add(range(3 * BATCH))
    gc.collect()
    others, alive = pages_alive(), []  # other tests keep some for good

    def counting(pages: Iterable[ExportedPage], _: int) -> Iterable[ExportedPage]:
        for page in pages:
            alive.append(pages_alive() - others)
            yield page

    export_pages(tmp_path, "jsonld", kinds=["procedure"], batch=BATCH, progress=counting)
    assert len(alive) == 3 * BATCH
    assert max(alive) <= 2  # the next is made while the reader holds one


def test_each_batch_costs_the_same_queries(tmp_path: Path) -> None:
    found = []
    for number in range(3):
        add(range(number * BATCH, (number + 1) * BATCH))
        export_pages(tmp_path, "json")  # what is cached once
        with CaptureQueriesContext(connection) as captured:
            export_pages(tmp_path, "json", kinds=["procedure"], batch=BATCH)
        found.append(len(captured))
    assert found[2] - found[1] == found[1] - found[0]
    assert found[1] - found[0] < 40

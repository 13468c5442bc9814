"""Changes that are committed one by one, as in a script, and while others read."""

from threading import Event, Thread
from typing import Any

import pytest
from django.db import connection

from tests import site as make
from wagtail_microneedling.models import PendingRebuild
from wagtail_microneedling.records import read

from . import operations as do
from . import world

pytestmark = pytest.mark.django_db(transaction=True)

OPERATIONS = (
    "a_page_is_published",
    "a_page_moves",
    "sections_are_reordered",
    "a_slug_is_published",
    "the_chosen_procedure_changes",
    "questions_are_unpublished",
    "a_concern_is_edited",
    "a_source_of_risks_is_deleted",
    "the_renditions_of_a_picture_are_deleted",
    "a_section_becomes_private",
    "the_clinic_is_renamed",
    "a_chosen_procedure_is_deleted",
    "a_snippet_is_loaded_from_a_fixture",
)


def test_every_change_is_committed_with_its_records() -> None:
    world.build()
    world.build_all()
    for name in OPERATIONS:
        do.operation(name).act()
        assert not PendingRebuild.objects.exists(), name
        assert world.lies() == [], name


def test_what_a_page_from_a_fixture_links_to_is_known() -> None:
    linked, page = make.procedure(title="Linked"), make.procedure(title="Loaded")
    page.how_it_works = make.link_to(linked)
    do.everywhere.load(page.page_ptr, page)
    world.build_all()
    do.save(linked, slug="elsewhere")
    assert world.lies() == []
    assert b"/elsewhere/" in bytes(read([page.pk])[page.pk].body)


class Reader(Thread):
    """Reads a page's record again and again, and notes what is older than what was published."""

    def __init__(self, page: Any, published: list[int]) -> None:
        super().__init__()
        self.page, self.published = page, published
        self.stop = Event()
        self.times = 0
        self.too_old: list[tuple[int, int]] = []
        self.problems: list[Exception] = []

    def run(self) -> None:
        try:
            while not self.stop.is_set():
                self.look()
        except Exception as problem:
            self.problems.append(problem)
        finally:
            connection.close()

    def look(self) -> None:
        known = self.published[-1]
        record = read([self.page.pk])[self.page.pk]
        (said,) = (
            number for number in range(100) if b'"Number %d."' % number in bytes(record.body)
        )
        if said < known:
            self.too_old.append((known, said))
        self.times += 1


def test_readers_never_get_what_is_older_than_what_was_published() -> None:
    page = make.procedure(summary="Number 0.")
    read([page.pk])
    published = [0]
    readers = [Reader(page, published) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(1, 8):
        do.publish(page, summary=f"Number {number}.")
        published.append(number)
    for reader in readers:
        reader.stop.set()
        reader.join()
    assert [reader.problems for reader in readers] == [[], [], []]
    assert [reader.too_old for reader in readers] == [[], [], []]
    assert all(reader.times for reader in readers)
    assert b'"Number 7."' in bytes(read([page.pk])[page.pk].body)
    assert world.lies() == []

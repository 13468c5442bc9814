"""Builders and editors at the same time: nobody waits for who waits for them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction

from wagtail_microneedling.models import PendingRebuild, Record
from wagtail_microneedling.records import build, read, rebuild_pending

from . import world
from .commanding import treatments

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite is written by one process"),
]

#: How databases are told to wait for a lock no longer than this test needs.
IMPATIENT = {"postgresql": "SET lock_timeout = '5s'", "mysql": "SET innodb_lock_wait_timeout = 5"}


class Other(Thread):
    """Somebody who works on a connection of their own; ``problem`` is the error that they met."""

    def __init__(self, work: Callable[[], object]) -> None:
        super().__init__()
        self.work = work
        self.problem: Exception | None = None

    def run(self) -> None:
        try:
            impatient()
            self.work()
        except Exception as problem:
            self.problem = problem
        finally:
            connection.close()

    def begin(self) -> None:
        """Start, and go on when it is done or waits for a lock."""
        self.start()
        self.join(1)

    def end(self) -> None:
        """Wait until it is done; it must have met no error."""
        self.join()
        assert self.problem is None, self.problem


def impatient() -> None:
    with connection.cursor() as cursor:
        cursor.execute(IMPATIENT[connection.vendor])


@contextmanager
def once(statement: str, table: str, act: Callable[[], object]) -> Iterator[None]:
    """Act after the first such statement on a table that this connection runs."""
    left = [act]

    def acting(execute: Any, sql: str, *arguments: Any) -> Any:
        result = execute(sql, *arguments)
        if left and sql.startswith(statement) and connection.ops.quote_name(table) in sql:
            left.pop()()
        return result

    with connection.execute_wrapper(acting):
        yield
    assert not left


def test_who_builds_waits_for_nobody_who_marks() -> None:
    pages = treatments(4)
    rebuild_pending.call()
    PendingRebuild.objects.bulk_create([PendingRebuild(page_id=page.pk) for page in pages])
    noted, done = Event(), Event()

    def edit() -> None:
        with transaction.atomic():
            PendingRebuild.objects.create(page_id=pages[0].pk)
            noted.set()
            done.wait(20)

    editor = Other(edit)
    editor.start()
    noted.wait(20)
    impatient()
    try:
        built = build({page.pk for page in pages})
    finally:
        done.set()
        editor.end()
    assert len(built.written) == 4
    # What was marked meanwhile is still to be built.
    assert [row.page_id for row in PendingRebuild.objects.all()] == [pages[0].pk]


def test_two_who_build_what_somebody_has_just_built() -> None:
    (page,) = treatments(1)
    Record.objects.all().delete()
    impatient()

    def write() -> None:
        Record.objects.filter(pk=page.pk).update(version=7)

    writer = Other(write)

    def build_elsewhere() -> None:
        builder = Other(lambda: read([page.pk]))
        builder.start()
        builder.end()

    with (
        once("SELECT", "wagtailcore_locale", build_elsewhere),
        once("INSERT", "wagtail_microneedling_record", writer.begin),
        transaction.atomic(),
    ):
        built = build({page.pk})
    writer.end()
    assert built.overtaken == {page.pk}
    assert Record.objects.get(pk=page.pk).version == 7


def test_a_page_is_unpublished_while_it_is_built() -> None:
    pages = treatments(2)
    PendingRebuild.objects.create(page_id=pages[0].pk)
    impatient()

    def unpublish() -> None:
        with transaction.atomic():
            pages[0].unpublish()

    editor = Other(unpublish)
    with once("UPDATE", "wagtail_microneedling_record", editor.begin):
        build({pages[0].pk})
    editor.end()
    assert not Record.objects.filter(pk=pages[0].pk).exists()
    assert world.lies() == []


def test_who_publishes_is_told_when_the_database_gives_up_the_publishing() -> None:
    page, held = treatments(2)
    PendingRebuild.objects.all().delete()
    impatient()
    ready, publishing = Event(), Event()

    def cross() -> None:
        with transaction.atomic():
            # Who has written more is spared.
            PendingRebuild.objects.bulk_create([PendingRebuild(page_id=0) for _ in range(1000)])
            Record.objects.filter(pk=page.pk).update(builder="other")
            ready.set()
            publishing.wait(20)
            Event().wait(0.5)  # until the publisher waits for this transaction
            Record.objects.filter(pk=held.pk).update(builder="other")

    other = Other(cross)
    other.start()
    ready.wait(20)
    page.title = "Published"
    told = False
    try:
        with transaction.atomic(), once("SELECT", "wagtailcore_locale", publishing.set):
            Record.objects.filter(pk=held.pk).update(builder="publisher")
            page.save_revision().publish()
    except OperationalError:
        told = True
    other.join()
    page.refresh_from_db()
    assert page.title == ("Procedure 1" if told else "Published")
    assert world.lies() == []

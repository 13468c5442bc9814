"""Killed, out of space, out of workers, or amidst editing: nothing stale is left that looks true."""

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

import pytest
from django.db import connection

from wagtail_microneedling.exceptions import RecordError
from wagtail_microneedling.models import PendingRebuild, Record
from wagtail_microneedling.records import (
    Choice,
    differences,
    fresh_records,
    planned,
    read,
    rebuild,
)

from .commanding import failure, python, run, treatments

pytestmark = pytest.mark.django_db(transaction=True)

several_writers = pytest.mark.skipif(
    "connection.vendor == 'sqlite'", reason="SQLite is written by one process"
)

#: A rebuild that is killed between writing its second batch and the end of that transaction.
KILLED = """
import os, signal, django
django.setup()
from django.db import connection
from wagtail_microneedling.records import Choice, planned, rebuild
batches = []
def killing(execute, sql, *arguments):
    result = execute(sql, *arguments)
    deleted = sql.startswith("DELETE") and "pendingrebuild" in sql
    if deleted and batches and connection.in_atomic_block:
        os.kill(os.getpid(), signal.SIGKILL)
    return result
plan = planned(Choice(), everything=True)
with connection.execute_wrapper(killing):
    rebuild(plan, batch=2, advance=batches.append)
"""

#: A rebuild by three processes that is killed after its first batch.
KILLED_WITH_WORKERS = """
import os, signal, django
django.setup()
from wagtail_microneedling.records import Choice, planned, rebuild
def kill(pages):
    os.kill(os.getpid(), signal.SIGKILL)
rebuild(planned(Choice(), everything=True), jobs=3, batch=1, advance=kill)
"""


def lie() -> None:
    Record.objects.update(body=b"{}")


def test_what_a_killed_rebuild_wrote_counts_and_the_next_run_does_the_rest() -> None:
    treatments(5)
    keys = sorted(fresh_records().values_list("pk", flat=True))
    assert len(keys) == 6
    lie()
    assert python("-c", KILLED).returncode == -signal.SIGKILL
    assert sorted(fresh_records().values_list("pk", flat=True)) == keys[:2]
    assert list(differences()) == []
    again = python("manage.py", "rebuild_records")
    assert (again.stdout, again.returncode) == ("Records built: 4, dropped: 0, failed: 0.\n", 0)
    assert run("verify_records") == "All records are true: 6.\n"


def test_exit_statuses_are_those_of_a_command() -> None:
    treatments(1)
    lie()
    found = python("manage.py", "verify_records")
    assert found.returncode == 1
    assert found.stdout == ""
    assert "Not true, or not to be built: 2 of 2." in found.stderr
    assert "Traceback" not in found.stderr
    assert python("manage.py", "rebuild_records", "--all").returncode == 0
    assert python("manage.py", "verify_records").returncode == 0


@pytest.fixture
def nobody_works(settings: Any) -> None:
    """Tasks wait for a worker that does not come: nobody but the command builds."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@pytest.mark.parametrize("jobs", [1, pytest.param(2, marks=several_writers)])
@pytest.mark.usefixtures("nobody_works")
def test_who_edits_meanwhile_finds_nothing_stale(jobs: int) -> None:
    pages = treatments(6)
    waiting = [*pages]

    def edit(_: int) -> None:
        # The last ones are not built yet, the first ones were.
        if waiting:
            page = waiting.pop()
            page.title = f"Edited {page.title}"
            page.save_revision().publish()

    rebuild(planned(Choice(), everything=True), batch=1, jobs=jobs, advance=edit)
    assert list(differences()) == []
    found = read([page.pk for page in pages])
    assert all(page.title in bytes(found[page.pk].body).decode() for page in pages)


def elsewhere(page: Any, title: str, published: bool) -> None:
    """Let somebody else give a page another title, on a connection of their own."""

    def edit() -> None:
        page.title = title
        if published:
            page.save_revision().publish()
        else:
            page.save()
        connection.close()

    thread = Thread(target=edit)
    thread.start()
    thread.join()


@pytest.mark.usefixtures("nobody_works")
def test_an_edit_between_reading_and_writing_is_not_overwritten() -> None:
    first, second = treatments(2)
    edits = [(first, "Published", True), (second, "Saved", False)]

    def editing(execute: Any, sql: str, *arguments: Any) -> Any:
        result = execute(sql, *arguments)
        # Languages are read when the pages already were.
        while connection.ops.quote_name("wagtailcore_locale") in sql and edits:
            elsewhere(*edits.pop())
        return result

    plan = planned(Choice(keys=[first.pk, second.pk]), everything=True)
    with connection.execute_wrapper(editing):
        rebuild(plan)
    assert edits == []
    assert list(differences()) == []
    found = read([first.pk, second.pk])
    assert b'"Published"' in bytes(found[first.pk].body)
    assert b'"Saved"' in bytes(found[second.pk].body)


def test_a_page_that_goes_meanwhile_leaves_nothing() -> None:
    pages = treatments(3)
    plan = planned(Choice(), everything=True)
    pages[2].delete()
    done = rebuild(plan)
    assert (done.built, done.dropped) == (3, 1)
    assert not Record.objects.filter(pk=plan.build[-1]).exists()
    assert not PendingRebuild.objects.exists()


@contextmanager
def full_disk(records: int) -> Iterator[None]:
    """Let the database hold no more than it does, or so many records more."""
    before, after = REFUSING[connection.vendor]
    with connection.cursor() as cursor:
        room = records
        if connection.vendor == "sqlite":
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA page_count")
            room = cursor.fetchone()[0] + records * PAGES_OF_A_RECORD
        try:
            for statement in before:
                cursor.execute(statement.replace("ROOM", str(room)))
            yield
        finally:
            for statement in after:
                cursor.execute(statement)


#: SQLite's pages of 4 KB that a record with `LONG` in its body and its graph takes, and some more.
PAGES_OF_A_RECORD = 130
LONG = "needle " * 20_000

#: What makes a database refuse to write more than there is ROOM for, and what lets it write again;
#: PostgreSQL and MariaDB say then what they say when a disk is full.
REFUSING = {
    "sqlite": (["PRAGMA max_page_count=ROOM"], ["PRAGMA max_page_count=1073741823"]),
    "postgresql": (
        [
            "CREATE SEQUENCE written",
            """
            CREATE FUNCTION refuse() RETURNS trigger AS $$
            BEGIN
                IF nextval('written') > ROOM THEN
                    RAISE EXCEPTION 'could not extend file: No space left on device'
                    USING ERRCODE = 'disk_full';
                END IF;
                RETURN NEW;
            END $$ LANGUAGE plpgsql
            """,
            """
            CREATE TRIGGER refuse BEFORE UPDATE ON wagtail_microneedling_record
            FOR EACH ROW WHEN (NEW.version > OLD.version) EXECUTE FUNCTION refuse()
            """,
        ],
        ["DROP FUNCTION refuse CASCADE", "DROP SEQUENCE written"],
    ),
    "mysql": (
        [
            "SET @room = ROOM",
            """
            CREATE TRIGGER refuse BEFORE UPDATE ON wagtail_microneedling_record FOR EACH ROW
            IF NEW.version > OLD.version THEN
                IF @room < 1 THEN
                    SIGNAL SQLSTATE 'HY000'
                    SET MYSQL_ERRNO = 1021, MESSAGE_TEXT = 'Disk full; no space left on device';
                END IF;
                SET @room = @room - 1;
            END IF
            """,
        ],
        ["DROP TRIGGER IF EXISTS refuse"],
    ),
}


def make_long(pages: list[Any]) -> None:
    """Make pages longer without a signal, so that their records are as they were."""
    type(pages[0]).objects.update(how_it_works=f"<p>{LONG}</p>")


def test_a_full_disk_leaves_the_records_as_they_were() -> None:
    make_long(treatments(3))
    before = list(Record.objects.order_by("pk").values())
    with full_disk(0):
        said = failure("rebuild_records", "--all")
    assert said.startswith("The rebuild stopped after 0 of 4 pages: OperationalError: ")
    assert said.endswith(
        "What was built until then stays. Once the cause is mended, run it again without --all: "
        "it does the rest."
    )
    assert list(Record.objects.order_by("pk").values()) == before
    assert fresh_records().count() == 0  # nor is what was is taken for true
    assert run("rebuild_records").startswith("Records built: 4,")
    assert run("verify_records") == "All records are true: 4.\n"


def test_a_disk_that_fills_up_leaves_what_was_built_before() -> None:
    make_long(treatments(4))
    plan = planned(Choice(kinds=["procedure"]), everything=True)
    with full_disk(2), pytest.raises(RecordError, match=r"stopped after [12] of 4 pages"):
        rebuild(plan, batch=1)
    built = fresh_records().filter(pk__in=plan.build).count()
    assert built in (1, 2)
    assert list(differences()) == []
    assert run("rebuild_records", "--only", "procedure").startswith(f"Records built: {4 - built},")
    assert run("verify_records", "--only", "procedure") == "All records are true: 4.\n"


@several_writers
def test_several_processes_build_all() -> None:
    treatments(30)
    lie()
    seen = set[int | None]()

    def look(_: int) -> None:
        seen.update(process.pid for process in multiprocessing.active_children())

    done = rebuild(planned(Choice(), everything=True), jobs=3, batch=2, advance=look)
    assert (done.built, done.failures) == (31, ())
    assert len(seen) == 3
    assert run("verify_records") == "All records are true: 31.\n"


@several_writers
def test_a_worker_that_is_killed_is_told_of_and_the_next_run_does_the_rest() -> None:
    treatments(30)
    lie()

    def kill_one(_: int) -> None:
        process = multiprocessing.active_children()[0]
        assert process.pid
        os.kill(process.pid, signal.SIGKILL)

    with pytest.raises(RecordError, match=r"stopped after .* of 31 pages: BrokenProcessPool"):
        rebuild(planned(Choice(), everything=True), jobs=2, batch=1, advance=kill_one)
    assert list(differences()) == []
    assert 0 < fresh_records().count() < 31
    assert "failed: 0" in run("rebuild_records")
    assert run("verify_records") == "All records are true: 31.\n"


OTHERS_CONNECTED = {
    "postgresql": "SELECT count(*) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()",
    "mysql": "SELECT count(*) FROM information_schema.processlist "
    "WHERE db = database() AND id <> connection_id()",
}


def others_connected() -> int:
    with connection.cursor() as cursor:
        cursor.execute(OTHERS_CONNECTED[connection.vendor])
        count: int = cursor.fetchone()[0]
        return count


@several_writers
def test_workers_end_with_a_command_that_is_killed() -> None:
    treatments(30)
    lie()
    assert python("-c", KILLED_WITH_WORKERS).returncode == -signal.SIGKILL
    deadline = time.monotonic() + 20
    while others_connected() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert others_connected() == 0
    assert list(differences()) == []
    assert 0 < fresh_records().count() < 31
    assert "failed: 0" in run("rebuild_records")
    assert run("verify_records") == "All records are true: 31.\n"

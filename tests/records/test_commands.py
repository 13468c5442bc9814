"""What is missing or not true is built, and a lie is found: the words and effects of the commands."""

import gzip
import os
import pty
import sys
import termios
from contextlib import suppress
from io import StringIO
from typing import Any

import pytest
import swapper
from django.core.management import CommandError, call_command
from django.db import connection

from tests.site import faq, index, procedure, risk
from wagtail_microneedling.models import PendingRebuild, Record
from wagtail_microneedling.records import differences, fresh_records

from .commanding import failure, run, treatments

pytestmark = pytest.mark.django_db


def true_keys() -> set[int]:
    return set(fresh_records().values_list("pk", flat=True))


def stored() -> list[Any]:
    return [
        *Record.objects.order_by("pk").values(),
        *PendingRebuild.objects.order_by("pk").values(),
    ]


def test_what_is_missing_is_built_and_what_is_true_is_left() -> None:
    pages = treatments(3)
    assert run("rebuild_records") == "Records built: 4, dropped: 0, failed: 0.\n"
    assert {page.pk for page in pages} < true_keys()
    before = stored()
    assert run("rebuild_records") == "Records built: 0, dropped: 0, failed: 0.\n"
    assert stored() == before
    pages[0].title = "Another"
    pages[0].save()
    assert true_keys() == {pages[1].pk, pages[2].pk}
    assert run("rebuild_records").startswith("Records built: 2,")
    assert run("verify_records") == "All records are true: 4.\n"


def test_a_lie_in_a_record_is_found_and_mended() -> None:
    page = treatments(3)[1]
    run("rebuild_records")
    Record.objects.filter(pk=page.pk).update(body=b"{}", sessions=99)
    said = failure("verify_records")
    assert said.splitlines() == [
        "Not true, or not to be built: 1 of 4.",
        f"  {page.pk} Procedure 2: body, sessions",
        "`manage.py rebuild_records --all` builds records anew, true or not.",
    ]
    assert run("rebuild_records").startswith("Records built: 0,")  # it looks true
    assert failure("verify_records") == said
    assert run("rebuild_records", "--all").startswith("Records built: 4,")
    assert run("verify_records") == "All records are true: 4.\n"


def test_what_is_encoded_may_have_other_bytes_and_no_other_content() -> None:
    page = treatments(1)[0]
    run("rebuild_records")
    record = Record.objects.get(pk=page.pk)
    Record.objects.update(body_gzip=gzip.compress(bytes(record.body), 1))
    assert f"\n  {page.get_parent().pk} Treatments: body_gzip\n" in failure("verify_records")
    assert run("verify_records", "--only", "procedure") == "All records are true: 1.\n"
    for nonsense in (b"", b"nonsense", gzip.compress(bytes(record.body))[:-9]):
        Record.objects.filter(pk=page.pk).update(body_gzip=nonsense, graph_br=nonsense)
        said = failure("verify_records", "--only", "procedure")
        assert f"\n  {page.pk} Procedure 1: body_gzip, graph_br\n" in said


def test_a_write_that_sends_no_signal_is_found_and_mended() -> None:
    page = treatments(2)[0]
    run("rebuild_records")
    base = swapper.load_model("wagtailcore", "Page")
    base.objects.filter(pk=page.pk).update(title="Quietly renamed")
    found = {difference.page_id: difference.fields for difference in differences()}
    assert set(found) == {page.pk, page.get_parent().pk}
    assert {"body", "graph", "etag"} <= set(found[page.pk])
    assert f"\n  {page.pk} Quietly renamed: body, " in failure("verify_records")
    run("rebuild_records", "--all")
    assert run("verify_records") == "All records are true: 3.\n"
    assert "Quietly renamed" in bytes(Record.objects.get(pk=page.pk).body).decode()


def test_what_is_stale_or_missing_is_no_lie() -> None:
    pages = treatments(3)
    run("rebuild_records")
    Record.objects.filter(pk=pages[0].pk).delete()
    Record.objects.filter(pk=pages[1].pk).update(body=b"{}")
    PendingRebuild.objects.create(page_id=pages[1].pk)
    assert run("verify_records") == (
        "Stale or missing: 2 of 4. They are built before they are served.\n"
    )


def test_a_dry_run_writes_nothing() -> None:
    page = treatments(3)[0]
    run("rebuild_records")
    Record.objects.filter(pk=page.pk).delete()
    Record.objects.create(page_id=10**9)
    before = stored()
    said = run("rebuild_records", "--dry-run")
    assert said == "Records to build: 1, to drop: 1. Nothing was written.\n"
    assert run("rebuild_records", "--dry-run", "--all").startswith("Records to build: 4,")
    assert stored() == before


def test_records_of_pages_that_are_gone_are_dropped() -> None:
    first, second, third = treatments(3)
    run("rebuild_records")
    type(first).objects.filter(pk=first.pk).update(live=False)
    Record.objects.create(page_id=10**9)
    PendingRebuild.objects.create(page_id=10**9 + 1)
    assert "dropped: 0" in run("rebuild_records", "--only", "procedure")
    assert "dropped: 1" in run("rebuild_records", "--only", str(first.pk))
    assert "dropped: 2" in run("rebuild_records")
    assert true_keys() == {first.get_parent().pk, second.pk, third.pk}
    assert not PendingRebuild.objects.filter(page_id__gte=10**9).exists()


def test_only_some_kinds_and_pages() -> None:
    parent = index()
    page, other = procedure(parent), procedure(parent, "Peel")
    questions, risks = faq(page), risk(page)
    assert run("rebuild_records", "--only", "faq").startswith("Records built: 1,")
    assert true_keys() == {questions.pk}
    run("rebuild_records", "--only", "risk", "--only", str(other.pk))
    assert true_keys() == {questions.pk, risks.pk, other.pk}
    Record.objects.update(body=b"{}")
    assert "1 of 1.\n" in failure("verify_records", "--only", "faq")
    assert "2 of 2.\n" in failure("verify_records", "--only", "risk", "--only", str(other.pk))
    run("rebuild_records", "--only", "risk", "--all")
    assert run("verify_records", "--only", "risk") == "All records are true: 1.\n"
    assert "2 of 5.\n" in failure("verify_records")


@pytest.mark.parametrize("word", ["page", "", "-5", "5.0", "9" * 19, "9" * 5000, "٣"])
@pytest.mark.parametrize("command", ["rebuild_records", "verify_records"])
def test_what_is_neither_kind_nor_id_is_refused(command: str, word: str) -> None:
    treatments(1)
    assert failure(command, "--only", "faq", f"--only={word}") == (
        f"--only takes a page's id or one of procedure, faq, risk, index, not “{word}”."
    )
    assert true_keys() == set()


def test_an_id_without_a_published_page_is_refused() -> None:
    draft = procedure(live=False)
    for key in (draft.pk, draft.get_parent().pk, 10**17):
        said = failure("verify_records", "--only", str(key))
        assert said == (
            f"No clinical page is published with the id {key}: only published pages have a record."
        )


@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
def test_fewer_than_one_job_is_refused(jobs: str) -> None:
    with pytest.raises(CommandError, match="--jobs"):
        run("rebuild_records", f"--jobs={jobs}")


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A procedure, between two others, at which the project's own rule for addresses fails."""
    page = treatments(3)[1]
    addresses = type(page).get_url_parts

    def rule(self: Any, *args: Any, **kwargs: Any) -> Any:
        if self.pk == page.pk and self.title == "Procedure 2":
            raise ValueError("The address of\nthis page is nowhere.")
        return addresses(self, *args, **kwargs)

    monkeypatch.setattr(type(page), "get_url_parts", rule)
    return page


def test_a_page_that_can_not_be_built_is_named_and_tried_again(broken: Any) -> None:
    others = broken.get_siblings(inclusive=False)
    said = failure("rebuild_records")
    assert f"\n  {broken.pk} Procedure 2: ValueError: The address of this page is nowhere\n" in said
    assert {page.pk for page in others} <= true_keys()
    assert broken.pk not in true_keys()
    assert failure("rebuild_records") == said
    type(broken).objects.filter(pk=broken.pk).update(title="Mended")
    assert "failed: 0" in run("rebuild_records")
    assert broken.pk in true_keys()


def test_a_page_that_can_not_be_assembled_does_not_end_the_verifying(broken: Any) -> None:
    last = broken.get_next_sibling()
    with pytest.raises(CommandError):
        run("rebuild_records")
    Record.objects.filter(pk=last.pk).update(body=b"{}")
    counted = StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("verify_records", stdout=counted)
    assert counted.getvalue() == ""  # it is a failure, and no longer among the stale ones
    said = str(caught.value).splitlines()
    assert f"  {broken.pk} Procedure 2: ValueError: The address of this page is nowhere" in said
    assert f"  {last.pk} Procedure 3: body" in said


def test_long_work_is_told_in_lines_where_there_is_no_terminal(
    capfd: pytest.CaptureFixture[str],
) -> None:
    treatments(100)
    assert run("rebuild_records") == (
        "100 of 101 pages.\nRecords built: 101, dropped: 0, failed: 0.\n"
    )
    assert capfd.readouterr() == ("", "")


def test_quiet_runs_say_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    treatments(1)
    assert run("verify_records", "--verbosity=0") == ""
    assert run("rebuild_records", "--verbosity=0") == ""
    assert run("verify_records", "--verbosity=0") == ""
    assert capfd.readouterr() == ("", "")


def everything_in(terminal: int) -> str:
    """Return what was written to a terminal whose other end is closed."""
    shown = b""
    with suppress(OSError):  # the end, on Linux
        while part := os.read(terminal, 10_000):
            shown += part
    os.close(terminal)
    return shown.decode()


@pytest.mark.parametrize("command", ["rebuild_records", "verify_records"])
def test_a_terminal_shows_a_bar(monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    treatments(2)
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    with os.fdopen(theirs, "w") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        run(command)
    shown = everything_in(ours)
    assert "100%" in shown
    assert "3/3" in shown


def test_sqlite_is_written_by_one_process() -> None:
    treatments(1)
    said = run("rebuild_records", "--jobs=4")
    sentence = "SQLite lets one process write at a time, so one builds.\n"
    assert (sentence in said) == (connection.vendor == "sqlite")
    assert "Records built: 2," in said

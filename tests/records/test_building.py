"""How records are built: publishing goes on, the slow overwrite nobody, readers wait and then build."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy

from tests import site as make
from wagtail_microneedling.assembly import documents
from wagtail_microneedling.document import ProcedureDocument
from wagtail_microneedling.exceptions import RecordError
from wagtail_microneedling.models import PendingRebuild, ProcedurePageMixin, Record
from wagtail_microneedling.records import (
    build,
    building,
    current_stamp,
    fresh_records,
    read,
    reading,
    rebuild_pending,
    stamp,
)

from .operations import publish, save
from .world import build_all, lies, published

pytestmark = pytest.mark.django_db


def is_true(page: Any) -> bool:
    return bool(fresh_records().filter(pk=page.pk).exists())


def record_of(page: Any) -> Record:
    return Record.objects.get(pk=page.pk)


def served(page: Any) -> str:
    return bytes(read([page.pk])[page.pk].body).decode()


@pytest.fixture
def page() -> Any:
    """A published page with its record."""
    one = make.procedure(title="Needling", summary="As it was")
    build_all()
    return one


# A page that can't be built


def raise_an_error() -> None:
    raise ValueError("It comes from nowhere.")


def ask_in_vain() -> None:
    connection.cursor().execute("SELECT something FROM nowhere")


@pytest.fixture(params=[raise_an_error, ask_in_vain])
def fails_when_broken(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The documents of pages with this title fail, by themselves or by a query of theirs."""

    def document(book: Any) -> Any:
        if book.page.title == "Broken":
            request.param()
        return documents.procedure_document(book)

    builders = ((ProcedurePageMixin, ProcedureDocument, document), *documents.BUILDERS)
    monkeypatch.setattr(documents, "BUILDERS", builders)


@pytest.mark.usefixtures("fails_when_broken")
def test_publishing_survives_a_page_that_can_not_be_built(
    page: Any, caplog: pytest.LogCaptureFixture
) -> None:
    before = record_of(page)
    publish(page, title="Broken")
    page.refresh_from_db()
    assert (page.live, page.title, page.has_unpublished_changes) == (True, "Broken", False)
    assert f"The record of page {page.pk} (Broken) could not be built." in caplog.text
    broken = record_of(page)
    assert "nowhere" in broken.problem
    assert (broken.etag, bytes(broken.body)) == (before.etag, bytes(before.body))
    assert not is_true(page)
    with pytest.raises(RecordError, match=f"page {page.pk} could not be built"):
        read([page.pk])

    publish(page, title="Mended")
    assert is_true(page)
    assert record_of(page).problem == ""
    assert "Mended" in served(page)


@pytest.mark.usefixtures("fails_when_broken")
def test_the_others_are_built_all_the_same(page: Any) -> None:
    other = make.procedure(title="Broken")
    save(page, summary="As it is")
    rebuild_pending.call()
    assert is_true(page)
    assert set(PendingRebuild.objects.values_list("page_id", flat=True)) == {other.pk}
    assert build({page.pk, other.pk}).failed == {other.pk}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="Others store no text as a date.")
def test_a_row_that_can_not_be_read_stops_no_other(
    page: Any, caplog: pytest.LogCaptureFixture
) -> None:
    other = make.procedure(title="Unreadable")
    table = type(other)._meta.db_table
    with connection.cursor() as cursor:
        statement = f"UPDATE {table} SET last_reviewed = '2026-02-30' WHERE page_ptr_id = %s"  # noqa: S608
        cursor.execute(statement, [other.pk])
    built = build({page.pk, other.pk})
    assert (built.failed, built.written) == ({other.pk}, {page.pk})
    assert "ValueError" in record_of(other).problem
    assert f"The record of page {other.pk} could not be built." in caplog.text


# Several builders


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """Do something once, after a builder has read its pages and before it writes their records."""

    def arrange(act: Callable[[], object]) -> None:
        once = [act]
        real = building.contents

        def contents(*args: Any) -> Any:
            found = real(*args)
            if once:
                once.pop()()
            return found

        monkeypatch.setattr(building, "contents", contents)

    return arrange


def test_a_change_while_a_record_is_built_leaves_it_stale(page: Any, meanwhile: Any) -> None:
    meanwhile(lambda: save(page, summary="As it is"))
    assert build({page.pk}).written == {page.pk}
    assert not is_true(page)
    assert "As it is" in served(page)


def test_a_slow_builder_does_not_overwrite_a_fast_one(page: Any, meanwhile: Any) -> None:
    meanwhile(lambda: publish(page, summary="As it is"))
    assert build({page.pk}).overtaken == {page.pk}
    assert is_true(page)
    assert "As it is" in served(page)


def test_a_slow_first_builder_does_not_overwrite_a_fast_one(page: Any, meanwhile: Any) -> None:
    Record.objects.all().delete()
    meanwhile(lambda: publish(page, summary="As it is"))
    assert build({page.pk}).overtaken == {page.pk}
    assert "As it is" in served(page)


def test_a_builder_that_is_overtaken_leaves_what_changed_since(page: Any, meanwhile: Any) -> None:
    def edit_twice() -> None:
        publish(page, summary="As it was then")
        save(page, summary="As it is")

    meanwhile(edit_twice)
    assert build({page.pk}).overtaken == {page.pk}
    assert not is_true(page)
    assert "As it is" in served(page)


def test_a_page_that_was_a_draft_and_is_published_meanwhile_keeps_its_record(
    page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.unpublish()
    forget = building.Seen.forget

    def late(self: Any, keys: Any) -> None:
        monkeypatch.undo()
        publish(page, summary="As it is")
        forget(self, keys)

    monkeypatch.setattr(building.Seen, "forget", late)
    assert build({page.pk}).gone == {page.pk}
    assert is_true(page)


def test_one_builds_at_a_time(page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    save(page, summary="As it is")
    second: list[set[int]] = []

    def building_it(keys: Any) -> Any:
        second.append(reading._claimed({page.pk}))
        return build(keys)

    monkeypatch.setattr(reading, "build", building_it)
    assert "As it is" in served(page)
    assert second == [set()]
    assert record_of(page).claimed_until is None


@pytest.fixture
def claimed(page: Any) -> Any:
    """A page whose stale record somebody else builds."""
    save(page, summary="As it is")
    until = timezone.now() + reading.CLAIM
    Record.objects.filter(pk=page.pk).update(builder="another", claimed_until=until)
    return page


def test_readers_wait_for_the_one_who_builds(claimed: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    version = record_of(claimed).version
    monkeypatch.setattr(reading.time, "sleep", lambda seconds: build({claimed.pk}))
    assert "As it is" in served(claimed)
    assert record_of(claimed).version == version + 1


def test_readers_wait_for_so_long_and_then_build(
    claimed: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr(reading.time, "sleep", waited.append)
    monkeypatch.setattr(reading.time, "monotonic", lambda: sum(waited))
    assert "As it is" in served(claimed)
    assert sum(waited) == pytest.approx(reading.CLAIM.total_seconds(), abs=reading.LOOK)


def test_a_reader_gets_what_was_built_even_when_the_page_changes_again(
    page: Any, meanwhile: Any
) -> None:
    save(page, summary="As it was then")
    meanwhile(lambda: save(page, summary="As it is"))
    assert "As it was then" in served(page)
    assert "As it is" in served(page)


def test_a_claim_runs_out(claimed: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading.time, "sleep", lambda seconds: pytest.fail("Nobody builds it."))
    past = timezone.now() - datetime.timedelta(seconds=1)
    Record.objects.filter(pk=claimed.pk).update(claimed_until=past)
    assert "As it is" in served(claimed)


# What is stored


def test_nothing_is_kept_of_pages_that_are_gone(page: Any) -> None:
    other = make.procedure(title="Other")
    build_all()
    other.unpublish()
    assert not Record.objects.filter(pk=other.pk).exists()
    page.delete()
    assert read([page.pk]) == {}
    rebuild_pending.call()
    assert not Record.objects.exists()
    assert not PendingRebuild.objects.exists()


def test_last_modified_moves_when_what_is_published_changes(page: Any) -> None:
    before = record_of(page)
    build({page.pk})
    assert record_of(page).version == before.version + 1
    assert record_of(page).last_modified == before.last_modified
    save(page, summary="As it is")
    build_all()
    assert record_of(page).last_modified > before.last_modified


def test_another_version_makes_every_record_stale(
    page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamp, "_software", lambda: "newer")
    assert not is_true(page)
    assert "As it was" in served(page)
    assert is_true(page)


def test_records_are_the_same_in_whatever_language_they_are_read(settings: Any) -> None:
    settings.LANGUAGES = [("en", gettext_lazy("English")), ("de", gettext_lazy("German"))]
    found = set()
    for language in ("en", "de"):
        with translation.override(language):
            assert str(settings.LANGUAGES[1][1]) == {"en": "German", "de": "Deutsch"}[language]
            found.add(current_stamp())
    assert len(found) == 1


# What it costs


def queries(act: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as captured:
        act()
    # MariaDB deletes what waited row by row, however many rows there were.
    deletes = "DELETE" if connection.vendor == "mysql" else "none"
    return sum(not query["sql"].startswith(deletes) for query in captured)


def test_true_records_are_read_with_one_query() -> None:
    make.whole_site(14)
    keys = list(published().values_list("pk", flat=True))
    assert len(keys) >= 40
    build_all()
    assert queries(lambda: read(keys[:1])) == 1
    assert queries(lambda: read(keys[:40])) == 1


def test_a_snippet_costs_the_same_however_many_pages_mention_it() -> None:
    used = {count: make.concern(f"Concern of {count}") for count in (5, 40)}
    parent = make.index()
    for count, concern in used.items():
        for number in range(count):
            make.procedure(parent, f"{number} of {count}", concerns=[concern])
    build_all()
    costs = [queries(lambda: save(concern, name="Another")) for concern in used.values()]  # noqa: B023
    assert PendingRebuild.objects.count() == 5 + 1 + 40 + 1
    assert costs[0] == costs[1]


def test_publishing_costs_the_same_however_large_the_site_is() -> None:
    costs = []
    for count in (2, 20):
        whole = make.whole_site(count)
        build_all()
        one = whole.procedures[0]
        costs.append(queries(lambda: publish(one, summary="Other words")))  # noqa: B023
        assert lies() == []
        whole.index.delete()
    assert costs[0] == costs[1]


def test_the_task_is_given_once_for_each_transaction(page: Any) -> None:
    publish(page, title="Another title")
    publish(page, slug="another-slug")
    waiting = [entry[1] for entry in connection.run_on_commit]
    assert waiting.count(rebuild_pending.enqueue) == 1

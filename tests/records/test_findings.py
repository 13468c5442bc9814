"""What the checks find is stored with a page's record, and true like it: of the page and of others."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from tests import site as make
from wagtail_microneedling.models import PendingRebuild, Record, SoleStatement
from wagtail_microneedling.records import (
    build,
    differences,
    fresh_records,
    judged,
    judged_as_shown,
    rebuild_pending,
)

from .operations import publish, save
from .operations.table import later
from .world import Page, build_all, clinic, published, stale_findings

pytestmark = pytest.mark.django_db

RULES = "tests.records.project_rules"


def found(page: Any, code: str = "") -> list[dict[str, Any]]:
    """Return what is stored of the findings on a page, those whose code begins like ``code``."""
    findings = Record.objects.get(pk=page.pk).findings
    return [one for one in findings if one["code"].startswith(code)]


def state(page: Any) -> str:
    return str(Record.objects.get(pk=page.pk).state)


@contextmanager
def configured(**values: Any) -> Iterator[None]:
    with override_settings(WAGTAIL_MICRONEEDLING=values):
        build_all()
        yield


def after_the_task() -> None:
    """Let the worker do what waits."""
    rebuild_pending.call()
    assert not PendingRebuild.objects.exists()


def asked(parent: Any, title: str, *questions: str) -> Any:
    """Publish a FAQ page that asks these questions."""
    return make.faq(parent, title, questions=make.stored(*map(make.question, questions)))


@pytest.fixture
def needling() -> Any:
    return make.procedure(title="Needling", downtime_min=1, downtime_max=2, downtime_unit="day")


@pytest.fixture
def faq(needling: Any) -> Any:
    """A FAQ page about a procedure, both with their records."""
    page = asked(needling, "Questions", "Does it hurt?", "How long is the visit?")
    build_all()
    return page


# What is stored


def test_findings_are_stored_with_the_worst_of_them(needling: Any) -> None:
    build_all()
    assert state(needling) == "warning"
    assert {"code": "page.no_reviewer", "severity": "warning", "path": "reviewer"}.items() <= (
        found(needling, "page.no_reviewer")[0].items()
    )
    with configured(CHECK_GRADES={"page.no_reviewer": "error"}):
        assert state(needling) == "error"


def test_a_page_without_findings_is_good() -> None:
    whole = make.whole_site(1)
    build_all()
    page = whole.procedures[0]
    with configured(CHECK_GRADES={one["code"]: "off" for one in found(page)}):
        assert found(page) == []
        assert state(page) == "good"


def test_findings_change_nothing_for_readers(faq: Any) -> None:
    def told() -> dict[int, Any]:
        return dict(Record.objects.values_list("pk", "etag"))

    before = told()
    with configured(CHECK_GRADES={"page.no_reviewer": "error"}, CHECK_RULES=[f"{RULES}.downtime"]):
        assert found(faq, "own.")
        assert told() == before


def test_a_rule_that_fails_stops_no_page_and_hides_no_finding(needling: Any) -> None:
    with configured(CHECK_RULES=[f"{RULES}.several"]):
        (failed,) = found(needling, "rule.failed")
        assert failed["parameters"] == {
            "rule": "own.broken",
            "problem": "LookupError: It is not there",
        }
        assert found(needling, "own.downtime")
        assert found(needling, "page.no_reviewer")
        publish(needling, title="Scars")
        assert fresh_records().filter(pk=needling.pk).exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"CHECK_RULES": [f"{RULES}.nothing"]},
        {"CHECK_GRADES": {"page.no_reviewer": "fatal"}},
        {"CLAIM_PACKS": "core"},
    ],
    ids=str,
)
def test_settings_that_can_not_be_used_stop_no_page(needling: Any, wrong: dict[str, Any]) -> None:
    with configured(**wrong):
        (failed,) = found(needling, "rule.failed")
        assert next(iter(wrong)) in failed["parameters"]["problem"]
        assert found(needling, "page.no_reviewer")


def test_a_row_that_is_left_out_is_found(needling: Any) -> None:
    silent = make.question("Is it safe?", answer="<p></p>")
    page = make.faq(needling, questions=make.stored(silent, make.question("Does it hurt?")))
    build_all()
    (finding,) = found(page, "faq.no_answer")
    said = {"question": "Is it safe?", "row_id": silent["id"], "lacks": "answer"}
    assert finding["parameters"] == said
    assert state(page) == "error"


def test_a_depth_whose_area_is_gone_is_found(needling: Any) -> None:
    area = make.area()
    publish(needling, depths=make.stored(make.depth(0.5, 1, area=area.pk), make.depth(1, 2)))
    area.delete()
    after_the_task()
    (finding,) = found(needling, "page.row_left_out")
    assert finding["path"] == "depths"
    assert finding["parameters"]["title"] == "0.5 to 1 mm"


def test_what_is_typed_is_judged_as_what_is_published(faq: Any) -> None:
    draft = Page.objects.get(pk=faq.pk).specific
    draft.questions = "[]"
    (one,) = judged([draft])
    assert "faq.no_questions" in {finding.code for finding in one.findings}
    assert one.subject.procedure is not None
    assert not found(faq, "faq.no_questions")


def test_a_page_that_was_never_saved_can_be_judged(needling: Any) -> None:
    new = type(asked(needling, "Old"))(title="New", locale=needling.locale)
    (one,) = judged([new])
    assert {"faq.no_questions", "page.no_procedure"} <= {finding.code for finding in one.findings}


# What the page shows


def hides(page: Any) -> set[str]:
    """Return what a page states and does not show."""
    judgement = judged_as_shown(page)
    assert judgement.subject.visible_text
    found = (one for one in judgement.findings if one.code == "visible.hidden_text")
    return {one.parameters["text"] for one in found}


def test_every_page_shows_what_it_states() -> None:
    make.whole_site(1)
    pages = list(published().specific())
    assert len(pages) == 4
    assert [hides(page) for page in pages] == [set()] * 4


def test_a_template_that_shows_less_is_found_out(tmp_path: Path, settings: Any) -> None:
    make.whole_site(1)
    template = tmp_path / "wagtail_microneedling" / "faq_page.html"
    template.parent.mkdir()
    template.write_text("<h1>{{ document.title }}</h1>", encoding="utf-8")
    templates = {**settings.TEMPLATES[0], "DIRS": [tmp_path]}
    settings.TEMPLATES = [templates]
    page = published().get(title="Questions 1").specific
    assert len(hides(page)) > 10


def test_a_page_that_can_not_be_shown_is_judged_without(needling: Any, settings: Any) -> None:
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "APP_DIRS": False, "DIRS": []}]
    judgement = judged_as_shown(needling)
    assert judgement.subject.visible_text is None
    assert "page.no_reviewer" in {one.code for one in judgement.findings}


# The packs of a site


def test_a_site_chooses_packs_besides_those_of_the_project() -> None:
    make.whole_site(1)
    site = clinic()
    save(site, advertises_in=["uk", "au"])
    subjects = [one.subject for one in judged(published().specific())]
    assert {subject.packs for subject in subjects} == {frozenset({"core", "uk", "au"})}


# Findings about the procedure


def test_a_page_is_judged_with_its_procedure_and_again_when_that_changes(
    needling: Any, faq: Any
) -> None:
    with configured(CHECK_RULES=[f"{RULES}.downtime"]):
        assert found(faq, "own.")[0]["parameters"]["days"] == 2
        publish(needling, downtime_max=5)
        assert fresh_records().filter(pk=faq.pk).exists()
        after_the_task()
        assert found(faq, "own.")[0]["parameters"]["days"] == 5


def test_a_procedure_that_says_the_same_puts_nothing_in_doubt(needling: Any, faq: Any) -> None:
    build({needling.pk})
    assert not PendingRebuild.objects.exists()


def test_without_its_procedure_a_page_is_judged_alone(needling: Any, faq: Any) -> None:
    with configured(CHECK_RULES=[f"{RULES}.downtime"]):
        needling.unpublish()
        after_the_task()
        assert found(faq, "own.") == []
        assert found(faq, "page.no_procedure")


# Findings about other pages


def others(page: Any) -> list[tuple[str, str]]:
    """Return what other pages state, too, each with the title of the page that does."""
    said = [one["parameters"] for one in found(page, "once.") if "page" in one["parameters"]]
    return [(one["text"], one["page"]) for one in said]


@pytest.fixture
def twin(needling: Any, faq: Any) -> Any:
    """Another FAQ page, which asks one of the questions in other words."""
    page = asked(needling, "More questions", "Will it hurt me?", "What does it cost?")
    after_the_task()
    return page


def test_a_question_on_two_pages_is_found_on_both(faq: Any, twin: Any) -> None:
    assert others(faq) == [("Does it hurt?", "More questions")]
    assert others(twin) == [("Will it hurt me?", "Questions")]
    assert stale_findings() == []


def stops_asking(page: Any) -> None:
    publish(page, questions=make.stored(make.question("What does it cost?")))


def asks_nothing(page: Any) -> None:
    publish(page, questions="[]")


def asks_in_other_words(page: Any) -> None:
    publish(page, questions=make.stored(make.question("How painful is it?")))


@pytest.mark.parametrize(
    "act",
    [
        stops_asking,
        asks_nothing,
        asks_in_other_words,
        lambda page: page.unpublish(),
        lambda page: page.delete(),
        make.restrict,
    ],
    ids=["stops", "nothing", "other words", "unpublished", "deleted", "private"],
)
def test_when_one_page_no_longer_asks_the_other_is_told(faq: Any, twin: Any, act: Any) -> None:
    act(Page.objects.get(pk=twin.pk).specific)
    after_the_task()
    assert others(faq) == []
    assert not SoleStatement.objects.exclude(page_id__in=published().values("pk")).exists()
    assert stale_findings() == []


def test_pages_that_share_nothing_but_a_question_are_told(faq: Any) -> None:
    peel = make.procedure(make.index(title="More"), "Peel")
    other = asked(peel, "Peel questions", "Does this hurt?")
    build_all()
    assert others(faq) == [("Does it hurt?", "Peel questions")]
    publish(other, title="About peels")
    after_the_task()
    assert others(faq) == [("Does it hurt?", "About peels")]
    stops_asking(other)
    after_the_task()
    assert others(faq) == []


@pytest.mark.parametrize("act", ["unpublish", "delete"])
def test_pages_that_share_nothing_but_a_question_are_told_when_one_goes(faq: Any, act: str) -> None:
    peel = make.procedure(make.index(title="More"), "Peel")
    other = asked(peel, "Peel questions", "Does this hurt?")
    build_all()
    assert others(faq)
    getattr(Page.objects.get(pk=other.pk).specific, act)()
    after_the_task()
    assert others(faq) == []


def test_nothing_is_kept_of_a_page_that_asks_nothing_any_more(faq: Any) -> None:
    stated = SoleStatement.objects.filter(page_id=faq.pk)
    assert stated.count() == 2
    publish(faq, questions="[]")
    assert not stated.exists()


@pytest.fixture
def six(needling: Any) -> list[Any]:
    """Six pages that ask the same, the oldest first."""
    pages = [asked(needling, f"Page {number}", "Does it hurt?") for number in range(6)]
    after_the_task()
    build_all()
    return pages


def test_of_many_pages_that_ask_the_same_the_three_oldest_are_named(six: list[Any]) -> None:
    def named(number: int) -> list[str]:
        return [title for _, title in others(six[number])]

    assert named(5) == named(4) == named(3) == ["Page 0", "Page 1", "Page 2"]
    assert named(0) == ["Page 1", "Page 2", "Page 3"]
    stops_asking(six[1])
    after_the_task()
    assert named(5) == ["Page 0", "Page 2", "Page 3"]
    assert named(0) == ["Page 2", "Page 3", "Page 4"]
    publish(Page.objects.get(pk=six[3].pk).specific, title="Renamed")
    after_the_task()
    assert named(5) == ["Page 0", "Page 2", "Renamed"]
    assert stale_findings() == []


def test_a_page_that_no_other_names_has_none_looked_at_anew(six: list[Any]) -> None:
    doubted = PendingRebuild.objects.filter(only_findings=True)
    publish(Page.objects.get(pk=six[5].pk).specific, title="The last")
    assert not doubted.exists()
    publish(Page.objects.get(pk=six[0].pk).specific, title="The first")
    after_the_task()
    assert {title for page in six[1:] for _, title in others(page)} >= {"The first"}
    assert stale_findings() == []


def test_the_title_of_the_other_page_is_kept_true(faq: Any, twin: Any) -> None:
    publish(Page.objects.get(pk=twin.pk).specific, title="Frequently asked")
    after_the_task()
    assert others(faq) == [("Does it hurt?", "Frequently asked")]


def test_other_languages_and_other_sites_may_ask_the_same(faq: Any) -> None:
    translated = make.translated(faq)
    foreign = make.procedure(make.site(site_name="Other").root_page, "Foreign")
    asked(foreign, "Foreign questions", "Does it hurt?")
    after_the_task()
    build_all()
    assert others(faq) == []
    assert others(translated) == []


def test_readers_wait_for_no_finding(faq: Any, needling: Any) -> None:
    build({asked(needling, "More questions", "Will it hurt me?").pk})
    assert PendingRebuild.objects.filter(page_id=faq.pk, only_findings=True).exists()
    assert fresh_records().filter(pk=faq.pk).exists()


def test_two_procedures_of_one_name_are_found(needling: Any) -> None:
    other = make.procedure(make.index(title="More"), "The Needling")
    after_the_task()
    assert others(needling) == [("Needling", "The Needling")]
    assert others(other) == [("The Needling", "Needling")]


def test_the_same_risk_of_another_procedure_is_another_risk(needling: Any) -> None:
    rows = make.stored(make.risk_row("Redness"))
    peel = make.procedure(make.index(title="More"), "Peel")
    pages = [make.risk(parent, risks=rows) for parent in (needling, peel)]
    after_the_task()
    assert [others(page) for page in pages] == [[], []]
    more = make.risk(needling, "More risks", risks=rows)
    after_the_task()
    assert others(more) == [("Redness", "Risks")]


def test_pages_of_one_batch_know_each_other(faq: Any, twin: Any) -> None:
    expected = others(faq)
    Record.objects.all().delete()
    SoleStatement.objects.all().delete()
    build({faq.pk, twin.pk})
    assert others(faq) == expected
    assert not PendingRebuild.objects.exists()


# What time changes


def test_verifying_renews_what_is_found_and_calls_no_record_untrue() -> None:
    whole = make.whole_site(1)
    build_all()
    page = whole.risks[0]
    assert not found(page, "page.review_is_old")
    with later(days=900):
        assert list(differences()) == []
    assert found(page, "page.review_is_old")


# What it costs


def test_findings_cost_as_many_queries_for_two_pages_as_for_twenty(needling: Any) -> None:
    costs = []
    for count in (2, 20):
        keys = {asked(needling, f"{count} {one}", "Does it hurt?").pk for one in range(count)}
        build_all()
        with CaptureQueriesContext(connection) as captured:
            build(keys)
        costs.append(len([one for one in captured if "UPDATE" not in one["sql"]]))
    assert costs[0] == costs[1]

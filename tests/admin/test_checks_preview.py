"""The preview mode of the checks, through Wagtail's own preview views: what it says, whatever is typed."""

import json
import re
import uuid
from html import unescape
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.http import HttpResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield
from wagtail.users.models import UserProfile

from tests import site as make
from wagtail_microneedling.assembly import document_of
from wagtail_microneedling.records import build
from wagtail_microneedling.schema_org import graph

from .forms import RICH_TEXTS, STREAMS, UNITS

SCRIPT = "<script>alert(1)</script>"
RULES = "tests.records.project_rules"


def checks(client: Client, page: Any, mode: str = "checks") -> HttpResponse:
    """Return the last draft of a page in the mode of the checks."""
    address = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    answer: HttpResponse = client.get(address, {"mode": mode})
    return answer


def html_of(answer: HttpResponse) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


def words(html: str) -> str:
    """Return what stands between tags, in one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def finding(html: str, code: str) -> str:
    """Return the first finding with this code, as HTML; empty when there is none."""
    found = re.search(rf'<li class="[^"]*" data-code="{re.escape(code)}">.*?</li>', html, re.S)
    return found[0] if found else ""


def field_of(html: str, code: str) -> str:
    """Return which field of the form a finding leads to."""
    found = re.search(r'data-field="([^"]*)"', finding(html, code))
    return found[1] if found else ""


def typed(
    client: Client, page: Any, rows: dict[str, Any] | None = None, **fields: Any
) -> HttpResponse:
    """Send the form to the preview, as the editor's browser does while one types; return the checks."""
    kind, given = type(page).__name__, rows or {}
    form = {
        "title": page.title,
        "slug": page.slug,
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        **(UNITS if kind == "ProcedurePage" else {}),
        **{name: with_ids(given.get(name, [])) for name in STREAMS[kind]},
        **{name: rich_text(fields.pop(name, "<p></p>")) for name in RICH_TEXTS[kind]},
        **fields,
    }
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    said = client.post(address, nested_form_data(form)).json()
    assert said == {"is_valid": True, "is_available": True}
    answer: HttpResponse = client.get(address, {"mode": "checks", "in_preview_panel": "true"})
    return answer


def with_ids(rows: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return rows as a form sends them, each with the id that the browser has given it."""
    sent: dict[str, Any] = streamfield(rows)
    for number in range(len(rows)):
        sent[str(number)]["id"] = str(uuid.uuid4())
    return sent


def all_four(whole: make.WholeSite) -> list[Any]:
    return [whole.index, *whole.procedures, *whole.faqs, *whole.risks]


# On all page types


def test_the_mode_is_offered_beside_the_page(editor: Client, whole: make.WholeSite) -> None:
    for page in all_four(whole):
        answer = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        assert '<option value="checks">Search engines &amp; checks</option>' in html_of(answer)
        plain = checks(editor, page, mode="")
        assert f"<h1>{page.title}</h1>" in html_of(plain)


def test_every_part_is_there_for_every_type(editor: Client, whole: make.WholeSite) -> None:
    for page in all_four(whole):
        html = html_of(checks(editor, page))
        assert re.findall(r"<h2[^>]*>(.*?)</h2>", html) == [
            "Findings",
            "What changes for search engines",
            "In search results",
            "What search engines do with this page today",
            "What machines read: the graph",
            "JSON-LD",
        ]
        assert "verified on 2026-11-20" in words(html)
        assert "<svg" in html


def test_the_markup_is_that_of_the_page(editor: Client, whole: make.WholeSite) -> None:
    for page in all_four(whole):
        html = html_of(checks(editor, page))
        shown = re.search(r'<code id="json-ld-text"[^>]*>(.*?)</code>', html, re.S)
        assert shown
        assert json.loads(unescape(shown[1])) == graph(document_of(page))


def test_an_engine_that_shows_nothing_is_said_to(editor: Client, whole: make.WholeSite) -> None:
    said = words(html_of(checks(editor, whole.faqs[0])))
    assert "None, for any site, health sites included." in said
    assert "Removed on 7 May 2026" not in words(html_of(checks(editor, whole.index)))


def test_nobody_keeps_it(editor: Client, whole: make.WholeSite) -> None:
    answer = typed(editor, whole.faqs[0])
    assert {"no-store", "private"} <= set(answer["Cache-Control"].split(", "))
    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["X-Frame-Options"].upper() == "SAMEORIGIN"
    assert '<meta name="robots" content="noindex">' in html_of(answer)


def test_a_page_of_a_type_without_previews_gets_none(
    whole: make.WholeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = type(whole.index).__mro__[2]
    monkeypatch.setattr(base, "preview_modes", [], raising=False)
    assert not whole.index.is_previewable()


def test_a_visitor_sees_nothing_of_it(client: Client, whole: make.WholeSite) -> None:
    assert checks(client, whole.index).status_code == 302
    public = client.get(whole.index.url, {"mode": "checks"})
    assert "data-code" not in public.content.decode()


def test_a_page_that_is_being_created_is_checked(editor: Client, whole: make.WholeSite) -> None:
    args = ("wagtail_microneedling_pages", "riskpage", whole.procedures[0].pk)
    address = reverse("wagtailadmin_pages:preview_on_add", args=args)
    form = {
        "title": "More risks",
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        **{name: streamfield([]) for name in STREAMS["RiskPage"]},
        **{name: rich_text("<p></p>") for name in RICH_TEXTS["RiskPage"]},
    }
    assert editor.post(address, nested_form_data(form)).json()["is_available"]
    html = html_of(editor.get(address, {"mode": "checks", "in_preview_panel": "true"}))
    assert "The page names no risk." in words(finding(html, "risk.no_risks"))
    # There is no address yet that leads to the field: a button asks the form.
    assert "<button" in finding(html, "risk.no_risks")
    assert "href" not in finding(html, "risk.no_risks")
    assert field_of(html, "risk.no_risks") == "risks"


# Findings


def test_what_is_typed_is_checked_before_it_is_saved(editor: Client, whole: make.WholeSite) -> None:
    (page,) = whole.procedures
    assert not finding(html_of(checks(editor, page)), "procedure.no_downtime")
    assert finding(html_of(typed(editor, page)), "procedure.no_downtime")
    mended = typed(editor, page, downtime_min="1", downtime_max="2")
    assert not finding(html_of(mended), "procedure.no_downtime")
    page.refresh_from_db()
    assert page.downtime_max == 2


def test_findings_stand_by_severity(editor: Client, whole: make.WholeSite) -> None:
    (page,) = whole.faqs
    html = html_of(typed(editor, page))
    headings = re.findall(r"<h3 class=\"mc-severity[^>]*>(\w+) \((\d+)\)</h3>", html)
    assert [name for name, _ in headings] == ["Errors", "Warnings", "Advice"]
    assert sum(int(count) for _, count in headings) == html.count("data-code=")
    shown = finding(html, "page.no_sources")
    assert "A statement without a source can’t be checked by anybody." in words(shown)
    assert "Add the publications on which the page rests." in words(shown)


def test_finding_nothing_says_what_was_checked(editor: Client, whole: make.WholeSite) -> None:
    html = html_of(checks(editor, whole.faqs[0]))
    codes = re.findall(r'data-code="([^"]*)"', html)
    off = dict.fromkeys(codes, "off")
    with override_settings(WAGTAIL_MICRONEEDLING={"CHECK_GRADES": off}):
        said = words(html_of(checks(editor, whole.faqs[0])))
    assert "Nothing was found." in said
    assert re.search(r"[1-9]\d* checks were made, of: questions and answers; who answers", said)
    assert "whether readers see" not in said  # the page was not rendered for that


def test_a_source_is_named_with_its_day(editor: Client, whole: make.WholeSite) -> None:
    page = whole.risks[0]
    page.search_description = ""
    page.save_revision()
    shown = finding(html_of(checks(editor, page)), "page.no_search_description")
    assert 'href="https://developers.google.com/search/docs/appearance/snippet"' in shown
    assert "verified on 2026-11-20" in words(shown)


def test_a_rule_that_raises_is_a_finding(editor: Client, whole: make.WholeSite) -> None:
    mine = {"CHECK_RULES": (f"{RULES}.several",)}
    with override_settings(WAGTAIL_MICRONEEDLING=mine):
        html = html_of(checks(editor, whole.procedures[0]))
    shown = words(finding(html, "rule.failed"))
    assert "own.broken" in shown
    assert "It is not there" in shown
    assert words(finding(html, "own.downtime")).startswith("A. B. C.")


def test_it_speaks_the_editors_language(editor: Client, whole: make.WholeSite) -> None:
    user = get_user_model().objects.get()
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = "de"
    profile.save()
    assert '<html lang="de"' in html_of(checks(editor, whole.index))


# Where a finding leads


def test_a_field_is_linked_by_wagtails_own_path(editor: Client, whole: make.WholeSite) -> None:
    (page,) = whole.procedures
    html = html_of(typed(editor, page))
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    for code, field in {
        "procedure.no_downtime": "downtime_min",
        "procedure.no_summary": "summary",
        "procedure.no_plan": "plans",
        "page.no_reviewer": "reviewer",
    }.items():
        assert field_of(html, code) == field
        assert f'href="{edit}#:w:contentpath={field}"' in finding(html, code)


def test_a_row_is_linked_whatever_stands_before_it(editor: Client, whole: make.WholeSite) -> None:
    (page,) = whole.risks
    nameless = make.risk_row("")
    serious = make.risk_row("Scarring", severity="serious")
    page.risks = make.stored(nameless, make.risk_row("Redness"), serious)
    page.when_to_get_help = ""
    page.save_revision()
    html = html_of(checks(editor, page))
    assert field_of(html, "risk.no_help") == f"risks.{serious['id']}.what_to_do"
    assert "Risks › 3 › What to do" in words(finding(html, "risk.no_help"))
    assert field_of(html, "page.row_left_out") == f"risks.{nameless['id']}.name"


def test_what_is_mended_elsewhere_opens_beside_the_form(
    editor: Client, whole: make.WholeSite
) -> None:
    html = html_of(checks(editor, whole.procedures[0]))
    shown = finding(html, "search.clinic_prices")
    assert "/admin/settings/wagtail_microneedling/clinicsettings/" in shown
    assert 'target="_blank"' in shown
    assert "data-field" not in shown


def test_a_contradiction_leads_to_the_text_and_to_the_fact(
    editor: Client, whole: make.WholeSite
) -> None:
    (page,), (faq,) = whole.procedures, whole.faqs
    build([page.pk])
    question = make.question("How often?", "<p>Most people need 9 to 12 sessions.</p>")
    faq.questions = make.stored(question)
    faq.save_revision()
    shown = finding(html_of(checks(editor, faq)), "consistent.sessions")
    assert "The text says 9 to 12 sessions for a course, the plan says" in words(shown)
    assert f'data-field="questions.{question["id"]}.answer"' in shown
    plans = [row["id"] for row in page.plans.raw_data]
    places = [
        f"{reverse('wagtailadmin_pages:edit', args=[page.pk])}#:w:contentpath=plans.{row}.sessions"
        for row in plans
    ]
    assert any(f'href="{place}" target="_blank"' in shown for place in places)


# Search results


def test_a_result_has_the_title_of_the_page(editor: Client, whole: make.WholeSite) -> None:
    for page in all_four(whole):
        plain = checks(editor, page, mode="")
        title = re.search(r"<title>(.*?)</title>", html_of(plain), re.S)
        shown = re.findall(r'<p class="mc-title">(.*?)</p>', html_of(checks(editor, page)))
        assert title
        assert shown == [title[1].strip()] * 2


def test_long_words_are_cut_between_words(editor: Client, whole: make.WholeSite) -> None:
    (page,) = whole.faqs
    page.seo_title = "Needling " * 7
    page.search_description = "What to know before. " * 12
    page.save_revision()
    html = html_of(checks(editor, page))
    for title in re.findall(r'<p class="mc-title">(.*?)</p>', html):
        assert re.fullmatch(r"(Needling )+Needling…", title)
    assert words(html).count("The title is longer than what is usually shown.") == 2
    assert words(html).count("The description is longer than what is usually shown.") == 2


def test_without_a_description_the_beginning_of_the_page_stands_there(
    editor: Client, whole: make.WholeSite
) -> None:
    (page,) = whole.faqs
    answer = rich_text("<p>A little.</p>")
    row = {"question": "Does it hurt?", "answer": answer, "group": "", "sources": streamfield([])}
    html = html_of(typed(editor, page, {"questions": [("question", row)]}))
    assert "Does it hurt? A little." in words(html)
    assert "an engine may choose any passage" in words(html)


# In the form


def tab_of(client: Client, page: Any) -> str:
    """Return the tab of the checks in a page's form, as HTML; empty when it has none."""
    html = html_of(client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])))
    return html.partition('<section\n                    id="tab-checks"')[2].partition(
        "</section>"
    )[0]


def test_a_tab_says_what_is_found_on_the_last_saved_draft(
    editor: Client, whole: make.WholeSite
) -> None:
    (page,) = whole.procedures
    assert not finding(tab_of(editor, page), "procedure.no_summary")
    page.summary = ""
    page.save_revision()
    html = tab_of(editor, page)
    assert "Warnings (" in words(html)
    assert field_of(html, "procedure.no_summary") == "summary"
    assert '<option value="checks"' not in html


def test_a_page_that_is_not_there_yet_has_no_such_tab(
    editor: Client, whole: make.WholeSite
) -> None:
    args = ("wagtail_microneedling_pages", "riskpage", whole.procedures[0].pk)
    html = html_of(editor.get(reverse("wagtailadmin_pages:add", args=args)))
    assert 'id="tab-evidence"' in html
    assert 'id="tab-checks"' not in html


# Bad input


def test_nothing_that_is_typed_becomes_markup(editor: Client, whole: make.WholeSite) -> None:
    (page,) = whole.procedures
    for name in ("title", "seo_title", "search_description", "summary", "performed_by"):
        setattr(page, name, f"{SCRIPT}{name}")
    page.plans = make.stored(make.plan(3, 1, SCRIPT), make.plan(None, None, f"{SCRIPT}{{0.x}}"))
    page.steps = make.stored(make.row("step", {"name": "", "text": f"{SCRIPT}{{rule}}{{"}))
    page.save_revision()
    html = html_of(checks(editor, page))
    assert "<script>" not in html
    assert "alert(1)" in html
    assert len(re.findall(r"<script", html)) == 1


@override_settings(WAGTAIL_MICRONEEDLING={"IMAGE_SIZES": [SCRIPT]})
def test_a_draft_that_cant_be_put_together_is_told_so(
    editor: Client, whole: make.WholeSite, caplog: pytest.LogCaptureFixture
) -> None:
    (page,) = whole.procedures
    for html in (html_of(checks(editor, page)), tab_of(editor, page)):
        assert "This draft can’t be checked: it could not be put together." in words(html)
        assert "Undo what you changed last" in words(html)
        assert "SettingError: IMAGE_SIZES holds a size" in words(html)
        assert "data-code" not in html
    assert [record.levelname for record in caplog.records] == ["ERROR"] * 3


def test_it_costs_as_many_queries_for_many_rows(editor: Client, whole: make.WholeSite) -> None:
    (page,) = whole.faqs

    def cost(questions: int) -> int:
        rows = [make.question(f"Is it {number}?") for number in range(questions)]
        page.questions = make.stored(*rows)
        page.save_revision()
        with CaptureQueriesContext(connection) as queries:
            html_of(checks(editor, page))
        return len(queries)

    cost(1)
    assert cost(2) == cost(40)

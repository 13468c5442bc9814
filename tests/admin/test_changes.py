"""What changes for search engines, in words: among compared versions, in the form, in the preview."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from itertools import count
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import GroupApprovalTask, GroupPagePermission, Workflow, WorkflowTask
from wagtail.users.models import UserProfile

from tests import site as make
from tests.documents import FULL, MINIMAL, full_procedure, full_risk, rewritten
from wagtail_microneedling.admin.change_labels import KINDS, PROPERTIES, QUANTITIES, SECTIONS
from wagtail_microneedling.admin.change_words import change_words, excerpts
from wagtail_microneedling.document import PageDocument
from wagtail_microneedling.schema_org import graph, graph_changes

SCRIPT = "<script>alert(1)</script>"
HEADING = "What changes for search engines"


def html_of(client: Client, address: str, **asked: str) -> str:
    answer = client.get(address, asked)
    assert answer.status_code == 200
    return answer.content.decode()


def words(html: str) -> str:
    """Return what stands between tags, in one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def compared(client: Client, page: Any, before: Any = "live", after: Any = "latest") -> str:
    """Return the row of our changes on Wagtail's page that compares two versions, as HTML."""
    address = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, before, after])
    rows = re.findall(r"<tr>(.*?)</tr>", html_of(client, address), re.S)
    (found,) = (row for row in rows if HEADING in row)
    return found.partition("</td>")[2]


def in_form(client: Client, page: Any) -> str:
    """Return the section of the changes in the form's tab of the checks, as HTML."""
    html = html_of(client, reverse("wagtailadmin_pages:edit", args=[page.pk]))
    tab = html.partition('id="tab-checks"')[2]
    return tab.partition("Between what is published")[2].partition("</section>")[0]


def previewed(client: Client, page: Any) -> str:
    """Return the section of the changes in the preview mode of the checks, as HTML."""
    html = html_of(client, reverse("wagtailadmin_pages:view_draft", args=[page.pk]), mode="checks")
    return html.partition('<section aria-labelledby="changes">')[2].partition("</section>")[0]


PLACES = (compared, in_form, previewed)


def lines(html: str) -> list[str]:
    return [words(line) for line in re.findall(r"<li>(.*?)</li>", html, re.S)]


def places(html: str) -> list[str]:
    """Return where the changes are."""
    return [line.partition(" – ")[0] for line in lines(html)]


def drafted(page: Any, **fields: Any) -> Any:
    """Save a draft of a page with other fields; return its revision."""
    for name, value in fields.items():
        setattr(page, name, value)
    return page.save_revision()


# What is said


@pytest.mark.parametrize("place", PLACES)
def test_a_draft_is_held_against_what_readers_have(
    editor: Client, whole: make.WholeSite, place: Callable[[Client, Any], str]
) -> None:
    (page,), (risk,) = whole.procedures, whole.risks
    plans = (make.plan(1, 1, "Mild concerns"), make.plan(4, 6, "Acne scars"))
    drafted(page, plans=make.stored(*plans), youngest_age=None)
    assert lines(place(editor, page)) == [
        "Who it is for – no longer stated: Youngest age: 18 years",
        "How many sessions › Sessions, Acne scars – before: 3 to 6 sessions → after: 4 to 6 sessions",
    ]
    redness = risk.risks.raw_data[0]
    drafted(risk, risks=make.stored(redness, make.risk_row("Bruising", frequency="rare")))
    found = lines(place(editor, risk))
    assert found[0].startswith("Risk – new: Bruising")
    assert found[1:] == ["Risk – no longer stated: Infection"]


@pytest.mark.parametrize("place", PLACES)
def test_a_draft_like_what_is_live_changes_nothing(
    editor: Client, whole: make.WholeSite, place: Callable[[Client, Any], str]
) -> None:
    for page in (whole.index, *whole.procedures, *whole.faqs, *whole.risks):
        page.save_revision().publish()  # the day of publication is not in the revision
        assert "Nothing changes for search engines." in words(place(editor, page))


@pytest.mark.parametrize("place", PLACES)
def test_what_no_engine_reads_is_not_told(
    editor: Client, whole: make.WholeSite, place: Callable[[Client, Any], str]
) -> None:
    (page,) = whole.procedures
    quote = make.row("quote", {"text": "Another book.", "attribution": ""})
    rows = [*page.body.raw_data, quote]
    drafted(page, body=make.stored(*rows), image_alt="Words for those who can’t see it")
    assert "Nothing changes for search engines." in words(place(editor, page))


@pytest.mark.parametrize("place", PLACES)
def test_of_a_page_that_was_never_published_it_says_so_shortly(
    editor: Client, whole: make.WholeSite, place: Callable[[Client, Any], str]
) -> None:
    page = make.procedure(whole.index, "Draft", live=False, summary="New.")
    page.save_revision()
    html = place(editor, page)
    assert "This page is not published: all that it states would be new" in words(html)
    assert lines(html) == []


@pytest.mark.parametrize("place", PLACES)
def test_title_and_description_of_search_results_are_told(
    editor: Client, whole: make.WholeSite, place: Callable[[Client, Any], str]
) -> None:
    (page,) = whole.faqs
    drafted(page, seo_title="In other words", search_description="")
    assert lines(place(editor, page)) == [
        "Title for search engines – before: In plain words → after: In other words",
        "Description for search engines – no longer stated: What it does, for whom, and what can "
        "go wrong.",
    ]


def test_it_stands_before_the_fields(editor: Client, whole: make.WholeSite) -> None:
    (page,) = whole.procedures
    drafted(page, title="Needling", summary="S")
    address = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "live", "latest"])
    labels = re.findall(r'<div class="title-wrapper">(.*?):</div>', html_of(editor, address))
    assert labels == [HEADING, "Title", "Summary"]


def test_two_drafts_are_compared_with_each_other(editor: Client, whole: make.WholeSite) -> None:
    (page,) = whole.procedures
    older = drafted(page, summary="Older words.")
    newer = drafted(page, summary="Newer words.")
    assert lines(compared(editor, page, older.pk, newer.pk)) == [
        "Summary – before: Older words. → after: Newer words."
    ]


def test_a_draft_at_another_address_says_that_once(editor: Client, whole: make.WholeSite) -> None:
    (page,) = whole.procedures
    drafted(page, slug="elsewhere", summary="S")
    html = compared(editor, page)
    assert places(html) == ["Address", "Summary"]
    assert "/elsewhere/" in html


def test_many_changes_are_counted(editor: Client, whole: make.WholeSite) -> None:
    (page,) = whole.faqs
    drafted(page, questions=make.stored(*(make.question(f"Q {one}?") for one in range(38))))
    html = compared(editor, page)
    assert len(lines(html)) == 30
    assert "and 10 more" in words(html)


def test_they_are_told_in_the_language_of_whoever_reads(
    client: Client, whole: make.WholeSite
) -> None:
    user = get_user_model().objects.create_superuser("lektorin", "l@clinic.example", "x")
    UserProfile.objects.create(user=user, preferred_language="de")
    client.force_login(user)
    (page,) = whole.procedures
    drafted(
        page, plans=make.stored(make.plan(1, 1, "Mild concerns"), make.plan(4, 6, "Acne scars"))
    )
    html = previewed(client, page)
    assert "3 bis 6 Sitzungen" in html
    assert "4 bis 6 Sitzungen" in html
    assert "Wie viele Sitzungen" in html


# Who sees it


def moderator(page: Any, *codenames: str) -> Any:
    """Return somebody who has these permissions on one page."""
    user = get_user_model().objects.create_user("moderator", "m@clinic.example", "x")
    group = Group.objects.create(name="Moderators of one page")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in codenames:
        permission = Permission.objects.get(
            content_type__app_label="wagtailcore", codename=codename
        )
        GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    user.groups.add(group)
    return user


@pytest.mark.parametrize("codename", ["change_page", "publish_page"])
def test_moderators_see_it_where_they_compare(
    client: Client, whole: make.WholeSite, codename: str
) -> None:
    (page,) = whole.procedures
    drafted(page, summary="S")
    client.force_login(moderator(page, codename))
    assert lines(compared(client, page)) != []


def test_whoever_is_asked_in_a_workflow_sees_it_in_the_form_and_where_it_leads(
    client: Client, whole: make.WholeSite
) -> None:
    (page,), (risk,) = whole.procedures, whole.risks
    page.save_revision().publish()
    reviewer = moderator(risk, "change_page")
    workflow = workflow_of(reviewer.groups.all())
    drafted(page, summary="S")
    client.force_login(reviewer)
    assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 302
    workflow.start(page, None)
    assert places(in_form(client, page)) == ["Summary"]
    asked = html_of(client, reverse("wagtailadmin_home"))
    compare = re.search(rf"/admin/pages/{page.pk}/revisions/compare/(live)\.\.\.(\d+)/", asked)
    assert compare
    assert places(compared(client, page, *compare.groups())) == ["Summary"]


def workflow_of(groups: Any) -> Workflow:
    """Return a workflow in which one of these groups has to approve."""
    task = GroupApprovalTask.objects.create(name="Medical review")
    task.groups.set(groups)
    workflow = Workflow.objects.create(name="Review")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow


def test_others_see_it_nowhere(client: Client, whole: make.WholeSite) -> None:
    (page,), (risk,) = whole.procedures, whole.risks
    drafted(page, summary="Secret words")
    client.force_login(moderator(risk, "change_page"))
    for address in (
        reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "live", "latest"]),
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse("wagtailadmin_pages:view_draft", args=[page.pk]) + "?mode=checks",
    ):
        answer = client.get(address, follow=True)
        assert "Secret words" not in answer.content.decode()


# Bad input


@pytest.mark.parametrize("place", PLACES)
def test_nothing_that_is_typed_becomes_markup(
    editor: Client, whole: make.WholeSite, place: Callable[[Client, Any], str]
) -> None:
    (page,) = whole.procedures
    rows = (make.plan(3, 6, f"{SCRIPT}{{0}}"), make.plan(1, 1, "%(name)s %s {{ 7 }}"))
    drafted(
        page, title=f"{SCRIPT}T", summary=f"{SCRIPT}S", seo_title=SCRIPT, plans=make.stored(*rows)
    )
    html = place(editor, page)
    assert "<script" not in html
    assert len(re.findall(r"&lt;script&gt;alert\(1\)&lt;/script&gt;", html)) >= 4
    assert "%(name)s %s {{ 7 }}" in html


@pytest.mark.parametrize("place", PLACES)
@override_settings(WAGTAIL_MICRONEEDLING={"IMAGE_SIZES": [SCRIPT]})
def test_a_version_that_cant_be_put_together_is_told_in_a_sentence(
    editor: Client, whole: make.WholeSite, place: Callable[[Client, Any], str]
) -> None:
    whole.procedures[0].save_revision()
    html = place(editor, whole.procedures[0])
    if place is not previewed:  # whose one sentence is about all of it
        assert "What changes can’t be said" in words(html)
        assert "SettingError: IMAGE_SIZES holds a size" in words(html)
    assert "<script" not in html


# What it costs


@pytest.mark.parametrize("place", PLACES)
def test_it_costs_as_many_queries_for_many_rows(
    editor: Client, whole: make.WholeSite, place: Callable[[Client, Any], str]
) -> None:
    (page,) = whole.faqs

    def cost(questions: int) -> int:
        rows = [make.question(f"Is it {number}?") for number in range(questions)]
        drafted(page, questions=make.stored(*rows))
        with CaptureQueriesContext(connection) as queries:
            place(editor, page)
        return len(queries)

    cost(1)
    assert cost(2) == cost(40)


# The words themselves


def properties(value: Any) -> Iterator[tuple[str, str]]:
    """Yield each type and property of a graph."""
    if isinstance(value, list):
        for part in value:
            yield from properties(part)
    elif isinstance(value, dict):
        types = value.get("@type", ())
        for one in [types] if isinstance(types, str) else types:
            yield from ((one, name) for name in value if name != "@id")
        for part in value.values():
            yield from properties(part)


def test_all_that_a_graph_can_state_has_a_label() -> None:
    stated = {pair for document in (*FULL, *MINIMAL) for pair in properties(graph(document()))}
    parts_of_values = {"PropertyValue", "QuantitativeValue", "GeoCoordinates"}
    parts_of_values |= {"OpeningHoursSpecification"}
    names = {name for kind, name in stated if kind not in parts_of_values}
    assert names - set(PROPERTIES) - {"name", "headline"} == set()
    assert set(KINDS) <= {kind for kind, _ in stated}


def test_sections_are_called_as_their_headings() -> None:
    stated: dict[str, str] = {}
    quantities = set()
    for document in (full_procedure(), full_risk()):
        for node in graph(document)["@graph"]:
            if node["@type"] == "HealthTopicContent":
                stated[node["@id"].rpartition("#")[2]] = node["name"]
                quantities |= {one.get("propertyID") for one in node.get("mentions", ())}
    with override("en"):
        assert {anchor: str(heading) for anchor, heading in SECTIONS.items()} == stated
    assert quantities - {None} <= set(QUANTITIES)


@pytest.mark.parametrize("full", FULL, ids=lambda full: full.__name__)
def test_whatever_changes_is_seen_in_the_words(full: Callable[[], PageDocument]) -> None:
    document = full()
    for place in range(200):
        number = count()
        write = rewritten(
            document, lambda text, at=place, n=number: f"{text} mark" if next(n) == at else text
        )
        after = graph(write)
        told = [change_words(change) for change in graph_changes(graph(document), after)]
        assert all(said.place and said.before != said.after for said in told)
        assert any("mark" in said.after for said in told) is ("mark" in str(after)), told


def test_long_texts_are_shown_around_what_differs() -> None:
    start, end = "one two three " * 500, " four five six" * 500
    before, after = excerpts(f"{start}red{end}", f"{start}green{end}")
    assert before.startswith("…")
    assert before.endswith("…")
    assert "red" in before
    assert "green" in after
    assert max(len(before), len(after)) < 220
    assert excerpts("x" * 9_000, "") == (f"{'x' * 199}…", "")
    one, other = excerpts("x" * 9_000, "x" * 9_001)
    assert one != other

"""The publish gate: what somebody publishes, schedules, submits or approves with errors."""

import json
from typing import Any

import pytest
import wagtail
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import (
    GroupApprovalTask,
    GroupPagePermission,
    PageLogEntry,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from tests import site as make
from tests.admin.forms import submit
from wagtail_microneedling import records
from wagtail_microneedling.models import ClinicSettings, RiskPageMixin
from wagtail_microneedling.validation import Finding, Severity

ANYWAY = "microneedling-publish-anyway"
LOGGED = "wagtail_microneedling.publish_anyway"
NO_RISKS = "The page names no risk."
NO_ANSWER = {"answer": rich_text("<p></p>"), "sources": streamfield([])}


def redness() -> dict[str, list[tuple[str, Any]]]:
    """Return the rows of a risk page that names one."""
    said = {"name": "Redness", "kind": "sign", "severity": "side_effect", "frequency": "not_known"}
    lasts = {name: {"min": 1, "max": 2, "unit": "day"} for name in ("onset", "duration")}
    return {"risks": [("risk", {**said, **lasts, "sources": streamfield([])})]}


def choose(gate: str) -> None:
    """Let the site have this gate."""
    ClinicSettings.objects.update_or_create(
        site=Site.objects.get(), defaults={"publish_gate": gate}
    )


def said(answer: Any) -> list[tuple[str, str]]:
    """Return what the next page will say: level and words, in order."""
    return [(one.level_tag, " ".join(strip_tags(str(one)).split())) for one in messages_of(answer)]


def html_of(answer: Any, level: str) -> str:
    return " ".join(
        "".join(str(one) for one in messages_of(answer) if one.level_tag == level).split()
    )


def messages_of(answer: Any) -> list[Any]:
    """Return what this answer has added to the messages that nobody has read yet."""
    return list(get_messages(answer.wsgi_request)._queued_messages)


def fresh(page: Any) -> Any:
    return type(page).objects.get(pk=page.pk)


def log_of(page: Any) -> Any:
    return PageLogEntry.objects.filter(page=page.pk, action=LOGGED)


@pytest.fixture
def draft(db: None) -> Any:
    """A risk page that is no page's yet: nothing is entered and nobody sees it."""
    return make.risk(make.procedure(), "Risks", live=False)


@pytest.fixture
def workflow(draft: Any) -> Workflow:
    """A workflow for these pages, whose one task the group of moderators approves."""
    flow = Workflow.objects.create(name="Review")
    task = GroupApprovalTask.objects.create(name="Look at it")
    task.groups.add(Group.objects.get_or_create(name="Moderators")[0])
    WorkflowTask.objects.create(workflow=flow, task=task, sort_order=1)
    WorkflowPage.objects.create(workflow=flow, page=draft.get_parent())
    return flow


def member(page: Any, *codenames: str) -> Any:
    """Return somebody with these permissions on a page and those below it."""
    user = get_user_model().objects.create_user("sam", "sam@clinic.example", "x")
    group = Group.objects.create(name="Some")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in codenames:
        permission = Permission.objects.get(
            content_type__app_label="wagtailcore", codename=codename
        )
        GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    user.groups.add(group)
    return user


def test_a_site_that_has_chosen_nothing_warns(editor: Client, draft: Any) -> None:
    answer = submit(editor, draft)
    assert fresh(draft).live
    levels = [level for level, words in said(answer) if NO_RISKS in words]
    assert levels == ["warning"]
    assert "“Risks” is published, and the checks found errors." in html_of(answer, "warning")
    assert f"/admin/pages/{draft.pk}/edit/#:w:contentpath=risks" in html_of(answer, "warning")


def test_a_gate_that_is_off_says_nothing(editor: Client, draft: Any) -> None:
    choose("off")
    answer = submit(editor, draft)
    assert fresh(draft).live
    assert [level for level, _ in said(answer)] == ["success"]


def test_a_page_without_errors_is_published_in_silence(editor: Client, draft: Any) -> None:
    for gate in ("warn", "block"):
        choose(gate)
        answer = submit(editor, draft, rows=redness())
        assert fresh(draft).live
        assert [level for level, _ in said(answer)] == ["success"]


def test_a_gate_that_blocks_saves_what_was_typed_as_a_draft(editor: Client, draft: Any) -> None:
    choose("block")
    answer = submit(editor, draft, seo_title="Typed a moment ago")
    assert answer.status_code == 302
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[draft.pk])
    stored = fresh(draft)
    assert not stored.live
    assert stored.get_latest_revision_as_object().seo_title == "Typed a moment ago"
    (words,) = [words for level, words in said(answer) if level == "error"]
    assert "“Risks” is not published, because the checks found errors." in words
    assert NO_RISKS in words
    assert 'data-field="risks"' in html_of(answer, "error")


def test_what_is_published_stays_as_it_was(editor: Client, draft: Any) -> None:
    choose("block")
    submit(editor, draft, rows=redness())
    submit(editor, draft, seo_title="Without a risk")
    stored = fresh(draft)
    assert stored.live
    assert (stored.seo_title, len(stored.risks)) == ("", 1)
    assert stored.has_unpublished_changes


def test_drafts_are_saved_whatever_is_wrong_with_them(editor: Client, draft: Any) -> None:
    choose("block")
    answer = submit(editor, draft, publish=False)
    assert [level for level, _ in said(answer)] == ["success"]


def test_a_draft_that_saves_itself_meets_no_gate(editor: Client, draft: Any) -> None:
    choose("block")
    form = whole_form(draft.title, draft.slug)
    url = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    answer = editor.post(url, form, headers={"Accept": "application/json"})
    assert answer.json()["success"] is True
    assert said(answer) == []


def whole_form(title: str, slug: str, **fields: Any) -> dict[str, Any]:
    """Return the form of a risk page in which nothing else is entered."""
    return nested_form_data(
        {
            "title": title,
            "slug": slug,
            "comments-TOTAL_FORMS": 0,
            "comments-INITIAL_FORMS": 0,
            "introduction": rich_text("<p></p>"),
            "when_to_get_help": rich_text("<p></p>"),
            **{name: streamfield([]) for name in ("risks", "contraindications", "sources")},
            **fields,
        }
    )


def test_a_page_is_not_scheduled_either(editor: Client, draft: Any) -> None:
    choose("block")
    answer = submit(editor, draft, go_live_at="2099-01-01 10:00")
    assert "“Risks” is not scheduled" in html_of(answer, "error")
    assert fresh(draft).approved_schedule is False
    choose("warn")
    answer = submit(editor, draft, go_live_at="2099-01-01 10:00")
    assert "“Risks” is scheduled, and" in html_of(answer, "warning")
    assert fresh(draft).approved_schedule


def create(client: Client, parent: Any, **fields: Any) -> Any:
    app_label = make.page_type(RiskPageMixin)._meta.app_label
    url = reverse("wagtailadmin_pages:add", args=[app_label, "riskpage", parent.pk])
    return client.post(url, whole_form("New risks", "new-risks", **fields))


def test_a_new_page_becomes_a_draft(editor: Client, draft: Any) -> None:
    choose("block")
    parent = draft.get_parent()
    answer = create(editor, parent, **{"action-publish": "1"})
    page = type(draft).objects.get(slug="new-risks")
    assert not page.live
    assert page.last_published_at is None
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert NO_RISKS in html_of(answer, "error")


def test_a_new_page_is_published_with_a_warning_or_anyway(editor: Client, draft: Any) -> None:
    answer = create(editor, draft.get_parent(), **{"action-publish": "1"})
    assert type(draft).objects.get(slug="new-risks").live
    assert NO_RISKS in html_of(answer, "warning")
    type(draft).objects.get(slug="new-risks").delete()
    choose("block")
    create(editor, draft.get_parent(), **{"action-publish": "1", ANYWAY: "1"})
    page = type(draft).objects.get(slug="new-risks")
    assert page.live
    assert log_of(page).count() == 1


def test_what_is_refused_by_the_form_is_the_forms(editor: Client, draft: Any) -> None:
    choose("block")
    answer = submit(editor, draft, last_reviewed="2999-01-01")
    assert answer.status_code == 200
    assert "last_reviewed" in answer.context["form"].errors


def test_a_page_is_not_submitted(editor: Client, draft: Any, workflow: Workflow) -> None:
    choose("block")
    answer = submit(editor, draft, publish=False, **{"action-submit": "1"})
    assert "“Risks” is not submitted" in html_of(answer, "error")
    assert fresh(draft).current_workflow_state is None
    choose("warn")
    answer = submit(editor, draft, publish=False, **{"action-submit": "1"})
    assert "“Risks” is submitted, and" in html_of(answer, "warning")
    assert fresh(draft).current_workflow_state is not None


def test_a_page_is_not_approved(editor: Client, draft: Any, workflow: Workflow) -> None:
    submit(editor, draft, publish=False, **{"action-submit": "1"})
    choose("block")
    approve = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    answer = submit(editor, draft, publish=False, **approve)
    assert "“Risks” is not approved" in html_of(answer, "error")
    assert not fresh(draft).live
    reject = {**approve, "workflow-action-name": "reject"}
    assert html_of(submit(editor, draft, publish=False, **reject), "error") == ""
    submit(editor, draft, publish=False, **{"action-submit": "1", ANYWAY: "1"})
    submit(editor, draft, publish=False, **approve, **{ANYWAY: "1"})
    assert fresh(draft).live
    assert [entry.data["asked"] for entry in log_of(draft).order_by("pk")] == ["submit", "approve"]


@pytest.mark.skipif(
    not hasattr(PageViewSet, "workflow_action_view_class"),
    reason="This Wagtail lets nobody put a view of their own in the dashboard's way.",
)
def test_nor_is_it_approved_on_the_dashboard(
    editor: Client, draft: Any, workflow: Workflow
) -> None:
    submit(editor, draft, publish=False, **{"action-submit": "1"})
    choose("block")
    answer = approve_on_dashboard(editor, draft)
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[draft.pk])
    assert "“Risks” is not approved" in html_of(answer, "error")
    assert ANYWAY in html_of(answer, "error")
    assert "What you have typed" not in html_of(answer, "error")
    assert not fresh(draft).live
    modal = approve_on_dashboard(editor, draft, headers={"X-Requested-With": "XMLHttpRequest"})
    assert modal.json()["redirect"] == answer.url
    choose("warn")
    answer = approve_on_dashboard(editor, draft)
    assert fresh(draft).live
    assert "“Risks” is approved, and" in html_of(answer, "warning")


def approve_on_dashboard(client: Client, page: Any, **kwargs: Any) -> Any:
    state = fresh(page).current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    return client.post(url, {"next": "/admin/"}, **kwargs)


def test_who_may_publish_goes_on_anyway_and_the_history_says_so(editor: Client, draft: Any) -> None:
    choose("block")
    answer = submit(editor, draft)
    assert f'name="{ANYWAY}"' in html_of(answer, "error")
    assert not log_of(draft).exists()
    answer = submit(editor, draft, **{ANYWAY: "1"})
    assert fresh(draft).live
    assert NO_RISKS in html_of(answer, "warning")
    (entry,) = log_of(draft)
    assert entry.data["codes"] == ["risk.no_risks"]
    assert entry.user.get_username() == "editor"
    history = editor.get(reverse("wagtailadmin_pages:history", args=[draft.pk])).content.decode()
    assert "with these errors: risk.no_risks" in history


def test_who_only_edits_asks_somebody_else(client: Client, draft: Any, workflow: Workflow) -> None:
    choose("block")
    client.force_login(member(draft, "change_page"))
    for anyway in ({}, {ANYWAY: "1"}):
        answer = submit(client, draft, publish=False, **{"action-submit": "1"}, **anyway)
        error = html_of(answer, "error")
        assert ANYWAY not in error
        assert "Who may publish this page can go on in spite of them." in error
        assert fresh(draft).current_workflow_state is None


def test_what_somebody_may_not_do_is_only_saved(client: Client, draft: Any) -> None:
    client.force_login(member(draft, "change_page"))
    approve = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    # Wagtail 7.4 itself fails when a workflow has ended meanwhile.
    for asked in ({"action-publish": "1"}, *([approve] if wagtail.VERSION >= (8,) else [])):
        answer = submit(client, draft, publish=False, **asked, **{ANYWAY: "1"})
        assert [level for level, _ in said(answer)] == ["success"]
    assert not fresh(draft).live
    assert not log_of(draft).exists()


def test_a_page_and_the_page_that_waits_for_it_find_a_way(editor: Client, db: None) -> None:
    choose("block")
    procedure = make.procedure(live=False)
    page = make.risk(procedure, live=False)
    benefits = {"benefits": [("benefit", {"name": "Softer", "sources": streamfield([])})]}
    answer = submit(editor, procedure, rows=benefits)
    assert "neither it nor a risk page names a risk" in html_of(answer, "error")
    answer = submit(editor, page, rows=redness())
    assert fresh(page).live
    assert "about no procedure that readers can see" in html_of(answer, "warning")
    assert not log_of(page).exists()
    answer = submit(editor, procedure, rows=benefits)
    assert html_of(answer, "error") == ""
    assert fresh(procedure).live


def test_hostile_words_are_only_words(editor: Client, db: None) -> None:
    title = '<img src=x onerror="alert(1)">%(title)s{{ 7 }}'
    page = make.faq(make.procedure(), title, slug="f", live=False)
    for gate in ("warn", "block"):
        choose(gate)
        asked = {"questions": [("question", {"question": title, **NO_ANSWER})]}
        answer = submit(editor, page, rows=asked)
        assert "<img" not in json.dumps([str(one) for one in messages_of(answer)])
        assert any("%(title)s{{ 7 }}" in words for _, words in said(answer))


def test_many_errors_are_cut_short(editor: Client, db: None) -> None:
    choose("block")
    page = make.faq(make.procedure(), live=False)
    rows = [("question", {"question": f"Question {number}?", **NO_ANSWER}) for number in range(13)]
    answer = submit(editor, page, rows={"questions": rows})
    assert html_of(answer, "error").count("<li>") == 10
    assert "4 errors more are listed in the tab “Checks”." in html_of(answer, "error")


def bulk(client: Client, *pages: Any, **fields: Any) -> Any:
    keys = "&".join(f"id={page.pk}" for page in pages)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return client.post(f"{url}?{keys}&next=/admin/", fields)


def test_pages_published_together_meet_the_gate(editor: Client, draft: Any) -> None:
    choose("block")
    good = make.risk(draft.get_parent(), "Good", risks=make.stored(make.risk_row("Redness")))
    good.unpublish()
    answer = bulk(editor, draft, good)
    assert (fresh(draft).live, fresh(good).live) == (False, False)
    (words,) = [words for level, words in said(answer) if level == "error"]
    assert words.startswith("Nothing is published, because the checks found errors.")
    assert "Risks (1 error)" in words
    assert "Good" not in words
    bulk(editor, good)
    assert fresh(good).live
    choose("warn")
    answer = bulk(editor, draft, good)
    assert fresh(draft).live
    assert "Risks (1 error)" in strip_tags(html_of(answer, "warning"))
    assert "check_state=error" in html_of(answer, "warning")


def test_drafts_below_are_published_together_only_without_errors(
    editor: Client, draft: Any
) -> None:
    choose("block")
    parent = draft.get_parent().specific
    answer = bulk(editor, parent, include_descendants="on")
    assert "Risks" in html_of(answer, "error")
    assert not fresh(draft).live
    choose("off")
    answer = bulk(editor, parent, include_descendants="on")
    assert fresh(draft).live
    assert [level for level, _ in said(answer)] == ["success"]


def test_other_pages_and_other_actions_pass(editor: Client, draft: Any) -> None:
    choose("block")
    home = draft.get_ancestors()[1]
    assert [level for level, _ in said(bulk(editor, home))] == ["success"]


def test_what_passes_by_the_gate_stands_in_the_report(
    editor: Client, draft: Any, django_capture_on_commit_callbacks: Any
) -> None:
    choose("block")
    draft.go_live_at = timezone.now() + timezone.timedelta(seconds=-1)
    with django_capture_on_commit_callbacks(execute=True):
        draft.save_revision().publish()
    records.rebuild(records.planned(records.Choice()))
    answer = editor.get("/admin/reports/structured-data/", {"check_state": "error"})
    assert [page.pk for page in answer.context["object_list"]] == [draft.pk]


def test_a_mistake_of_the_software_stops_nobody(
    editor: Client, draft: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose("block")
    judged = records.judged
    found = (Finding(code="markup.unknown_type", severity=Severity.ERROR),)
    monkeypatch.setattr(
        records, "judged", lambda pages: [one._replace(findings=found) for one in judged(pages)]
    )
    answer = submit(editor, draft)
    assert fresh(draft).live
    assert html_of(answer, "warning")


def test_a_check_that_can_not_be_made_stops_nobody(
    editor: Client, draft: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose("block")
    monkeypatch.setattr(records, "judged", None)
    submit(editor, draft)
    assert fresh(draft).live

"""Published pages whose records are missing or stale are listed, tried again, and warned of."""

import csv
import datetime
import io
from typing import Any

import openpyxl
import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.http import HttpRequest
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from wagtail.models import GroupPagePermission, Site

from tests import site as make
from wagtail_microneedling import records
from wagtail_microneedling.admin import records_report, warn_of_failed_record
from wagtail_microneedling.models import PendingRebuild, Record

from .forms import accepted, submit

#: The beginning of an IPv6 address: Wagtail lets it be typed as a Site's host, and no URL can hold it.
NO_HOST = "[::1"
REASON = "ValueError: Invalid IPv6 URL"
URL = "/admin/reports/records/"
NOTHING = "Nothing was left to build."
BUILT = "The record of 1 page was built: readers get the page as it is now."
BUILT_SEVERAL = "The records of {} pages were built: readers get the pages as they are now."


@pytest.fixture
def nowhere(db: None) -> Site:
    """A Site with a host on which no document has an address, so that who links to one can't be built."""
    return make.site(NO_HOST)


def link_to_document() -> str:
    return f'<p><a linktype="document" id="{make.document_file().pk}">leaflet</a></p>'


def unbuildable(site: Site, title: str = "Peel") -> Any:
    """Publish a page with a link to a document, so that no record of it can be built."""
    page = make.procedure(site.root_page, title, how_it_works=link_to_document())
    records.build([page.pk])
    return page


def mend(site: Site) -> None:
    site.hostname = "peels.example"
    site.save()


def never_built(page: Any) -> None:
    Record.objects.filter(pk=page.pk).delete()


def listed(client: Client, **asked: Any) -> dict[str, str]:
    """Return the states of the listed pages by their titles, in order."""
    answer = client.get(URL, asked)
    assert answer.status_code == 200
    return {page.title: page.record_state for page in answer.context["object_list"]}


def said(answer: Any) -> list[str]:
    """Return the messages of an answer, as plain as a reader sees them."""
    return [" ".join(str(message).split()) for message in answer.context["messages"]]


def retry(client: Client, page: Any) -> list[str]:
    return said(client.post(URL, {"page": page.pk}, follow=True))


def permitted(parent: Any, *permissions: str) -> Client:
    """Return the browser session of somebody who may do this below a page, and nothing else."""
    group = Group.objects.create(name=f"Of {parent.title}")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in permissions:
        permission = Permission.objects.get(codename=codename, content_type__model="page")
        GroupPagePermission.objects.create(group=group, page=parent, permission=permission)
    user = get_user_model().objects.create_user(f"user-{group.pk}", password="x")
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


def test_all_is_well(editor: Client) -> None:
    records.build([make.procedure().pk])
    answer = editor.get(URL)
    assert "All is well" in answer.content.decode()
    assert "Language" not in answer.content.decode()
    assert 'name="failed"' not in answer.content.decode()


def test_what_is_not_as_it_should_be_is_listed_with_its_reason(
    editor: Client, nowhere: Site
) -> None:
    broken = unbuildable(nowhere, "Peel")
    well, changed, new = (make.procedure(title=title) for title in ("Well", "Changed", "New"))
    make.procedure(title="Draft", live=False)
    records.build([well.pk, changed.pk, new.pk])
    never_built(new)
    PendingRebuild.objects.create(page_id=changed.pk)
    assert listed(editor) == {"Peel": "failed", "New": "new", "Changed": "waiting"}
    html = editor.get(URL).content.decode()
    assert REASON in html
    assert f"/admin/pages/{broken.pk}/edit/" in html
    for words in ("Could not be built", "Was never built", "Waits to be rebuilt", "English"):
        assert words in html


def test_it_says_since_when(editor: Client) -> None:
    page = make.procedure()
    records.build([page.pk])
    first = PendingRebuild.objects.create(page_id=page.pk)
    PendingRebuild.objects.create(page_id=page.pk)
    (row,) = editor.get(URL).context["object_list"]
    assert row.record_stale_since == first.since
    assert row.record_last_modified == Record.objects.get(pk=page.pk).last_modified


def test_what_time_made_untrue_waits_since_then(editor: Client) -> None:
    then = timezone.now() - datetime.timedelta(days=1)
    page = make.procedure()
    records.build([page.pk])
    PendingRebuild.objects.all().delete()
    Record.objects.filter(pk=page.pk).update(true_until=then)
    (row,) = editor.get(URL).context["object_list"]
    assert (row.record_state, row.record_stale_since) == ("waiting", then)


@pytest.mark.parametrize("state", ["failed", "new", "waiting"])
def test_it_is_filtered_by_state(editor: Client, nowhere: Site, state: str) -> None:
    unbuildable(nowhere)
    changed, new = make.procedure(title="Changed"), make.procedure(title="New")
    records.build([changed.pk, new.pk])
    never_built(new)
    PendingRebuild.objects.create(page_id=changed.pk)
    titles = {"failed": "Peel", "new": "New", "waiting": "Changed"}
    assert listed(editor, record_state=state) == {titles[state]: state}
    results = editor.get(reverse("microneedling_records_results"), {"record_state": state})
    assert [page.title for page in results.context["object_list"]] == [titles[state]]


def test_an_empty_filter_does_not_say_that_all_is_well(editor: Client, nowhere: Site) -> None:
    unbuildable(nowhere)
    html = editor.get(URL, {"record_state": "waiting"}).content.decode()
    assert "No page is in this state" in html
    assert "All is well" not in html


def test_it_costs_the_same_for_any_number_of_pages(editor: Client, nowhere: Site) -> None:
    def queries() -> int:
        editor.get(URL)
        with CaptureQueriesContext(connection) as captured:
            editor.get(URL)
        return len(captured)

    unbuildable(nowhere)
    make.faq(make.procedure())
    few = queries()
    for number in range(20):
        unbuildable(nowhere, f"Peel {number}")
        make.risk(make.procedure(title=f"P{number}"))
    assert queries() == few


def test_what_is_filtered_is_cut_into_pages(editor: Client, nowhere: Site) -> None:
    for number in range(60):
        make.procedure(title=f"P{number:02}")
    unbuildable(nowhere)
    assert len(listed(editor)) == 50
    assert listed(editor, record_state="failed") == {"Peel": "failed"}
    last = listed(editor, record_state="new", p=2)
    assert list(last) == [f"P{number}" for number in range(50, 60)]


def test_try_again_says_that_it_failed_and_why(editor: Client, nowhere: Site) -> None:
    page = unbuildable(nowhere)
    assert retry(editor, page) == [f"The record of “Peel” still could not be built: {REASON}."]
    assert listed(editor) == {"Peel": "failed"}


def test_try_again_builds_what_was_mended(editor: Client, nowhere: Site) -> None:
    page, other = unbuildable(nowhere), unbuildable(nowhere, "Other")
    Site.objects.filter(pk=nowhere.pk).update(hostname="peels.example")  # marks nothing
    assert retry(editor, page) == [BUILT]
    assert set(records.fresh_records().values_list("pk", flat=True)) == {page.pk}
    assert listed(editor) == {"Other": "failed"}
    assert retry(editor, page) == [NOTHING]
    assert other.pk in records.read([other.pk])


def test_all_that_failed_are_tried_again_and_nothing_else(editor: Client, nowhere: Site) -> None:
    pages = [unbuildable(nowhere, f"Peel {number}") for number in range(3)]
    unbuildable(make.site(NO_HOST, 81), "Lost")
    make.procedure(title="New")
    Site.objects.filter(pk=nowhere.pk).update(hostname="peels.example")
    answer = editor.post(f"{URL}?record_state=failed", {"failed": "all"}, follow=True)
    assert answer.redirect_chain == [(f"{URL}?record_state=failed", 302)]
    assert said(answer) == [
        BUILT_SEVERAL.format(3),
        f"The record of “Lost” still could not be built: {REASON}.",
    ]
    assert {page.pk for page in pages} == set(records.fresh_records().values_list("pk", flat=True))
    assert listed(editor) == {"Lost": "failed", "New": "new"}


def test_one_request_tries_so_many_and_says_how_many_are_left(
    editor: Client, nowhere: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records_report, "MOST_AT_ONCE", 2)
    for title in ("C", "B", "A"):
        unbuildable(nowhere, title)
    Site.objects.filter(pk=nowhere.pk).update(hostname="peels.example")
    assert "Try again the first 2 of 3 that failed" in editor.get(URL).content.decode()
    answer = editor.post(URL, {"failed": "all"}, follow=True)
    assert said(answer) == [BUILT_SEVERAL.format(2)]
    assert listed(editor) == {"C": "failed"}
    assert "Try again the one that failed" in answer.content.decode()


@pytest.mark.parametrize("key", ["", "x", "-1", "9" * 30, "9" * 5000, "1 OR 1"])
def test_nonsense_builds_nothing(editor: Client, key: str) -> None:
    make.procedure()
    answer = editor.post(URL, {"page": key}, follow=True)
    assert said(answer) == [NOTHING]
    assert not records.fresh_records().exists()


def test_to_look_builds_nothing(editor: Client, nowhere: Site) -> None:
    page = unbuildable(nowhere)
    mend(nowhere)
    before = list(Record.objects.values())
    for asked in ({"page": page.pk}, {"failed": "all"}, {"export": "csv"}):
        answer = editor.get(URL, asked)
        assert answer.status_code == 200
        assert b"".join(answer)
    assert list(Record.objects.values()) == before


def test_a_post_from_elsewhere_is_refused(editor: Client, nowhere: Site) -> None:
    page = unbuildable(nowhere)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(get_user_model().objects.get(username="editor"))
    assert strict.post(URL, {"page": page.pk}).status_code == 403
    form = strict.get(URL)
    sent = {"page": page.pk, "csrfmiddlewaretoken": form.context["csrf_token"]}
    assert strict.post(URL, sent).status_code == 302


def test_who_looks_after_some_pages_sees_and_builds_those_alone(nowhere: Site) -> None:
    own, other = unbuildable(nowhere, "Own"), make.procedure(title="Other")
    client = permitted(nowhere.root_page, "publish_page")
    mend(nowhere)
    never_built(own)
    assert listed(client) == {"Own": "new"}
    assert retry(client, other) == [NOTHING]
    assert said(client.post(URL, {"failed": "all"}, follow=True)) == [NOTHING]
    assert not records.fresh_records().exists()
    assert retry(client, own) == [BUILT]


@pytest.mark.parametrize(
    ("permissions", "allowed"),
    [
        (["publish_page"], True),
        (["change_page"], True),
        (["add_page"], True),
        (["lock_page"], False),
        ([], False),
    ],
)
def test_it_is_open_to_who_may_change_or_publish_a_page(
    nowhere: Site, permissions: list[str], allowed: bool
) -> None:
    page = unbuildable(nowhere)
    client = permitted(nowhere.root_page, *permissions)
    mend(nowhere)
    assert (client.get(URL).status_code == 200) is allowed
    assert (URL in client.get("/admin/").content.decode()) is allowed
    client.post(URL, {"page": page.pk})
    # To add pages is to change one's own, and this one is somebody else's.
    built = allowed and permissions != ["add_page"]
    assert records.fresh_records().filter(pk=page.pk).exists() is built


def test_strangers_are_sent_to_log_in(client: Client, nowhere: Site) -> None:
    page = unbuildable(nowhere)
    for answer in (client.get(URL), client.post(URL, {"page": page.pk})):
        assert answer["Location"].startswith("/admin/login/")


HOSTILE = '=HYPERLINK("http://evil.example","<b>x</b>")'


def test_a_hostile_title_is_text(editor: Client, nowhere: Site) -> None:
    page = unbuildable(nowhere, HOSTILE)
    html = editor.get(URL).content.decode()
    assert escape(HOSTILE) in html
    assert "<b>x</b>" not in html
    assert "<b>x</b>" not in editor.post(URL, {"page": page.pk}, follow=True).content.decode()


def test_it_is_exported_with_all_rows_and_no_formulas(editor: Client, nowhere: Site) -> None:
    unbuildable(nowhere, HOSTILE)
    for number in range(60):
        make.procedure(title=f"P{number:02}")
    said = b"".join(editor.get(URL, {"export": "csv"}).streaming_content).decode()
    heading, first, *others = csv.reader(io.StringIO(said))
    names = ["Page", "Type", "Language", "State", "Reason", "Since", "Last modified"]
    assert heading == names
    assert first[:5] == [f"'{HOSTILE}", "Procedure page", "English", "Could not be built", REASON]
    assert [row[0] for row in others] == [f"P{number:02}" for number in range(60)]
    book = b"".join(editor.get(URL, {"export": "xlsx"}).streaming_content)
    sheet = openpyxl.load_workbook(io.BytesIO(book)).active
    assert [cell.value for cell in sheet[1]] == names
    assert (sheet["A2"].value, sheet["A2"].data_type) == (HOSTILE, "s")
    assert sheet.max_row == 62


def warnings(client: Client, page: Any) -> list[str]:
    """Publish a page with the editor's form; return what is said of its record."""
    assert accepted(submit(client, page, how_it_works=page.how_it_works))
    return [message for message in said(client.get("/admin/")) if "record" in message]


def test_who_publishes_is_warned_when_the_record_could_not_be_built(
    editor: Client, nowhere: Site
) -> None:
    page = unbuildable(nowhere, HOSTILE)
    mend(nowhere)
    assert warnings(editor, page) == []
    nowhere.hostname = NO_HOST
    nowhere.save()
    (warning,) = warnings(editor, page)
    assert f"{escape(HOSTILE)}” is published, but its record could not be built" in warning
    assert f"{REASON}." in warning
    assert f'href="{URL}"' in warning
    page.refresh_from_db()
    assert page.live


def test_the_warning_costs_one_query_where_there_is_a_record(nowhere: Site) -> None:
    plain = nowhere.root_page
    page = unbuildable(nowhere)
    mend(nowhere)
    records.build([page.pk])
    for published, count in ((plain, 0), (page, 1)):
        with CaptureQueriesContext(connection) as captured:
            warn_of_failed_record(HttpRequest(), published)
        assert len(captured) == count

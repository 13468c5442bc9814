"""The report of structured data in a real browser: read, opened, filtered and sorted by keyboard alone."""

from collections.abc import Iterator

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests import site as make
from tests.admin.test_check_report import URL, graded
from tests.browser.test_pages import axe, violations
from tests.browser.test_records_report import WAGTAILS_OWN

__all__ = ["axe"]

pytestmark = [pytest.mark.browser, pytest.mark.node, pytest.mark.django_db(transaction=True)]

PATIENCE = 30_000


@pytest.fixture
def report(
    request: pytest.FixtureRequest,
    transactional_db: None,
    live_server: LiveServer,
    chromium: Browser,
) -> Iterator[Page]:
    """The report on a bare procedure, as the rules find it, and on a good one."""
    above = make.index(make.home())
    graded(make.procedure(above, "Bare"), "error", errors=2)
    graded(make.procedure(above, "Good"), "good")
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("editor", "e@clinic.example", "x"))
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    context = chromium.new_context(**getattr(request, "param", {}), reduced_motion="reduce")
    context.add_cookies([{**cookie, "url": live_server.url}])
    page = context.new_page()
    page.goto(live_server.url + URL, wait_until="networkidle")
    expect.set_options(timeout=PATIENCE)
    yield page
    expect.set_options(timeout=None)
    context.close()


@pytest.mark.parametrize(
    "report", [{"color_scheme": "light"}, {"color_scheme": "dark"}], indirect=True, ids=str
)
def test_it_is_accessible_closed_and_open(report: Page) -> None:
    closed = violations(report)
    report.locator(".microneedling-findings summary").first.press("Enter")
    opened = violations(report)
    assert [one for one in (*closed, *opened) if not one.startswith(WAGTAILS_OWN)] == []


def test_an_editor_reads_what_was_found_and_goes_to_the_page(report: Page) -> None:
    row = report.get_by_role("row").filter(has=report.get_by_role("link", name="Bare"))
    found = row.get_by_role("list").get_by_role("listitem")
    expect(found.first).to_be_hidden()
    row.locator("summary").press("Enter")
    expect(found.first).to_be_visible()
    expect(found.filter(has_text="summary")).not_to_have_count(0)
    chart = report.get_by_role("table", name="Pages by type and state")
    expect(chart).to_contain_text("Errors: 1")
    expect(chart).to_contain_text("Nothing found: 1")
    row.get_by_role("link", name="Bare").press("Enter")
    expect(report.locator("[name=title]")).to_have_value("Bare")
    report.wait_for_load_state("networkidle")


def test_a_key_filters_and_sorts(report: Page) -> None:
    titles = report.locator("table.listing tbody tr td:first-child")
    expect(titles).to_contain_text(["Bare", "Good"])
    report.get_by_role("link", name="Page", exact=True).press("Enter")
    report.wait_for_url("**ordering=title**")
    report.goto(report.url.partition("?")[0])
    report.get_by_role("button", name="Show filters").press("Enter")
    report.get_by_role("button", name="State").press("Enter")
    report.get_by_role("radio", name="Nothing found").press("Space")
    expect(titles).to_contain_text(["Good"])
    expect(titles).to_have_count(1)

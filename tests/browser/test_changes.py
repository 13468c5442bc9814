"""What changes for search engines in a real browser: where versions are compared, and in the form."""

from collections.abc import Iterator

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests import site as make
from tests.browser.test_pages import axe, violations, wider_than_window

__all__ = ["axe"]

pytestmark = [pytest.mark.browser, pytest.mark.node, pytest.mark.django_db(transaction=True)]

HEADING = "What changes for search engines"


@pytest.fixture
def drafted(transactional_db: None, live_server: LiveServer) -> int:
    """A page with a draft that says something else, and a very long word; its key."""
    (page,) = make.whole_site(1).procedures
    page.plans = make.stored(make.plan(1, 1, "Mild concerns"), make.plan(4, 6, "Acne scars"))
    page.summary = f"Fine needles. {'Pneumonoultramicroscopicsilicovolcanoconiosis' * 5}"
    page.youngest_age = None
    page.save_revision()
    return page.pk


@pytest.fixture(params=[("light", 400), ("dark", 1280)], ids=["light narrow", "dark wide"])
def context(
    request: pytest.FixtureRequest, chromium: Browser, live_server: LiveServer, drafted: int
) -> Iterator[BrowserContext]:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("editor", "e@clinic.example", "x"))
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    scheme, width = request.param
    opened = chromium.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 1000}, reduced_motion="reduce"
    )
    opened.add_cookies([{**cookie, "url": live_server.url}])
    yield opened
    opened.close()


def test_a_moderator_reads_it_where_versions_are_compared(
    context: BrowserContext, live_server: LiveServer, drafted: int
) -> None:
    window = context.new_page()
    window.goto(f"{live_server.url}/admin/pages/{drafted}/revisions/compare/live...latest/")
    row = window.get_by_role("row").filter(has_text=HEADING)
    reads(row.get_by_role("listitem"))
    assert violations(window, ".mc-changes") == []
    assert fits(window)


def test_an_editor_reads_it_in_the_form(
    context: BrowserContext, live_server: LiveServer, drafted: int
) -> None:
    form = context.new_page()
    form.goto(f"{live_server.url}/admin/pages/{drafted}/edit/#tab-checks")
    panel = form.locator(".microneedling-checks").filter(has=form.locator(".mc-changes"))
    expect(form.get_by_role("heading", name=HEADING)).to_be_visible()
    reads(panel.get_by_role("listitem"))
    assert violations(form, ".microneedling-checks:has(.mc-changes)") == []
    assert fits(form)
    form.wait_for_load_state("networkidle")


def test_it_stands_in_the_preview_of_the_checks(
    context: BrowserContext, live_server: LiveServer, drafted: int
) -> None:
    window = context.new_page()
    window.goto(f"{live_server.url}/admin/pages/{drafted}/view_draft/?mode=checks")
    reads(window.get_by_role("region", name=HEADING).get_by_role("listitem"))
    assert violations(window) == []
    assert wider_than_window(window) == []


def reads(lines: Locator) -> None:
    """Expect the three changes, with both values where there are two."""
    expect(lines).to_have_count(3)
    expect(lines.nth(0)).to_contain_text("Summary")
    expect(lines.nth(1)).to_contain_text("no longer stated: Youngest age: 18 years")
    expect(lines.nth(2)).to_contain_text("3 to 6 sessions")
    expect(lines.nth(2)).to_contain_text("4 to 6 sessions")


def fits(window: Page) -> bool:
    """Return whether the list of changes needs no scrolling sideways."""
    fit: bool = window.locator(".mc-changes").evaluate(
        "list => list.scrollWidth <= list.clientWidth"
    )
    return fit

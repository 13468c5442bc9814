"""The report of published records in a real browser: accessible, and worked with the keyboard alone."""

from collections.abc import Iterator

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests import site as make
from tests.admin.test_records_report import NO_HOST, URL, unbuildable
from tests.browser.test_pages import axe, violations

__all__ = ["axe"]

pytestmark = [pytest.mark.browser, pytest.mark.node, pytest.mark.django_db(transaction=True)]

#: Wagtail's own: its search and its filters are two landmarks of one name.
WAGTAILS_OWN = "landmark-unique:"


@pytest.fixture
def report(
    request: pytest.FixtureRequest,
    transactional_db: None,
    live_server: LiveServer,
    chromium: Browser,
) -> Iterator[Page]:
    """The report on two pages that can't be built, opened in a window with these options."""
    make.home()
    for title in ("Laser", "Peel"):
        unbuildable(make.site(NO_HOST, port=len(title)), title)
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("editor", "e@clinic.example", "x"))
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    context = chromium.new_context(**request.param)
    context.add_cookies([{**cookie, "url": live_server.url}])
    page = context.new_page()
    page.goto(live_server.url + URL)
    yield page
    context.close()


@pytest.mark.parametrize(
    "report", [{"color_scheme": "light"}, {"color_scheme": "dark"}], indirect=True, ids=str
)
def test_it_is_accessible(report: Page) -> None:
    assert [one for one in violations(report) if not one.startswith(WAGTAILS_OWN)] == []


@pytest.mark.parametrize(
    "report", [{}, {"java_script_enabled": False}], indirect=True, ids=["scripts", "no scripts"]
)
@pytest.mark.parametrize(
    ("button", "words"),
    [
        ("Try again Peel", "The record of “Peel” still could not be built"),
        ("Try again all 2 that failed", "The records of 2 pages still could not be built"),
    ],
)
def test_a_key_tries_again(report: Page, button: str, words: str) -> None:
    report.get_by_role("button", name=button, exact=True).press("Enter")
    expect(report.get_by_text(words)).to_be_attached()

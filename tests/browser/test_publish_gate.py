"""Publishing a page with errors, in a real browser: what is said is seen, read out and leads to fields."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Site

from tests import site as make
from tests.browser.test_checks import PATIENCE, axe, context, whole
from tests.browser.test_editor import publish
from tests.browser.test_pages import violations
from wagtail_microneedling.models import ClinicSettings

__all__ = ["axe", "context", "whole"]

pytestmark = [pytest.mark.browser, pytest.mark.node, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def draft(whole: make.WholeSite) -> Any:
    """A risk page that names no risk, and that nobody has published."""
    return make.risk(whole.procedures[0], "Unfinished", live=False)


def choose(gate: str) -> None:
    ClinicSettings.objects.filter(site=Site.objects.get()).update(publish_gate=gate)


def form_of(context: BrowserContext, live_server: LiveServer, page: Any) -> Page:
    window = context.new_page()
    window.goto(f"{live_server.url}/admin/pages/{page.pk}/edit/")
    return window


def message(window: Page) -> Locator:
    return window.locator("[data-microneedling-gate]")


def against_message(window: Page) -> list[str]:
    """Return what axe has against the message, once Wagtail has faded it in."""
    expect(window.locator(".messages > ul")).to_have_css("opacity", "1")
    return violations(window, "[data-microneedling-gate]")


def live(page: Any) -> bool:
    return bool(type(page).objects.get(pk=page.pk).live)


BOTH = pytest.mark.parametrize("context", [("light", 1400), ("dark", 1400)], indirect=True)


@BOTH
def test_a_page_with_errors_is_kept_and_one_learns_why(
    context: BrowserContext, live_server: LiveServer, draft: Any
) -> None:
    choose("block")
    window = form_of(context, live_server, draft)
    publish(window)
    expect(message(window)).to_contain_text("“Unfinished” is not published")
    expect(message(window)).to_contain_text("What you have typed is saved as a draft.")
    expect(message(window)).to_be_focused()
    assert against_message(window) == []
    assert not live(draft)
    window.get_by_role("tab", name="Evidence").click()
    message(window).get_by_role("link", name="Go to: Risks", exact=True).press("Enter")
    expect(window.locator("[data-contentpath=risks]")).to_be_in_viewport()
    window.wait_for_load_state("networkidle", timeout=3 * PATIENCE)


def test_who_may_publish_does_so_anyway_by_keyboard(
    context: BrowserContext, live_server: LiveServer, draft: Any
) -> None:
    choose("block")
    window = form_of(context, live_server, draft)
    publish(window)
    box = message(window).get_by_role("checkbox")
    box.press("Space")
    expect(box).to_be_checked()
    # What is saved by itself meanwhile takes neither the message nor the tick away.
    window.wait_for_load_state("networkidle", timeout=3 * PATIENCE)
    expect(box).to_be_checked()
    publish(window)
    expect(window.get_by_text("has been published")).to_be_visible()
    expect(message(window)).to_contain_text(
        "“Unfinished” is published, and the checks found errors."
    )
    assert live(draft)


@BOTH
def test_a_warning_is_read_out_and_leads_to_the_field(
    context: BrowserContext, live_server: LiveServer, draft: Any
) -> None:
    choose("warn")
    window = form_of(context, live_server, draft)
    publish(window)
    expect(message(window)).to_contain_text(
        "“Unfinished” is published, and the checks found errors."
    )
    expect(message(window)).to_be_focused()
    assert against_message(window) == []
    message(window).get_by_role("link", name="Go to: Risks").press("Enter")
    expect(window.locator("[data-contentpath=risks]")).to_be_in_viewport()
    window.wait_for_load_state("networkidle", timeout=3 * PATIENCE)


def test_saving_meets_no_gate(context: BrowserContext, live_server: LiveServer, draft: Any) -> None:
    choose("block")
    window = form_of(context, live_server, draft)
    window.get_by_role("button", name="Save draft").first.click()
    expect(window.get_by_text("has been updated")).to_be_visible()
    expect(message(window)).to_have_count(0)
    window.wait_for_load_state("networkidle", timeout=3 * PATIENCE)

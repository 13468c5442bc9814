"""Wagtail's panel of content checks, in a real browser: our rules stand beside everybody else's."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer
from wagtail import hooks
from wagtail.admin.userbar import ContentCheckerItem

from tests import site as make
from tests.browser.test_checks import PATIENCE, context, whole

__all__ = ["context", "whole"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = "A sentence has more than 30 words"
NO_ALT = "A picture has no alternative text"
FILE_NAME = "A picture’s alternative text is the name of a file"
HIDDEN = "The markup says something that the page does not show"
OURS = (LONG, NO_ALT, FILE_NAME, HIDDEN)
THEIRS = "Another package wants a label here"


class AnotherItem(ContentCheckerItem):
    """What another package has put in place of Wagtail's item."""

    def get_axe_run_only(self, request: Any) -> list[str]:
        return [*super().get_axe_run_only(request), "another-rule"]

    def get_axe_custom_rules(self, request: Any) -> list[dict[str, Any]]:
        rule = {"id": "another-rule", "selector": "h1", "any": ["aria-label"], "enabled": True}
        return [*super().get_axe_custom_rules(request), rule]

    def get_axe_messages(self, request: Any) -> dict[str, Any]:
        return {**super().get_axe_messages(request), "another-rule": THEIRS}


def put_another(request: Any, items: list[Any], page: Any) -> None:
    items[:] = [AnotherItem() if isinstance(one, ContentCheckerItem) else one for one in items]


@pytest.fixture
def another() -> Iterator[None]:
    with hooks.register_temporarily("construct_wagtail_userbar", put_another):
        yield


def panel(context: BrowserContext, live_server: LiveServer, page: Any) -> tuple[Page, Locator]:
    """Return the form of a page and Wagtail's panel of checks in it, once it has checked."""
    window = context.new_page()
    window.goto(f"{live_server.url}/admin/pages/{page.pk}/edit/")
    window.wait_for_load_state("networkidle", timeout=3 * PATIENCE)
    toggle = window.get_by_role("button", name="Toggle checks")
    if toggle.get_attribute("aria-expanded") == "false":  # Wagtail remembers it from form to form
        toggle.click()
    expect(toggle).to_have_attribute("aria-expanded", "true")
    shown = window.locator("[data-checks-panel]")
    expect(shown.locator("[data-content-checker-row]").first).to_be_visible(timeout=3 * PATIENCE)
    window.wait_for_load_state("networkidle", timeout=3 * PATIENCE)
    return window, shown


def names(shown: Locator) -> list[str]:
    return shown.locator("[data-content-checker-name]").all_inner_texts()


def test_they_find_what_the_rules_find_beside_what_others_find(
    another: None, context: BrowserContext, live_server: LiveServer, whole: make.WholeSite
) -> None:
    (page,) = whole.procedures
    page.how_it_works = "<p>It " + "really " * 31 + "works. It works.</p>"
    page.image_alt = "IMG_2041"
    picture = make.image(" ")
    shown_picture = {"image": picture.pk, "decorative": True, "alt_text": ""}
    page.body = make.stored(
        make.row("image", {"image": shown_picture, "caption": "", "credit": ""})
    )
    page.save_revision()
    window, shown = panel(context, live_server, page)
    found = names(shown)
    assert THEIRS in found
    assert {LONG, FILE_NAME, NO_ALT} <= set(found)
    assert HIDDEN not in found
    assert found.count(LONG) == 1
    expect(shown.get_by_text("Make two sentences of it, or a list.")).to_be_visible()
    window.close()


def test_pages_as_the_package_shows_them_pass(
    context: BrowserContext, live_server: LiveServer, whole: make.WholeSite, another: None
) -> None:
    for page in (whole.index, *whole.procedures, *whole.faqs, *whole.risks):
        window, shown = panel(context, live_server, page)
        assert THEIRS in names(shown)
        assert set(names(shown)) & set(OURS) == set(), page.title
        window.close()


def test_markup_that_readers_do_not_see_is_found(
    another: None, context: BrowserContext, live_server: LiveServer, whole: make.WholeSite
) -> None:
    """A template of the project hides a part of the page."""
    context.route(
        "**/preview/**",
        lambda route: with_style(route, "h1, .mn-summary, main p { display: none }"),
    )
    window, shown = panel(context, live_server, whole.procedures[0])
    assert HIDDEN in names(shown)
    window.close()


def with_style(route: Any, style: str) -> None:
    answer = route.fetch()
    route.fulfill(
        response=answer, body=answer.text().replace("</head>", f"<style>{style}</style></head>")
    )

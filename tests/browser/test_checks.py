"""An editor and the preview of the checks, in a real browser: found while typing, mended by keyboard."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests import site as make
from tests.browser.editing import wait_until_watched, watch
from tests.browser.test_pages import axe, violations, wider_than_window

__all__ = ["axe"]

pytestmark = [pytest.mark.browser, pytest.mark.node, pytest.mark.django_db(transaction=True)]

NO_SUMMARY = "procedure.no_summary"
NO_HELP = "risk.no_help"
CONTRADICTION = "consistent.sessions"
#: Wagtail refreshes a preview half a second after the last key; a busy machine takes longer.
PATIENCE = 30_000


@pytest.fixture
def whole(transactional_db: None, live_server: LiveServer) -> make.WholeSite:
    return make.whole_site(1)


@pytest.fixture
def context(
    request: pytest.FixtureRequest,
    chromium: Browser,
    live_server: LiveServer,
    whole: make.WholeSite,
) -> Iterator[BrowserContext]:
    """A browser with an editor logged in; the width is 1800 pixels unless a test asks for another."""
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("editor", "e@clinic.example", "x"))
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    scheme, width = getattr(request, "param", ("light", 1800))
    opened = chromium.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 1000}, reduced_motion="reduce"
    )
    expect.set_options(timeout=PATIENCE)
    opened.add_cookies([{**cookie, "url": live_server.url}])
    yield opened
    expect.set_options(timeout=None)
    opened.close()


class Editor:
    """The form of a page, with the checks in the preview panel beside it."""

    def __init__(self, context: BrowserContext, origin: str, page: Any) -> None:
        self.form = context.new_page()
        self.errors: list[str] = []
        self.form.on("pageerror", lambda error: self.errors.append(str(error)))
        watch(self.form)
        self.form.goto(f"{origin}/admin/pages/{page.pk}/edit/")
        self.form.get_by_role("button", name="Toggle preview").click()
        # Wagtail forgets a mode that is chosen while it loads the first one.
        expect(self.checks.get_by_role("heading", level=1)).to_have_text(page.title)
        expect(self.form.locator("[data-w-preview-target=spinner]")).to_be_hidden()
        self.form.get_by_label("Preview mode").select_option("checks")
        expect(self.checks.get_by_role("heading", name="Findings")).to_be_visible()
        wait_until_watched(self.form)

    @property
    def checks(self) -> FrameLocator:
        """What the panel shows; Wagtail puts a new frame there with each refresh."""
        return self.form.frame_locator("#w-preview-iframe")

    def fill(self, name: str, text: str) -> None:
        """Type into a field, once what was typed before is saved: Wagtail misses what comes during that."""
        self.idle()
        self.form.locator(f"[name={name}]").fill(text)

    def idle(self) -> None:
        """Wait until nothing is being saved or previewed."""
        self.form.wait_for_load_state("networkidle", timeout=3 * PATIENCE)

    def finding(self, code: str) -> Any:
        """Return the first finding with this code."""
        return self.checks.locator(f"[data-code='{code}']").first

    def follow(self, code: str) -> None:
        """Go to the field of a finding, by the keyboard alone."""
        self.idle()
        link = self.finding(code).locator("[data-field]").first
        link.focus()
        link.press("Enter")

    def leave(self) -> None:
        """Wait for an autosave under way, which would write into the next test."""
        self.idle()
        assert self.errors == []


@pytest.fixture
def open_editor(context: BrowserContext, live_server: LiveServer) -> Iterator[Any]:
    opened: list[Editor] = []

    def open_(page: Any) -> Editor:
        opened.append(Editor(context, live_server.url, page))
        return opened[-1]

    yield open_
    for editor in opened:
        editor.leave()


def test_a_fact_that_goes_is_missed_and_welcomed_back(
    open_editor: Any, whole: make.WholeSite
) -> None:
    editor = open_editor(whole.procedures[0])
    expect(editor.finding(NO_SUMMARY)).to_have_count(0)
    editor.fill("summary", "")
    expect(editor.finding(NO_SUMMARY)).to_be_visible()
    editor.fill("summary", "Fine needles prick the skin.")
    expect(editor.finding(NO_SUMMARY)).to_have_count(0)


def test_a_contradiction_is_seen_while_it_is_typed_and_goes_when_it_is_mended(
    open_editor: Any, whole: make.WholeSite
) -> None:
    editor = open_editor(whole.procedures[0])
    expect(editor.finding(CONTRADICTION)).to_have_count(0)
    editor.fill("summary", "Most people need 9 to 12 sessions.")
    expect(editor.finding(CONTRADICTION)).to_contain_text("9 to 12 sessions")
    editor.fill("summary", "Most people need 3 to 6 sessions.")
    expect(editor.finding(CONTRADICTION)).to_have_count(0)


def test_a_key_leads_to_a_field_on_another_tab(open_editor: Any, whole: make.WholeSite) -> None:
    editor = open_editor(whole.procedures[0])
    editor.fill("summary", "")
    expect(editor.finding(NO_SUMMARY)).to_be_visible()
    editor.form.get_by_role("tab", name="Evidence").click()
    expect(editor.form.locator("[name=summary]")).to_be_hidden()
    editor.follow(NO_SUMMARY)
    expect(editor.form.locator("[name=summary]")).to_be_focused()
    editor.form.keyboard.type("Needles.")
    expect(editor.form.locator("[name=summary]")).to_have_value("Needles.")
    assert len(editor.form.context.pages) == 1
    expect(editor.finding(NO_SUMMARY)).to_have_count(0)


def test_a_key_leads_into_a_folded_row_behind_one_that_is_left_out(
    open_editor: Any, whole: make.WholeSite
) -> None:
    (page,) = whole.risks
    rows = (make.risk_row(""), make.risk_row("Scarring", severity="serious"))
    page.risks, page.when_to_get_help = make.stored(*rows), ""
    page.save_revision()
    editor = open_editor(page)
    fold = editor.form.locator(f"#block-{rows[1]['id']}-section [data-panel-toggle]").first
    fold.click()
    expect(fold).to_have_attribute("aria-expanded", "false")
    editor.form.get_by_role("tab", name="Evidence").click()
    editor.follow(NO_HELP)
    expect(editor.form.locator("[name=risks-1-value-what_to_do]")).to_be_focused()
    editor.form.keyboard.type("Call us.")
    expect(editor.finding(NO_HELP)).to_have_count(0)


def test_a_key_leads_into_rich_text(open_editor: Any, whole: make.WholeSite) -> None:
    editor = open_editor(whole.faqs[0])
    answer = editor.form.locator("[data-contentpath=answer] [contenteditable=true]").first
    answer.click()
    editor.form.keyboard.type("It is painless. ")
    found = editor.checks.locator("[data-code^='claims.']").first
    expect(found).to_be_visible()
    code = found.get_attribute("data-code")
    editor.form.get_by_role("tab", name="Evidence").click()
    editor.follow(code)
    expect(answer).to_be_focused()


@pytest.mark.parametrize("context", [("light", 1800), ("dark", 1800)], indirect=True)
def test_the_tab_of_the_form_is_accessible_and_leads_to_fields(
    context: BrowserContext, live_server: LiveServer, whole: make.WholeSite
) -> None:
    (page,) = whole.procedures
    page.summary = ""
    page.save_revision()
    form = context.new_page()
    form.goto(f"{live_server.url}/admin/pages/{page.pk}/edit/")
    form.get_by_role("tab", name="Checks").click()
    expect(form.locator(".microneedling-checks").first).to_be_visible()
    assert violations(form, ".microneedling-checks") == []
    form.locator(f"[data-code='{NO_SUMMARY}'] [data-field]").press("Enter")
    expect(form.locator("[name=summary]")).to_be_focused()
    form.wait_for_load_state("networkidle", timeout=3 * PATIENCE)


def test_without_the_form_around_it_a_link_leads_to_the_field(
    context: BrowserContext, live_server: LiveServer, whole: make.WholeSite
) -> None:
    (page,) = whole.risks
    rows = (make.risk_row("Redness"), make.risk_row("Scarring", severity="serious"))
    page.risks, page.when_to_get_help = make.stored(*rows), ""
    page.save_revision()
    window = context.new_page()
    window.goto(f"{live_server.url}/admin/pages/{page.pk}/view_draft/?mode=checks")
    window.locator(f"[data-code='{NO_HELP}'] [data-field]").press("Enter")
    expect(window.locator("[name=risks-1-value-what_to_do]")).to_be_in_viewport()
    window.wait_for_load_state("networkidle", timeout=3 * PATIENCE)


def test_the_markup_is_copied_and_said_to_be(
    context: BrowserContext, live_server: LiveServer, whole: make.WholeSite
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    window = checks_alone(context, live_server, whole.faqs[0])
    shown = window.locator("#json-ld-text").text_content()
    window.get_by_role("button", name="Copy").press("Enter")
    expect(window.get_by_role("status")).to_have_text("Copied.")
    assert window.evaluate("navigator.clipboard.readText()") == shown


def checks_alone(context: BrowserContext, live_server: LiveServer, page: Any) -> Page:
    """Open the checks of a page's last draft in a window of their own."""
    window = context.new_page()
    window.goto(f"{live_server.url}/admin/pages/{page.pk}/view_draft/?mode=checks")
    return window


@pytest.mark.parametrize(
    "context", [("light", 400), ("dark", 400), ("light", 1280), ("dark", 1280)], indirect=True
)
def test_it_is_accessible_narrow_and_wide_light_and_dark(
    context: BrowserContext, live_server: LiveServer, whole: make.WholeSite
) -> None:
    empty = make.faq(whole.procedures[0], "Pneumonoultramicroscopicsilicovolcanoconiosis " * 4)
    found: dict[str, list[str]] = {}
    for page in (whole.index, *whole.procedures, *whole.faqs, *whole.risks, empty):
        window = checks_alone(context, live_server, page)
        window.locator("summary").click()
        found[page.title] = [*violations(window), *wider_than_window(window)]
    assert {title: said for title, said in found.items() if said} == {}

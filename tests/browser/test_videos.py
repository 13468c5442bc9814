"""A video in a real browser: its site is called when the reader starts it, and not before."""

import mimetypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.test_pages import axe, violations
from tests.documents import minimal_procedure
from tests.templates.rendering import html_of, package_templates
from wagtail_microneedling.document import Heading, Video

__all__ = ["axe"]

pytestmark = [pytest.mark.browser, pytest.mark.node]

PAGE = "https://clinic.example/microneedling/"
PLAYER = "https://player.example/{}?start=0"
#: As strict as a project can be whose readers may play these videos.
POLICY = "default-src 'self'; base-uri 'none'; frame-src https://player.example"

WIDE = Video(
    url="https://video.example/1",
    title="A session",
    player=PLAYER.format(1),
    width=640,
    height=360,
)
ABSURD = Video(
    url="https://video.example/2",
    title="A tour",
    player=PLAYER.format(2),
    width=9,
    height=90_000,
)
UNKNOWN = Video(url="https://elsewhere.example/3", title="A talk")


class Reader:
    """A browser window on a page with three videos, and all that it was asked and told."""

    def __init__(self, page: Page, html: str) -> None:
        self.page = page
        self.html = html
        self.played: list[str] = []
        self.strangers: list[str] = []
        self.console: list[str] = []
        page.on("console", lambda said: self.console.append(said.text))
        page.route("**/*", self._answer)
        page.goto(PAGE)

    @property
    def frame(self) -> Locator:
        """The frame that plays a video."""
        return self.page.locator("iframe")

    def offer(self, video: Video) -> Locator:
        """Return the button that plays a video."""
        return self.page.get_by_role("button", name=f"Play video: {video.title}")

    def link(self, video: Video) -> Locator:
        """Return the link to a video, hidden or not."""
        return self.page.locator(f"a[href='{video.url}']")

    def inside(self) -> Locator:
        """Return the button of the player, which is there once it has loaded."""
        return self.page.frame_locator("iframe").get_by_role("button", name="Pause")

    def _answer(self, route: Route) -> None:
        url = route.request.url
        if url == PAGE:
            headers = {
                "content-type": "text/html; charset=utf-8",
                "content-security-policy": POLICY,
            }
            route.fulfill(body=self.html, headers=headers)
        elif url.startswith("https://clinic.example/static/"):
            path = str(finders.find(url.partition("/static/")[2]))
            kind = mimetypes.guess_type(path)[0] or "text/plain"
            route.fulfill(body=Path(path).read_bytes(), content_type=kind)
        elif url.startswith("https://player.example/"):
            self.played.append(url)
            words = "<!doctype html><html lang=en><title>Player</title><h1>Hm</h1><button>Pause"
            route.fulfill(body=words, content_type="text/html")
        else:
            self.strangers.append(url)
            route.abort()


@pytest.fixture(params=["example", "package"])
def html(request: pytest.FixtureRequest) -> str:
    """A page with a video that is wide, one of an absurd shape, and one of an unknown site."""
    document = minimal_procedure(body=(Heading(text="Look"), WIDE, ABSURD, UNKNOWN))
    return html_of(document, package_templates() if request.param == "package" else None)


@pytest.fixture
def reader(chromium: Browser, html: str) -> Iterator[Reader]:
    context = chromium.new_context(viewport={"width": 390, "height": 800})
    yield Reader(context.new_page(), html)
    context.close()


def test_nothing_is_called_before_the_reader_asks(reader: Reader) -> None:
    reader.page.wait_for_load_state("networkidle")
    expect(reader.offer(WIDE)).to_be_visible()
    expect(reader.offer(WIDE)).to_contain_text("Loads the video from player.example")
    expect(reader.offer(ABSURD)).to_be_visible()
    expect(reader.link(WIDE)).to_be_hidden()
    expect(reader.link(UNKNOWN)).to_be_visible()
    expect(reader.frame).to_have_count(0)
    assert (reader.played, reader.strangers, reader.console) == ([], [], [])


def test_a_click_plays_one_video_in_its_place(reader: Reader) -> None:
    reader.offer(WIDE).click()
    expect(reader.inside()).to_be_visible()
    expect(reader.frame).to_have_count(1)
    expect(reader.frame).to_be_focused()
    expect(reader.frame).to_have_attribute("title", "A session")
    expect(reader.frame).to_have_attribute("allow", "fullscreen")
    expect(reader.frame).to_have_attribute("referrerpolicy", "strict-origin-when-cross-origin")
    expect(reader.offer(WIDE)).to_have_count(0)
    expect(reader.link(WIDE)).to_be_visible()
    expect(reader.offer(ABSURD)).to_be_visible()
    assert (reader.played, reader.strangers, reader.console) == ([WIDE.player], [], [])


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_keyboard_plays_a_video_and_goes_on_from_there(reader: Reader, key: str) -> None:
    reader.offer(WIDE).focus()
    reader.page.keyboard.press("Tab")
    expect(reader.offer(ABSURD)).to_be_focused()
    reader.page.keyboard.press(key)
    expect(reader.inside()).to_be_visible()
    assert reader.played == [ABSURD.player]
    reader.page.wait_for_load_state("networkidle")
    expect(reader.frame).to_be_focused()
    reader.page.keyboard.press("Tab")
    expect(reader.inside()).to_be_focused()
    reader.page.keyboard.press("Tab")
    expect(reader.link(ABSURD)).to_be_focused()


def test_a_player_has_its_shape_and_fits_the_window(reader: Reader) -> None:
    reader.offer(WIDE).click()
    box = reader.frame.bounding_box()
    assert box is not None
    assert box["width"] > 300
    assert box["width"] / box["height"] == pytest.approx(640 / 360, abs=0.02)
    reader.offer(ABSURD).click()
    box = reader.frame.last.bounding_box()
    assert box is not None
    assert box["height"] <= 800
    assert reader.page.evaluate("document.documentElement.scrollWidth") == 390


def test_paper_has_the_addresses(reader: Reader) -> None:
    reader.offer(WIDE).click()
    reader.page.emulate_media(media="print")
    expect(reader.frame).to_be_hidden()
    expect(reader.offer(ABSURD)).to_be_hidden()
    for video in (WIDE, ABSURD, UNKNOWN):
        expect(reader.link(video)).to_be_visible()
        after = reader.link(video).evaluate("link => getComputedStyle(link, '::after').content")
        assert video.url in after


def test_a_video_is_a_link_without_scripts(chromium: Browser, html: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    reader = Reader(context.new_page(), html)
    for video in (WIDE, ABSURD, UNKNOWN):
        expect(reader.link(video)).to_be_visible()
    expect(reader.page.get_by_role("button")).to_have_count(0)
    assert reader.played == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_video_is_accessible_before_and_after(chromium: Browser, html: str, scheme: Any) -> None:
    # axe comes as a script inside the page, which the page's own policy would refuse.
    context = chromium.new_context(color_scheme=scheme, bypass_csp=True)
    reader = Reader(context.new_page(), html)
    assert violations(reader.page) == []
    reader.offer(WIDE).click()
    expect(reader.inside()).to_be_visible()
    assert violations(reader.page) == []
    context.close()

"""Pages in a real browser: they fit the screen, call nobody, and their drawings can be read."""

import mimetypes
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.contrib.staticfiles import finders

from tests.documents import FULL, MINIMAL, full_procedure
from tests.templates.rendering import html_of, package_templates
from wagtail_microneedling.document import PageDocument, Plan, Range, TimelineEntry, Unit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><rect width="16" height="9"/></svg>'
)
#: Which words of a drawing touch one another, and which leave it.
OVERLAPS = """
    drawing => {
        const toDrawing = drawing.getScreenCTM().inverse();
        const placed = [...drawing.querySelectorAll('text')].map(text => {
            const box = text.getBBox(), at = toDrawing.multiply(text.getScreenCTM());
            const left = box.x + at.e, top = box.y + at.f;
            return {
                words: text.textContent, left, right: left + box.width,
                // Letters fill less than the line that a browser gives them.
                top: top + box.height * .2, bottom: top + box.height * .8,
            };
        });
        const touch = (a, b) => a !== b && a.left + 1 < b.right && b.left + 1 < a.right
            && a.top < b.bottom && b.top < a.bottom;
        const {width, height} = drawing.viewBox.baseVal;
        const leaves = a => a.left < -1 || a.right > width + 1 || a.top < 0 || a.bottom > height;
        return {
            count: placed.length,
            touching: placed.filter(a => placed.some(b => touch(a, b))).map(a => a.words),
            outside: placed.filter(leaves).map(a => `${a.words} ${a.left} ${a.right} ${a.top}`),
        };
    }
"""


class Reader:
    """A browser window that shows one document's page and notes whom the page asks for what."""

    def __init__(self, page: "Page") -> None:
        self.page = page
        self.strangers: list[str] = []
        self.html = ""
        page.route("**/*", self._answer)

    def open(self, html: str) -> "Page":
        self.html = html
        self.page.goto("https://clinic.example/page/")
        return self.page

    def _answer(self, route: "Route") -> None:
        url = route.request.url
        if url == "https://clinic.example/page/":
            route.fulfill(body=self.html, content_type="text/html; charset=utf-8")
        elif "/static/" in url:
            path = str(finders.find(url.partition("/static/")[2]))
            kind = mimetypes.guess_type(path)[0] or "text/plain"
            route.fulfill(body=Path(path).read_bytes(), content_type=kind)
        elif "/media/" in url:
            route.fulfill(body=PICTURE, content_type="image/svg+xml")
        else:
            self.strangers.append(url)
            route.abort()


@pytest.fixture
def reader(chromium: "Browser") -> Iterator[Reader]:
    context = chromium.new_context(viewport={"width": 390, "height": 800}, java_script_enabled=True)
    yield Reader(context.new_page())
    context.close()


@pytest.mark.parametrize("build", [*FULL, *MINIMAL])
@pytest.mark.parametrize("frame", ["example", "package"])
def test_pages_fit_every_screen_and_ask_nobody_else(
    reader: Reader, build: Callable[[], PageDocument], frame: str
) -> None:
    page = reader.open(html_of(build(), package_templates() if frame == "package" else None))
    for width in (320, 390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") == width
    assert reader.strangers == []


def crowded(language: str) -> PageDocument:
    """Return a procedure whose drawings have much to say."""
    week, month = Unit.WEEK, Unit.MONTH
    return full_procedure(
        language=language,
        plans=(
            Plan(
                label="Scars that have been there for a very long time, on the face and the body",
                sessions=Range(min=4, unit=Unit.SESSION),
                interval=Range(min=4, max=6, unit=week),
            ),
            Plan(sessions=Range(min=2, max=8, unit=Unit.SESSION), interval=Range(min=3, unit=week)),
        ),
        results=(
            TimelineEntry(text="a", after_session=1),
            TimelineEntry(text="b", after_session=10),
            TimelineEntry(text="c", time=Range(min=2, max=6, unit=week)),
            TimelineEntry(text="d", time=Range(min=3, max=6, unit=month)),
            TimelineEntry(text="e", time=Range(min=5, unit=Unit.YEAR)),
        ),
    )


@pytest.mark.parametrize("document", [full_procedure(), crowded("en"), crowded("de")])
@pytest.mark.parametrize("frame", ["example", "package"])
def test_words_in_drawings_do_not_touch_and_stay_inside(
    reader: Reader, document: PageDocument, frame: str
) -> None:
    page = reader.open(html_of(document, package_templates() if frame == "package" else None))
    drawings = page.locator("svg.mn-drawing")
    assert drawings.count() == 4
    for index in range(4):
        found = drawings.nth(index).evaluate(OVERLAPS)
        assert found["count"] > 3
        assert found["touching"] == []
        assert found["outside"] == []


def test_words_in_drawings_are_large_enough_on_a_telephone(reader: Reader) -> None:
    page = reader.open(html_of(full_procedure()))
    sizes = page.locator("svg.mn-drawing text").evaluate_all(
        "texts => texts.map(text => parseFloat(text.getAttribute('font-size')) * text.getScreenCTM().a)"
    )
    assert min(sizes) >= 11.5


@pytest.mark.parametrize("frame", ["example", "package"])
def test_the_first_key_press_shows_a_link_to_the_content(reader: Reader, frame: str) -> None:
    page = reader.open(
        html_of(full_procedure(), package_templates() if frame == "package" else None)
    )
    page.keyboard.press("Tab")
    box = page.locator("a[href='#main-content']").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main-content"


def test_dark_and_light_differ_and_paper_is_white(reader: Reader) -> None:
    page = reader.open(html_of(full_procedure()))
    grounds = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        grounds[scheme] = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert grounds["light"] != grounds["dark"]
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator(".mn-contents").is_hidden()

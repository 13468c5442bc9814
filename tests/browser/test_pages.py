"""Every page of the example site in a real browser: accessible, alone, and whole without scripts."""

import os
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Site

from tests.site import root_collection
from tests.validators.adobe import FOLDER, install
from wagtail_microneedling.assembly import public_pages

pytestmark = [pytest.mark.browser, pytest.mark.node, pytest.mark.django_db(transaction=True)]

AXE = FOLDER / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def urls(transactional_db: None, live_server: LiveServer) -> list[str]:
    """The address of every public page of the example site."""
    root_collection()
    call_command(
        "load_example", hostname="localhost", port=urlsplit(live_server.url).port, verbosity=0
    )
    root = Site.objects.get(is_default_site=True).root_page
    pages = public_pages(root.get_descendants(inclusive=True)).order_by("path")
    return [live_server.url + page.relative_url(root.get_site()) for page in pages]


@pytest.fixture(scope="module", autouse=True)
def axe() -> None:
    """Install axe; without it there is no verdict, and CI must not go on as if."""
    failure = install()
    if failure and os.environ.get("CI"):
        pytest.fail(failure, pytrace=False)
    if failure:
        pytest.skip(failure)


@pytest.fixture(params=[("light", 390), ("dark", 1280)], ids=["light phone", "dark desk"])
def context(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[BrowserContext]:
    """A browser window in light colours as wide as a phone, or in dark ones as wide as a desk."""
    scheme, width = request.param
    opened = chromium.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    yield opened
    opened.close()


def violations(page: Page, part: str = "html") -> list[str]:
    """Return what axe has against the page, or against a part of it, a line each."""
    page.add_script_tag(path=str(AXE))
    found: dict[str, Any] = page.evaluate(
        "([part, rules]) => axe.run(part, {runOnly: {type: 'tag', values: rules}})", [part, RULES]
    )
    assert found["passes"]
    return [
        f"{one['id']}: {one['help']} ({node['html'][:120]})"
        for one in found["violations"]
        for node in one["nodes"]
    ]


def test_every_page_is_accessible_and_alone(
    urls: list[str], context: BrowserContext, live_server: LiveServer
) -> None:
    assert len(urls) > 9
    page = context.new_page()
    called: set[str] = set()
    failed: list[str] = []
    page.on("request", lambda request: called.add(urlsplit(request.url).netloc))
    page.on("response", lambda answer: answer.status < 400 or failed.append(answer.url))
    found: dict[str, list[str]] = {}
    for url in urls:
        page.goto(url)
        found[url] = [*violations(page), *wider_than_window(page), *not_skipped(page)]
    assert {url: said for url, said in found.items() if said} == {}
    assert called - {""} == {urlsplit(live_server.url).netloc}
    assert failed == []


def wider_than_window(page: Page) -> list[str]:
    """Return a line when readers would have to scroll sideways."""
    page.evaluate("window.scrollTo(1000, 0)")
    wide = page.evaluate("window.scrollX")
    return [f"{wide} px wider than the window"] if wide else []


def not_skipped(page: Page) -> list[str]:
    """Return a line when the first stop of the keyboard does not skip to the content."""
    page.keyboard.press("Tab")
    target = page.evaluate("document.activeElement.getAttribute('href') || ''")
    if not target.startswith("#"):
        return ["the first stop of the keyboard is no skip link"]
    inside = page.evaluate("id => document.querySelector(id)?.closest('main') !== null", target)
    return [] if inside else [f"{target} is not in main"]


def test_pages_are_whole_without_scripts(urls: list[str], chromium: Browser) -> None:
    def words(*, scripts: bool) -> dict[str, str]:
        context = chromium.new_context(java_script_enabled=scripts)
        page = context.new_page()
        said = {}
        for url in urls:
            page.goto(url)
            said[url] = page.locator("body").inner_text()
        context.close()
        return said

    assert words(scripts=False) == words(scripts=True)

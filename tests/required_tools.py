"""Programs that some tests need: who lacks one is told so, and continuous integration fails."""

import os
import shutil
import socket
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from django.db import connection

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

REDIS = os.environ.get("REDIS_URL", "redis://127.0.0.1:6379/0")

#: Nothing in a test may call the world.
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium_path() -> str | None:
    """Return where Chromium is: what CHROMIUM names, else the first one that PATH holds."""
    names = [os.environ["CHROMIUM"]] if os.environ.get("CHROMIUM") else CHROMIUM_NAMES
    return next((path for path in map(shutil.which, names) if path), None)


def missing_tool(item: pytest.Item) -> str | None:
    """Return a sentence about the program that ``item`` is marked to need and that is not here."""
    if item.get_closest_marker("browser") and not chromium_path():
        return (
            "Chromium was not found, so nothing was looked at in a browser:"
            " install it or name it in CHROMIUM."
        )
    if item.get_closest_marker("node") and not (shutil.which("node") and shutil.which("npm")):
        return (
            "Node.js and npm were not found, so the checks that run on them did not: install both."
        )
    if item.get_closest_marker("services") and not listens(REDIS):
        return f"Nobody answers at {REDIS}: start Redis, or name it in REDIS_URL."
    return None


def listens(url: str) -> bool:
    """Return whether somebody listens at the host and port of ``url``."""
    address = urlsplit(url)
    with socket.socket() as probe:
        probe.settimeout(2)
        return probe.connect_ex((address.hostname or "127.0.0.1", address.port or 6379)) == 0


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose program is missing; fail it in continuous integration."""
    if item.get_closest_marker("services") and connection.vendor == "sqlite":
        pytest.skip("Several processes share a PostgreSQL or MariaDB: name one in DATABASE_URL.")
    sentence = missing_tool(item)
    if sentence and os.environ.get("CI"):
        pytest.fail(sentence, pytrace=False)
    if sentence:
        pytest.skip(sentence)


@pytest.fixture(scope="module")
def chromium() -> Iterator["Browser"]:
    """A headless Chromium, for tests marked ``browser``."""
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(), args=list(CHROMIUM_ARGUMENTS)
        )
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]

"""Typing into Wagtail's form at a time when Wagtail notices it."""

from playwright.sync_api import Page

#: Two seconds after each time that Wagtail connects to the form, it takes what is there for unchanged.
_COUNTING = """
window.connections = window.readings = 0;
document.addEventListener("w-unsaved:ready", () => { window.connections += 1 });
document.addEventListener("w-unsaved:watch-edits", () => { window.readings += 1 });
"""


def watch(page: Page) -> None:
    """Have the documents that a page opens from now on count how often Wagtail reads their forms."""
    page.add_init_script(_COUNTING)


def wait_until_watched(page: Page, timeout: float = 30_000) -> None:
    """Wait until Wagtail knows what is unchanged in the form; ``timeout`` is in milliseconds."""
    page.wait_for_function("window.readings === window.connections", timeout=timeout)

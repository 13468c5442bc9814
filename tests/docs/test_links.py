"""Every link and picture of the documentation leads somewhere."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from .reading import DOCS, PAGES, ROOT, anchors, links


def missing(page: Path, link: str) -> str:
    """Return what a relative link lacks: its file, its heading, or nothing."""
    address = urlsplit(link)
    target = (page.parent / address.path).resolve() if address.path else page
    if not target.is_relative_to(ROOT) or not target.exists():
        return f"{link}: no such file"
    if address.fragment and address.fragment not in anchors(target):
        return f"{link}: no such heading"
    return ""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_relative_links_lead_somewhere(page: Path) -> None:
    found = [link for link in links(page) if not urlsplit(link).scheme]
    assert [problem for link in found if (problem := missing(page, link))] == []


def test_links_are_found_at_all() -> None:
    assert "docs/index.md" in links(ROOT / "README.md")
    assert "docs/images/editor.png" in links(ROOT / "README.md")
    assert missing(ROOT / "README.md", "docs/nowhere.md") == "docs/nowhere.md: no such file"
    assert missing(ROOT / "README.md", "docs/index.md#nothing").endswith("no such heading")


def test_every_page_is_in_the_index() -> None:
    linked = {(DOCS / link).resolve() for link in links(DOCS / "index.md")}
    assert {page for page in DOCS.rglob("*.md") if page.name != "index.md"} <= linked


def test_every_picture_is_used_and_small() -> None:
    pictures = set((DOCS / "images").iterdir())
    used = {(page.parent / link).resolve() for page in PAGES for link in links(page)}
    assert pictures <= used
    assert {path.name for path in pictures if path.stat().st_size > 300_000} == set()

"""What a batch of pages points at, collected before anything is fetched."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from .rich_text import references
from .rows import as_key, rows


@dataclass(slots=True)
class Wanted:
    """Keys of what a batch needs, by kind, as text; the key of a video is its address."""

    clinicians: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)
    devices: set[str] = field(default_factory=set)
    concerns: set[str] = field(default_factory=set)
    areas: set[str] = field(default_factory=set)
    images: set[str] = field(default_factory=set)
    pages: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    videos: set[str] = field(default_factory=set)

    def rich_text(self, *texts: str) -> None:
        """Add what stored rich text links to and embeds."""
        for text in texts:
            for kind, key in references(text):
                getattr(self, kind).add(key)

    def row_sources(self, page: Any, *fields: str) -> None:
        """Add the sources of each row of these fields."""
        for name in fields:
            for row in rows(page, name):
                self.sources.update(row.keys("sources"))

    def page_basics(self, page: Any) -> None:
        """Add what every clinical page points at."""
        self.clinicians.update(
            str(key) for key in (page.author_id, page.reviewer_id) if key is not None
        )
        self.sources.update(as_key(row.value) for row in rows(page, "sources", "source"))


def want_procedure(page: Any, wanted: Wanted) -> None:
    """Add what a procedure page points at."""
    wanted.rich_text(page.how_it_works, page.background)
    wanted.row_sources(page, "benefits")
    wanted.devices.update(as_key(row.value) for row in rows(page, "devices", "device"))
    wanted.concerns.update(as_key(row.value) for row in rows(page, "concerns", "concern"))
    wanted.areas.update(as_key(row.value) for row in rows(page, "areas", "area"))
    wanted.areas.update(key for row in rows(page, "depths") if (key := as_key(row["area"])))
    if page.image_id is not None:
        wanted.images.add(str(page.image_id))
    for row in rows(page, "body"):
        if row.kind == "rich_text" and isinstance(row.value, str):
            wanted.rich_text(row.value)
        elif row.kind == "image":
            wanted.images.add(as_key(image_value(row["image"]).get("image")))
        elif row.kind == "call_to_action":
            wanted.pages.add(as_key(row["page"]))
        elif row.kind == "video":
            wanted.videos.add(row.text("url"))


def image_value(stored: object) -> dict[str, Any]:
    """Return an image block's stored value, whether it holds a key alone or a key with words."""
    return stored if isinstance(stored, dict) else {"image": stored}


def want_faq(page: Any, wanted: Wanted) -> None:
    """Add what a FAQ page points at."""
    wanted.rich_text(page.introduction)
    wanted.row_sources(page, "questions")
    for row in rows(page, "questions", "question"):
        wanted.rich_text(row.text("answer"))


def want_risk(page: Any, wanted: Wanted) -> None:
    """Add what a risk page points at."""
    wanted.rich_text(page.introduction, page.when_to_get_help)
    wanted.row_sources(page, "risks")


def want_index(page: Any, wanted: Wanted) -> None:
    """Add what a procedure index page points at."""
    wanted.rich_text(page.introduction)


def want_cards(pages: Iterable[Any], wanted: Wanted) -> None:
    """Add the pictures of the procedures that an index lists."""
    wanted.images.update(str(page.image_id) for page in pages if page.image_id is not None)

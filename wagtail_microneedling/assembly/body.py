"""Free content as parts of the document."""

from collections.abc import Callable

from ..document import (
    BodyPart,
    CallToAction,
    Heading,
    Paragraphs,
    Picture,
    Quote,
    Video,
)
from .rows import Row, as_key, as_text, rows
from .shelf import Book
from .wanted import image_value


def body(book: Book) -> tuple[BodyPart, ...]:
    """Return the parts of a page's body; kinds that this version does not know are left out."""
    parts = (
        BUILDERS[row.kind](book, row) for row in rows(book.page, "body") if row.kind in BUILDERS
    )
    return tuple(part for part in parts if part is not None)


def _heading(book: Book, row: Row) -> BodyPart | None:
    text = row.text("text")
    return Heading(text=text, level=3 if row.text("level") == "3" else 2) if text else None


def _paragraphs(book: Book, row: Row) -> BodyPart | None:
    prose = book.prose(as_text(row.value))
    return Paragraphs(prose=prose) if prose else None


def _picture(book: Book, row: Row) -> BodyPart | None:
    stored = image_value(row["image"])
    image = book.picture(
        as_key(stored.get("image")),
        alt=as_text(stored.get("alt_text")),
        caption=row.text("caption"),
        credit=row.text("credit"),
    )
    return Picture(image=image) if image else None


def _video(book: Book, row: Row) -> BodyPart | None:
    url = _web_address(row.text("url"))
    if not url:
        return None
    return Video(url=url, title=row.text("title") or url, **book.shelf.players.get(url))


def _quote(book: Book, row: Row) -> BodyPart | None:
    text = row.text("text")
    return Quote(text=text, attribution=row.text("attribution")) if text else None


def _call_to_action(book: Book, row: Row) -> BodyPart | None:
    url = book.shelf.page_urls.get(as_key(row["page"])) or _web_address(row.text("url"))
    label = row.text("label")
    return CallToAction(label=label, url=url) if label and url else None


def _web_address(url: str) -> str:
    return url if url.startswith(("https://", "http://")) else ""


BUILDERS: dict[str, Callable[[Book, Row], BodyPart | None]] = {
    "heading": _heading,
    "rich_text": _paragraphs,
    "image": _picture,
    "video": _video,
    "quote": _quote,
    "call_to_action": _call_to_action,
}

"""Free content between the facts: what a StreamField body holds, resolved."""

from dataclasses import dataclass

from .values import Image, Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading below the page's title; ``level`` is 2 or 3."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraphs:
    """Rich text."""

    prose: Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An image with its caption."""

    image: Image


@dataclass(frozen=True, slots=True, kw_only=True)
class Video:
    """A video elsewhere, whose site no page calls before its reader asks for it.

    ``player`` is the https address of its player, ``width`` and ``height`` are the player's in
    pixels. Without a known player readers follow a link.
    """

    url: str
    title: str
    player: str = ""
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Somebody's words."""

    text: str
    attribution: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallToAction:
    """A button-like link."""

    label: str
    url: str


type_names: dict[type, str] = {
    Heading: "heading",
    Paragraphs: "rich_text",
    Picture: "image",
    Video: "video",
    Quote: "quote",
    CallToAction: "call_to_action",
}

BodyPart = Heading | Paragraphs | Picture | Video | Quote | CallToAction

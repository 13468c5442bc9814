"""The texts of a page, each with its place: what readers see and what search engines are told.

Titles of publications, names of people and texts that belong to another page are none of them.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from html import unescape
from typing import Any, NamedTuple

from ..document import (
    AftercareStep,
    Benefit,
    CallToAction,
    Contraindication,
    Device,
    FAQDocument,
    Heading,
    Image,
    NeedleDepth,
    PageDocument,
    Paragraphs,
    Picture,
    Plan,
    PreparationStep,
    Price,
    ProcedureDocument,
    ProcedureIndexDocument,
    Prose,
    Question,
    Quote,
    Risk,
    RiskDocument,
    Step,
    Term,
    TimelineEntry,
    Video,
)


class Role(StrEnum):
    """What a text is on its page."""

    ALT = "alt"
    ANSWER = "answer"
    CAPTION = "caption"
    CREDIT = "credit"
    HEADING = "heading"
    META = "meta"
    NAME = "name"
    QUESTION = "question"
    QUOTE = "quote"
    SAFETY = "safety"
    TEXT = "text"


class Passage(NamedTuple):
    """One text. ``path`` is as in a finding; ``cited`` says whether sources are named for it.

    Sources of its own row count; those of the page count where a row can hold none. A picture
    without a word for people who can't see it is a text with no word.
    """

    path: str
    text: str
    role: Role
    cited: bool = False


_ATTRIBUTE = re.compile(r'\s+([\w-]+)(?:="([^"]*)")?')

#: The texts of each type and what they are; a question comes right before its answer.
_TEXTS: dict[type, dict[str, Role]] = {
    PageDocument: {
        "title": Role.HEADING,
        "seo_title": Role.META,
        "search_description": Role.META,
        "introduction": Role.TEXT,
    },
    ProcedureDocument: {
        "summary": Role.TEXT,
        "alternate_names": Role.NAME,
        "how_it_works": Role.TEXT,
        "background": Role.TEXT,
        "performed_by": Role.TEXT,
        "plan_note": Role.TEXT,
        "plan_caution": Role.SAFETY,
        "maintenance_note": Role.TEXT,
        "anaesthesia_note": Role.TEXT,
        "discomfort_note": Role.TEXT,
        "downtime_note": Role.TEXT,
        "permanence_note": Role.TEXT,
    },
    RiskDocument: {"when_to_get_help": Role.SAFETY},
    Step: {"name": Role.NAME, "text": Role.TEXT},
    Device: {"name": Role.NAME, "description": Role.TEXT},
    Benefit: {"name": Role.HEADING, "text": Role.TEXT},
    Term: {"name": Role.NAME, "other_name": Role.NAME, "description": Role.TEXT},
    Plan: {"label": Role.NAME, "note": Role.TEXT},
    NeedleDepth: {"note": Role.TEXT},
    TimelineEntry: {"text": Role.TEXT},
    PreparationStep: {"text": Role.SAFETY},
    AftercareStep: {"text": Role.SAFETY, "reason": Role.SAFETY},
    Price: {"note": Role.TEXT},
    Question: {"group": Role.NAME, "question": Role.QUESTION, "answer": Role.ANSWER},
    Risk: {
        "name": Role.SAFETY,
        "description": Role.SAFETY,
        "who_is_at_risk": Role.SAFETY,
        "prevention": Role.SAFETY,
        "what_to_do": Role.SAFETY,
    },
    Contraindication: {"name": Role.SAFETY, "until": Role.SAFETY, "reason": Role.SAFETY},
    Heading: {"text": Role.HEADING},
    Paragraphs: {"prose": Role.TEXT},
    Image: {"alt": Role.ALT, "caption": Role.CAPTION, "credit": Role.CREDIT},
    Quote: {"text": Role.QUOTE, "attribution": Role.NAME},
    CallToAction: {"label": Role.NAME},
    Video: {"title": Role.NAME},
}
#: What each type holds that has texts of its own.
_PARTS: dict[type, tuple[str, ...]] = {
    PageDocument: ("image",),
    ProcedureDocument: (
        *("steps", "devices", "benefits", "concerns", "areas", "plans", "depths", "recovery"),
        *("preparation", "aftercare", "results", "price", "body"),
    ),
    FAQDocument: ("questions",),
    RiskDocument: ("risks", "contraindications"),
    ProcedureIndexDocument: (),
    Picture: ("image",),
}


#: The page whose texts were looked for last; its rules are applied one after another.
_last: tuple[PageDocument, tuple[Passage, ...]] | None = None


def passages(document: PageDocument) -> tuple[Passage, ...]:
    """Return the texts of a page in the order of its fields; of empty ones those of pictures."""
    global _last
    held = _last
    if held is None or held[0] is not document:
        cited = bool(document.sources)
        texts = (one for text in _texts(document, "", cited) for one in _passages(*text))
        _last = held = (document, tuple(texts))
    return held[1]


def pictures(document: PageDocument) -> Iterator[tuple[str, Image]]:
    """Yield the page's own pictures with their paths; those inside rich text have only an alt."""
    if document.image:
        yield "image", document.image
    for number, part in enumerate(getattr(document, "body", ())):
        if isinstance(part, Picture):
            yield f"body.{number}.image", part.image


def _texts(value: object, path: str, cited: bool) -> Iterator[tuple[Any, str, Role, bool]]:
    """Yield the texts of a document or of a part of it, as they are, with what a passage says."""
    cited = bool(getattr(value, "sources", cited))
    texts, parts = _shape(type(value))
    for name, role in texts.items():
        found = getattr(value, name, None)
        if found or (role is Role.ALT and found is not None):
            yield found, path + name, role, cited
    for name in parts:
        part = getattr(value, name)
        if isinstance(part, tuple):
            for number, row in enumerate(part):
                yield from _texts(row, f"{path}{name}.{number}.", cited)
        elif part:
            yield from _texts(part, f"{path}{name}.", cited)


def _passages(value: Any, path: str, role: Role, cited: bool) -> Iterator[Passage]:
    if isinstance(value, str):
        yield Passage(path, value, role, cited)
    elif isinstance(value, Prose):
        if value.text:
            yield Passage(path, value.text, role, cited)
        for alt in alternative_texts(value.html):
            yield Passage(path, alt, Role.ALT, cited)
    else:
        for number, text in enumerate(value):
            yield Passage(f"{path}.{number}", text, role, cited)


#: What ``_shape`` has found out, by type.
_shapes: dict[type, tuple[dict[str, Role], tuple[str, ...]]] = {}


def _shape(kind: type) -> tuple[dict[str, Role], tuple[str, ...]]:
    """Return the texts and the parts of a type, those of the types above it included."""
    if kind not in _shapes:
        above = [one for one in reversed(kind.__mro__) if one in _TEXTS or one in _PARTS]
        texts = {name: role for one in above for name, role in _TEXTS.get(one, {}).items()}
        _shapes[kind] = texts, tuple(name for one in above for name in _PARTS.get(one, ()))
    return _shapes[kind]


def alternative_texts(html: str) -> Iterator[str]:
    """Yield the words in place of each picture in published HTML; empty where there are none."""
    for part in html.split("<img")[1:]:
        yield unescape(_attributes(part).get("alt", ""))


def _attributes(tag: str) -> dict[str, str]:
    """Return the attributes at the beginning of ``tag``, which may be followed by other things."""
    found, position = {}, 0
    while match := _ATTRIBUTE.match(tag, position):
        found[match[1]] = match[2] or ""
        position = match.end()
    return found

"""Changes of a graph in words, in the language that is active: plain text, whatever was typed."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format, localize
from django.utils.text import Truncator
from django.utils.translation import get_language, gettext

from ..document import label, range_text
from ..schema_org import Change, quantity_of
from .change_labels import ADVICE, KINDS, MEMBERS, PROPERTIES, QUANTITIES, SECTIONS

#: A text is shown up to this length, from so many letters before its first change to as many behind
#: its last one.
LENGTH, AROUND = 200, 40
CONTEXT = "https://schema.org/"
DATES = ("dateModified", "datePublished", "lastReviewed")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeWords:
    """A change: where it is, what was stated and what will be; one of these may be empty."""

    place: str
    before: str = ""
    after: str = ""


def change_words(change: Change) -> ChangeWords:
    """Return a change in words: where, what was stated, and what will be."""
    before, after = (
        _said(side[0], change, is_new=side is change.after) if side else ""
        for side in (change.before, change.after)
    )
    before, after = excerpts(before, after)
    return ChangeWords(place=" › ".join(_places(change)), before=before, after=after)


def excerpts(before: str, after: str) -> tuple[str, str]:
    """Return two texts, long ones as the part around what differs."""
    longest = max(len(before), len(after))
    if longest <= LENGTH or not (before and after):
        return _cut(before, 0, len(before)), _cut(after, 0, len(after))
    start = _shared(before, after)
    same_end = _shared(before[start:][::-1], after[start:][::-1])
    first, kept = max(0, start - AROUND), max(0, same_end - AROUND)
    return _cut(before, first, len(before) - kept), _cut(after, first, len(after) - kept)


def _shared(one: str, other: str) -> int:
    """Return how many letters two texts begin with in common."""
    differing = (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(differing, min(len(one), len(other)))


def _cut(text: str, start: int, end: int) -> str:
    shown = Truncator(text[start:end]).chars(LENGTH)
    behind = "…" if end < len(text) and not shown.endswith("…") else ""
    return f"{'…' if start else ''}{shown}{behind}"


def _places(change: Change) -> Iterator[str]:
    """Yield where a change is, from the outside to the inside; of the page itself, only what it is."""
    if not change.name:
        yield str(_kind(change.node))
        return
    holders = (change.node, *change.trail)
    is_name = change.name in ("name", "headline")
    for holder in holders[:-1] if is_name else holders:
        subject = _subject(holder)
        if subject:
            yield subject
    if is_name:
        yield _name_label(change.holder)
    else:
        yield from filter(None, [_label(change)])


def _name_label(holder: Mapping[str, Any]) -> str:
    return gettext("Title") if _is_page(holder) else str(_kind(holder))


def _is_page(node: Mapping[str, Any]) -> bool:
    """Return whether a node is the page itself, or the procedure that it describes."""
    is_own = node.get("@id", "").endswith("#webpage") and "isPartOf" in node
    return is_own or "mainEntityOfPage" in node


def _subject(node: Mapping[str, Any]) -> str:
    """Return what a node is called; empty for the page, its procedure and what is part of a value."""
    is_section = node["@type"] == "HealthTopicContent"
    if is_section:
        return str(_section(node) or _advice(node) or "")
    if _is_page(node):
        return ""
    kind, name = _kind(node), _called(node)
    if not kind or not name:
        return str(kind)
    shown = Truncator(name).chars(LENGTH // 2)
    return gettext("%(kind)s “%(name)s”") % {"kind": kind, "name": shown}


def _section(node: Mapping[str, Any]) -> Any:
    """Return the heading of a section; None for advice, which is none."""
    if "@id" not in node:
        return None
    anchor = node["@id"].rpartition("#")[2]
    return SECTIONS.get(anchor) or node.get("name")


def _advice(node: Mapping[str, Any]) -> Any:
    aspect = node.get("hasHealthAspect", {}).get("@id", "")
    return ADVICE.get(aspect.removeprefix(CONTEXT))


def _kind(node: Mapping[str, Any]) -> Any:
    if node.get("@id", "").rpartition("#")[2].startswith("concern-"):
        return gettext("Concern")
    types = [node["@type"]] if isinstance(node["@type"], str) else node["@type"]
    return next((KINDS[one] for one in types if one in KINDS), "")


def _called(node: Mapping[str, Any]) -> str:
    named = (node.get(key) for key in ("name", "headline", "caption"))
    return next((text for text in named if isinstance(text, str) and text), "")


def _label(change: Change) -> str:
    """Return what a property is called where it changes."""
    values = (*change.after, *change.before)
    value = values[0] if values and isinstance(values[0], dict) else {}
    if quantity_of(value):
        what = str(QUANTITIES.get(value.get("propertyID", ""), value.get("propertyID", "")))
        name = str(value.get("name", ""))
        return what if name.casefold() == what.casefold() else f"{what}, {name}"
    if value.get("@type") == "HealthTopicContent" and "@id" not in value:
        return str(_advice(value) or PROPERTIES["text"])
    if value.get("@type") == "Question":
        return str(KINDS["Question"])
    if change.name == "text" and change.holder["@type"] in ("HealthTopicContent", "Answer"):
        return "" if change.holder["@type"] == "HealthTopicContent" else gettext("Answer")
    if change.name == "description" and _is_page(change.holder):
        return gettext("Summary")
    return str(PROPERTIES.get(change.name, change.name))


def _said(value: Any, change: Change, *, is_new: bool) -> str:
    if isinstance(value, dict):
        is_whole = not change.name or value.get("@type") == "Question"
        return _node_said(value, with_text=is_whole and is_new)
    if change.name in DATES:
        return _date(str(value))
    if change.name == "@type" and value in MEMBERS:
        return label(MEMBERS[value], get_language() or "en")
    return value if isinstance(value, str) else str(localize(value))


def _node_said(node: Mapping[str, Any], *, with_text: bool) -> str:
    quantity = quantity_of(node)
    if quantity:
        return range_text(quantity, get_language() or "en")
    if node.keys() == {"@id"}:
        return _member(node["@id"])
    if "contentUrl" in node:
        rights = (node.get(key) for key in ("caption", "creditText", "license"))
        return ", ".join(filter(None, rights)) or str(node["contentUrl"])
    named = _section(node) if node["@type"] == "HealthTopicContent" else None
    name = str(named or _called(node))
    if "itemListElement" in node:
        return " › ".join(str(entry.get("name", "…")) for entry in node["itemListElement"])
    if not name or "value" in node:
        return ", ".join(_leaves(node)) or str(node.get("@id", "…"))
    answer = node.get("acceptedAnswer", {}).get("text")
    text = answer or node.get("text") or node.get("description")
    return f"{name}: {' '.join(text.split())}" if text and with_text else name


def _member(iri: str) -> str:
    name = iri.removeprefix(CONTEXT)
    return label(MEMBERS[name], get_language() or "en") if name in MEMBERS else name


def _date(text: str) -> str:
    try:
        return date_format(datetime.datetime.fromisoformat(text), "DATE_FORMAT")
    except ValueError:  # a source has a year
        return text


def _leaves(value: Any) -> Iterator[str]:
    """Yield every text and number in a node, however deep."""
    if isinstance(value, list):
        for part in value:
            yield from _leaves(part)
    elif isinstance(value, dict):
        if value.keys() == {"@id"}:
            yield _member(value["@id"])
        for name, part in value.items():
            if not name.startswith("@"):
                yield from _leaves(part)
    else:
        yield value if isinstance(value, str) else str(localize(value))

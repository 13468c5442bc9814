"""``?fields=``: which parts of a document a client wants, down to any depth.

The syntax is Wagtail's: names with commas between them, ``name(inner,names)``, ``*`` for all,
``_`` for none, ``-name`` for all but that. The names are those of the document's own fields, so
they are known, and a wrong one is refused even where nothing is found.
"""

import dataclasses
import types
import typing
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any, cast

from wagtail.api.v2.utils import BadRequestError, parse_fields_parameter

from ..document import BodyPart, PageDocument
from .parameters import quoted

#: Where Wagtail's API puts what it says of any page.
META_NAMES = (
    "type",
    "detail_url",
    "html_url",
    "slug",
    "first_published_at",
    "last_published_at",
    "locale",
    "seo_title",
    "search_description",
)
#: What an item holds beside the fields that a client names, as Wagtail's lists do.
ALWAYS = ("id", "type", "detail_url", "html_url", "slug", "first_published_at", "locale", "title")

#: No document is deeper; the parser of this syntax calls itself for each level.
DEEPEST = 8

Tree = Mapping[str, "Tree | None"]
Choice = Mapping[str, "Choice | None"]
Named = Sequence[tuple[str, bool, Any]]


def tree_of(annotation: Any) -> dict[str, Any] | None:
    """Return the names below a type: a field's name and what is below it, or None at a leaf."""
    if dataclasses.is_dataclass(annotation):
        hints = typing.get_type_hints(annotation)
        names = {field.name: tree_of(hints[field.name]) for field in dataclasses.fields(annotation)}
        return {"type": None, **names} if annotation in typing.get_args(BodyPart) else names
    if typing.get_origin(annotation) in (tuple, types.UnionType, typing.Union):
        below = [tree_of(part) for part in typing.get_args(annotation)]
        return {name: under for names in below if names for name, under in names.items()} or None
    return None


class Fields:
    """The names of one kind of document, and what a client chose of them."""

    def __init__(self, document_type: Any) -> None:
        self.tree: dict[str, Any] = {
            **dict.fromkeys(META_NAMES),
            **(tree_of(document_type) or {}),
        }

    def chosen(self, text: str) -> Choice:
        """Return what ``?fields=`` chooses; raises BadRequestError."""
        if text.count("(") > DEEPEST:
            raise BadRequestError(f"fields has more than {DEEPEST} brackets: ask for less.")
        try:
            named = parse_fields_parameter(text)
        except ValueError as problem:
            raise BadRequestError(f"fields can't be read: {problem}.") from problem
        return choose(named, self.tree, ALWAYS, "")


def fields_of(document_type: type[PageDocument]) -> Fields:
    """Return the names of a kind of document, found once."""
    return _fields(cast("Any", document_type))


@cache
def _fields(document_type: Any) -> Fields:
    return Fields(document_type)


def choose(named: Named, tree: Tree, always: Collection[str], where: str) -> Choice:
    """Return the chosen names of one level, each with what is chosen below it."""
    chosen: dict[str, Choice | None] = dict.fromkeys(_start(named, tree, always))
    for name, negated, below in named:
        if name in ("*", "_"):
            continue
        if name not in tree:
            raise BadRequestError(
                f"fields names {quoted(name)}, which is unknown{where}. "
                f"Known: {', '.join(tree) or 'nothing'}."
            )
        if negated:
            chosen.pop(name, None)
            continue
        chosen[name] = choose(below, tree[name] or {}, (), f" in {name}") if below else None
    return chosen


def _start(named: Named, tree: Tree, always: Collection[str]) -> Collection[str]:
    first = named[0][0] if named else ""
    if first == "_":
        return ()
    return tree if first == "*" or all(negated for _, negated, _ in named) else always


def pick(value: Any, choice: Choice | None) -> Any:
    """Return ``value`` with the chosen names alone, in its own order."""
    if choice is None:
        return value
    if isinstance(value, list):
        return [pick(part, choice) for part in value]
    if isinstance(value, dict):
        return {name: pick(part, choice[name]) for name, part in value.items() if name in choice}
    return value


def pick_item(item: dict[str, Any], choice: Choice | None) -> dict[str, Any]:
    """Return an item with the chosen names alone, those of its ``meta`` included."""
    if choice is None:
        return item
    meta = pick(item["meta"], choice)
    document = {name: part for name, part in item.items() if name != "meta"}
    picked: dict[str, Any] = pick(document, choice)
    return {"id": item["id"], "meta": meta, **picked} if meta else picked

"""Which changes follow from others that are told: a line of text from the number in it."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from .change import Change, Value
from .nodes import Node
from .reading_quantities import quantity_of, quantity_phrases

#: So many phrases at most are looked for in each text that has changed.
MOST_PHRASES = 200
#: The texts of sections, which are made of facts that are stated by themselves, too.
MADE_OF_FACTS = frozenset({"text", "howPerformed", "preparation", "followup"})
#: The section with the one line that lists rows of a form.
AREAS = "#who-it-is-for"
_WORD = re.compile(r"\w")

Side = tuple[Value, ...]


class Told:
    """What is told by some changes, and so covers others that only repeat it.

    ``every`` are all of them, those included that are told elsewhere.
    """

    def __init__(self, changes: Iterable[Change], every: Iterable[Change]) -> None:
        self.phrases: list[tuple[str, str]] = []
        self.ages: set[tuple[Any, Any]] = set()
        self.whole: dict[bool, list[Node]] = {False: [], True: []}
        self.pictures: dict[bool, set[str]] = {False: set(), True: set()}
        self.texts: dict[bool, list[str]] = {False: [], True: []}
        self.described = {_holder(change) for change in every if change.name == "description"}
        for change in changes:
            self._add(change)
        self.phrases.sort(key=lambda phrase: -len(phrase[0]))
        del self.phrases[MOST_PHRASES:]
        self.lines = {side: set(_strings(nodes)) for side, nodes in self.whole.items()}

    def _add(self, change: Change) -> None:
        for side, values in ((False, change.before), (True, change.after)):
            nodes = [value for value in values if isinstance(value, dict)]
            self.whole[side] += nodes if not change.name else []
            self.pictures[side].update(str(node.get("contentUrl")) for node in nodes)
            self.texts[side] += [value.casefold() for value in values if isinstance(value, str)]
        old, new = (next(iter(side), None) for side in (change.before, change.after))
        if change.name == "mentions":
            self.ages.add((_least(old), _least(new)))
        if change.name and old is not None and new is not None:
            self._add_pair(change, old, new)

    def _add_pair(self, change: Change, old: Value, new: Value) -> None:
        if isinstance(old, str) and isinstance(new, str):
            self.phrases.append((old, new))
        elif isinstance(old, dict) and isinstance(new, dict):
            both = (quantity_phrases(one, change.node) for one in (old, new))
            self.phrases += zip(*both, strict=False)

    def covers(self, change: Change) -> bool:
        """Return whether a change says nothing that others don't."""
        if not change.name:
            return False
        if change.name == "suggestedMinAge":
            ages = (next(iter(side), None) for side in (change.before, change.after))
            return tuple(ages) in self.ages
        if change.before and change.after:
            return self._covers_pair(change, change.before[0], change.after[0])
        side, (value, *_) = bool(change.after), change.after or change.before
        if isinstance(value, dict):
            return self._covers_node(value, change.node, side)
        # A picture whose rights are stated is a node; before, only its address was.
        if not isinstance(value, str) or value in self.pictures[not side]:
            return isinstance(value, str)
        is_made = change.name in MADE_OF_FACTS and not change.trail
        return is_made and self._covers_line(value, side)

    def _covers_pair(self, change: Change, old: Value, new: Value) -> bool:
        if change.holder["@type"] == "PriceSpecification" and change.name != "description":
            return _holder(change) in self.described
        if isinstance(old, str) and isinstance(new, str):
            return self._follows(old, new) or _is_reordered(change, old, new)
        return False

    def _covers_node(self, value: Node, node: Node, side: bool) -> bool:
        if quantity_of(value):
            name, phrases = str(value["name"]), quantity_phrases(value, node)
            words = [name.casefold(), phrases[-1].casefold()]
            return any(all(word in text for word in words) for text in self.texts[side])
        priced = value.get("priceSpecification", {}).get("description")
        texts = list(_strings(priced or value))
        return bool(texts) and all(text in self.lines[side] for text in texts)

    def _covers_line(self, line: str, side: bool) -> bool:
        return line in self.lines[side] or any(_is_made_of(line, one) for one in self.whole[side])

    def _follows(self, old: str, new: str) -> bool:
        """Return whether a text is the old one but for shorter changes that are told themselves."""
        text, wanted = old.casefold(), new.casefold()
        for before, after in self.phrases:
            if len(before) < len(old) and len(after) < len(new):
                text = text.replace(before.casefold(), after.casefold())
        return text == wanted and text != old.casefold()


def _least(value: Any) -> Any:
    return value.get("minValue") if isinstance(value, dict) else None


def _is_reordered(change: Change, old: str, new: str) -> bool:
    """Return whether the treated areas are the same in another order; they share one line."""
    areas = change.node["@id"].endswith(AREAS)
    return areas and _listed(old) == _listed(new)


def _listed(line: str) -> tuple[str, list[str]]:
    label, _, areas = line.partition(": ")
    return label, sorted(areas.split(", "))


def _holder(change: Change) -> tuple[str, ...]:
    return (str(change.node["@id"]), *(str(node["@type"]) for node in change.trail))


def _is_made_of(line: str, node: Node) -> bool:
    """Return whether a line says the name of a node and what it states, and nothing else."""
    if not line.startswith(node.get("name") or "\n"):
        return False
    for text in sorted(_strings(node), key=len, reverse=True):
        line = line.replace(text.rstrip("."), "")
    return not _WORD.search(line)


def _strings(value: Any) -> Iterator[str]:
    """Yield each line of each text in a node; types and addresses of nodes are none."""
    if isinstance(value, str):
        yield from filter(None, (line.strip() for line in value.split("\n")))
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)
    elif isinstance(value, dict):
        yield from (
            text
            for name, part in value.items()
            if not name.startswith("@")
            for text in _strings(part)
        )

"""Each difference once: where a graph repeats what it says, the repetition is not told."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from .change import Change, Value
from .differing import differences, what_it_says
from .following import Told
from .pairing import paired
from .topics import RISKS_ANCHOR

#: Where a page has one of something, so that another one takes its place.
ONE = frozenset({"author", "reviewedBy"})
#: Properties and nodes that only say again what others in the same graph say.
ECHOES = frozenset({"howPerformed", "preparation", "followup"})
ECHOING = frozenset({"Offer", "ListItem"})
#: Properties with the same value.
SAME_AS = {
    "headline": "name",
    "logo": "image",
    "minPrice": "price",
    "primaryImageOfPage": "image",
    "relevantSpecialty": "specialty",
}


def graph_changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Change, ...]:
    """Return what differs between two graphs of one page, each difference once.

    None when they say the same: the order of values and of the lines of a text doesn't count. What
    came or went as a whole, such as a risk, is told once and not at each property that refers to it.
    """
    found = list(differences(before, after))
    moved = _Moved(found)
    single = [one for change in found for one in moved.without_references(change)]
    once = _once(single)
    told = Told(once, single)
    return tuple(change for change in once if not told.covers(change))


class _Moved:
    """The nodes that came or went as a whole."""

    def __init__(self, found: Iterable[Change]) -> None:
        self.keys: set[str] = set()
        self.replaced: set[str] = set()
        for change in found:
            if not change.name:
                self.keys.add(change.node["@id"])
            elif _is_replacement(change):
                sides = (*change.before, *change.after)
                self.replaced.update(value["@id"] for value in sides if isinstance(value, dict))

    def without_references(self, change: Change) -> Iterator[Change]:
        """Yield a change value by value, without references to what came or went."""
        if not change.name:
            if change.node["@id"] not in self.replaced:
                yield change
        elif _is_replacement(change):
            yield change
        else:
            before = [value for value in change.before if not self._is_told(value)]
            after = [value for value in change.after if not self._is_told(value)]
            for old, new in paired(before, after):
                yield replace(change, before=old, after=new)

    def _is_told(self, value: Value) -> bool:
        return isinstance(value, dict) and value.get("@id") in self.keys


def _is_replacement(change: Change) -> bool:
    return change.name in ONE and max(len(change.before), len(change.after)) == 1


def _once(changes: list[Change]) -> list[Change]:
    """Return the changes of what is said for the first time, and of what nobody else has said."""
    found: dict[Any, Change] = {}
    for change in changes:
        if not _is_echo(change):
            found.setdefault((_sides(change), _place(change)), change)
    said = [{value for sides, _ in found for value in sides[side]} for side in (0, 1)]
    for change in changes:
        sides = zip(_sides(change), said, strict=True)
        if _is_echo(change) and not all(known.issuperset(values) for values, known in sides):
            found.setdefault((_sides(change), _place(change)), change)
    return list(found.values())


def _is_echo(change: Change) -> bool:
    if not change.name or any(isinstance(one, int | float) for one in change.after):
        return False
    types = {str(node["@type"]) for node in change.trail}
    is_risks = change.name == "text" and change.node["@id"].endswith(f"#{RISKS_ANCHOR}")
    return is_risks or change.name in ECHOES or not ECHOING.isdisjoint(types)


def _sides(change: Change) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(map(what_it_says, side)) for side in (change.before, change.after))


def _place(change: Change) -> tuple[str, ...]:
    """Return where a change is; page and procedure are one, as they say much of the same."""
    name = SAME_AS.get(change.name, change.name)
    iri: str = change.node["@id"]
    if change.name and iri.endswith(("#webpage", "#procedure")) and not change.trail:
        return ("", name)
    return (iri, name, *(what_it_says(node) for node in change.trail))

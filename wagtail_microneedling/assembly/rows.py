"""Reading rows as they are stored, whoever stored them.

StreamField rows are read raw: one page's rows cost no query and no form machinery, and a row that
a newer version wrote, or a value of the wrong kind, is left out instead of breaking the page.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from ..document import Range, Unit, as_number

Member = TypeVar("Member", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Row:
    """One stored row: its kind of block, its id (empty when it has none) and its raw value."""

    kind: str
    id: str
    value: Any

    def __getitem__(self, name: str) -> Any:
        """Return a raw value of the row by its name, or None."""
        return self.value.get(name) if isinstance(self.value, Mapping) else None

    def text(self, name: str) -> str:
        """Return a text of the row, stripped; empty when there is none."""
        return as_text(self[name])

    def range(self, name: str, unit: Unit | None = None) -> Range | None:
        """Return a range of the row, in ``unit`` or in the unit that is stored with it."""
        return as_range(self[name], unit)

    def member(self, name: str, enumeration: type[Member]) -> Member | None:
        """Return a choice of the row, or None when it is none of ``enumeration``."""
        return as_member(self[name], enumeration)

    def keys(self, name: str) -> tuple[str, ...]:
        """Return the keys of what a list of the row points at."""
        return as_keys(self[name])


def rows(page: Any, field: str, *types: str) -> Iterator[Row]:
    """Yield the stored rows of a page's StreamField; those of ``types`` only, when any are given."""
    return rows_in(getattr(page, field), *types)


def rows_in(stream: Any, *types: str) -> Iterator[Row]:
    """Yield the stored rows of a StreamField's value; those of ``types`` only, when any are given."""
    for stored in stream.raw_data:
        if not isinstance(stored, Mapping) or (types and stored.get("type") not in types):
            continue
        yield Row(str(stored.get("type")), str(stored.get("id") or ""), stored.get("value"))


def keys_in(stream: Any) -> tuple[str, ...]:
    """Return the keys of what the choosers of a StreamField's value point at, in order."""
    return tuple(key for row in rows_in(stream) if (key := as_key(row.value)))


def as_text(value: object) -> str:
    """Return ``value`` when it is a text, stripped; else nothing.

    JSON may hold half of a surrogate pair, which no encoding of a page can: U+FFFD stands for it.
    """
    if not isinstance(value, str):
        return ""
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip()


def as_key(value: object) -> str:
    """Return the primary key that a chooser stored, as text; empty for none."""
    return "" if value is None or isinstance(value, dict | list | bool) else str(value)


def as_keys(value: object) -> tuple[str, ...]:
    """Return the keys of a list of choosers, in order and without gaps."""
    if not isinstance(value, list):
        return ()
    items = (item.get("value") if isinstance(item, Mapping) else item for item in value)
    return tuple(key for key in map(as_key, items) if key)


def as_range(value: object, unit: Unit | None = None) -> Range | None:
    """Return the range that a row stores, or None when it stores none that makes sense."""
    if not isinstance(value, Mapping):
        return None
    return Range.of(value.get("min"), value.get("max"), unit or value.get("unit"))


def as_member(value: object, enumeration: type[Member]) -> Member | None:
    """Return the member of ``enumeration`` with this value, or None."""
    try:
        return enumeration(str(value))
    except ValueError:
        return None


def as_whole_number(value: object) -> int | None:
    """Return ``value`` as a whole number above zero, or None."""
    number = as_number(value)
    return number if isinstance(number, int) and number > 0 else None


def as_time(value: object) -> datetime.time | None:
    """Return a time of day, stored or already read; None when it is neither."""
    if isinstance(value, datetime.time):
        return value
    try:
        return datetime.time.fromisoformat(str(value))
    except ValueError:
        return None

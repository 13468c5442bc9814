"""Orders of a list that can be taken up again behind any page of it, however far into it."""

import base64
import datetime
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q
from wagtail.api.v2.utils import BadRequestError

from .parameters import LARGEST_KEY, one_of

#: What a list can be ordered by, and how a value of it is read from a cursor.
COLUMNS: dict[str, Any] = {
    "id": int,
    "title": str,
    "slug": str,
    "first_published_at": datetime.datetime.fromisoformat,
    "last_published_at": datetime.datetime.fromisoformat,
}
#: Columns that some pages leave empty. Indexes hold for the others as they are.
NULLABLE = frozenset({"first_published_at", "last_published_at"})
#: The order of the page tree, which is a list's own.
TREE = "path"

LONGEST_CURSOR = 2000
BROKEN = "cursor can't be read: take next_cursor from the answer before, or leave cursor empty."


@dataclass(frozen=True, slots=True)
class Keyset:
    """An order: columns, the last of them unique, each with whether it descends."""

    terms: tuple[tuple[str, bool], ...]

    @classmethod
    def of(cls, order: str | None) -> "Keyset":
        """Return the order that ``?order=`` names; raises BadRequestError for an unknown name."""
        if order is None:
            return cls(((TREE, False),))
        terms = [
            (one_of("order", name.removeprefix("-"), tuple(COLUMNS)), name.startswith("-"))
            for name in order.split(",")
        ]
        return cls((*terms, ("id", False)))

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return [name for name, _ in self.terms]

    @property
    def kinds(self) -> list[type]:
        """The types of the columns' values."""
        readers = (COLUMNS.get(name, str) for name in self.columns)
        return [reader if isinstance(reader, type) else datetime.datetime for reader in readers]

    def ordered(self, pages: Any) -> Any:
        """Return pages in this order; databases disagree on where what has no date belongs."""
        return pages.order_by(*(_ordering(name, descends) for name, descends in self.terms))

    def cursor(self, values: Sequence[Any]) -> str:
        """Return a cursor that stands behind the page with these values."""
        said = [value.isoformat() if hasattr(value, "isoformat") else value for value in values]
        text = json.dumps([self.columns, said], ensure_ascii=False, separators=(",", ":"))
        return base64.urlsafe_b64encode(text.encode("utf-8", "surrogatepass")).decode().rstrip("=")

    def behind(self, values: Sequence[Any]) -> Q:
        """Return a condition for the pages behind the one with these values."""
        condition, equal = Q(pk__in=[]), Q()
        for (name, descends), value in zip(self.terms, values, strict=True):
            condition |= equal & _beyond(name, value, descends=descends)
            equal &= Q(**{f"{name}__isnull": True}) if value is None else Q(**{name: value})
        return condition

    def values(self, cursor: str) -> list[Any]:
        """Return the values of the page that a cursor stands behind; raises BadRequestError."""
        if len(cursor) > LONGEST_CURSOR:
            raise BadRequestError(BROKEN)
        try:
            padded = cursor + "=" * (-len(cursor) % 4)
            columns, said = json.loads(base64.urlsafe_b64decode(padded.encode("ascii")))
            values = [_value(name, one) for name, one in zip(columns, said, strict=True)]
        except (ValueError, TypeError, RecursionError) as problem:
            raise BadRequestError(BROKEN) from problem
        if columns != self.columns:
            raise BadRequestError("cursor is of another order: leave it empty to start anew.")
        return values


def _ordering(name: str, descends: bool) -> Any:
    last = name in NULLABLE or None
    return F(name).desc(nulls_last=last) if descends else F(name).asc(nulls_last=last)


def _beyond(name: str, value: Any, *, descends: bool) -> Q:
    """Return a condition for what stands behind a value; what has none stands last."""
    if value is None:
        return Q(pk__in=[])
    further = Q(**{f"{name}__{'lt' if descends else 'gt'}": value})
    return further | Q(**{f"{name}__isnull": True}) if name in NULLABLE else further


def _value(name: str, said: Any) -> Any:
    """Return a value of a cursor as its column holds it; raises ValueError or TypeError."""
    if said is None:
        return None
    value = COLUMNS.get(name, str)(said)
    if isinstance(value, str) and (not isinstance(said, str) or "\x00" in value):
        raise ValueError("No text of a page.")
    if isinstance(value, int) and not 0 <= value <= LARGEST_KEY:
        raise ValueError("No key of a page.")
    if isinstance(value, datetime.datetime) and value.tzinfo is None:
        raise ValueError("A time without its zone.")
    return value

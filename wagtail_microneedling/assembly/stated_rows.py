"""Which stored row a row of a document was made of; rows that are left out shift all that follow."""

import dataclasses
from collections.abc import Mapping
from typing import Any, NamedTuple

from ..document import PageDocument, Range, Unit
from .faq import anchor
from .left_out import ANCHORED
from .rows import Row, as_range, as_text, rows


class StoredRow(NamedTuple):
    """A stored row: its id, its kind of block, and its place among the stored rows, from 1."""

    id: str
    kind: str
    place: int


def stored_row(page: Any, document: PageDocument, field: str, number: int) -> StoredRow | None:
    """Return the stored row of ``field`` that became the document's row ``number``, from 0.

    Rows with an anchor are told by it, others by their place where all are stated, else by their
    order and words. None when there is no such row, or nothing tells which one it is.
    """
    stated = getattr(document, field, ())
    if not isinstance(stated, tuple) or not 0 <= number < len(stated):
        return None
    stored = list(rows(page, field))
    if field in ANCHORED:
        name = stated[number].anchor
        found = [row for row in stored if anchor(ANCHORED[field], row) == name]
        return _place(found[0], stored) if found else None
    if len(stored) == len(stated):
        return _place(stored[number], stored)
    aligned = _aligned(stored, stated)
    return _place(aligned[number], stored) if number < len(aligned) else None


def stored_row_with_id(page: Any, field: str, row_id: str) -> StoredRow | None:
    """Return the stored row of ``field`` with this id, or None."""
    stored = list(rows(page, field))
    return next((_place(row, stored) for row in stored if row_id and row.id == row_id), None)


def _place(row: Row, stored: list[Row]) -> StoredRow:
    place = next(number for number, one in enumerate(stored, 1) if one is row)
    return StoredRow(row.id, row.kind, place)


def _aligned(stored: list[Row], stated: tuple[Any, ...]) -> list[Row]:
    """Return the stored rows that the stated ones were made of, as far as they can be told."""
    found: list[Row] = []
    for row in stored:
        if len(found) < len(stated) and _agrees(row, stated[len(found)]):
            found.append(row)
    return found


def _agrees(row: Row, value: Any) -> bool:
    """Return whether a stored row says what a stated one says, in all that can be compared."""
    if isinstance(value, str):
        return as_text(row.value) == value
    if not isinstance(row.value, Mapping):
        return False
    shared = [one.name for one in dataclasses.fields(value) if one.name in row.value]
    # A video without a title is stated with another.
    told = [name for name in shared if name != "title"]
    return bool(told) and all(_same(row[name], getattr(value, name)) for name in told)


def _same(stored: Any, stated: Any) -> bool:
    if isinstance(stated, Range):
        return as_range(stored, stated.unit) == stated
    if isinstance(stated, str):
        return as_text(stored) == stated
    if stated is None:  # nothing was stored, or no range that makes sense in any unit
        return not stored or (isinstance(stored, Mapping) and as_range(stored, Unit.DAY) is None)
    return True

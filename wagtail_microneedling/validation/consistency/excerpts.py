"""The texts of a page in which numbers may be said, each with what leads to it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ...document import NeedleDepth, PageDocument
from ..passages import Role, passages


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A text, its path, the texts that say what it is about, and groups that its field stands for."""

    path: str
    text: str
    leads: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()


#: What is nobody's statement about the procedure: names, others' words, words for pictures.
LEFT_OUT = frozenset({Role.ALT, Role.CREDIT, Role.NAME, Role.QUOTE})
#: The texts of a row that say what its other texts are about. Steps are part of a visit, and the
#: names of theirs would make each time one of recovery.
NAMES = frozenset({"name", "label", "question", "group", "text"})
UNNAMED_ROWS = frozenset({"steps"})
#: What a field is about, where its own words may not say so; rows by their name.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "plan_note": ("sessions",),
    "plan_caution": ("sessions",),
    "plans": ("sessions",),
    "maintenance_note": ("maintenance",),
    "downtime_note": ("downtime",),
    "permanence_note": ("result", "lasting"),
    "depths": ("millimetres",),
    "preparation": ("before_treatment",),
    "aftercare": ("after_treatment",),
    "contraindications": ("medicine",),
    "price": ("price",),
}


def excerpts(document: PageDocument, matters: Callable[[str], bool]) -> Iterator[Excerpt]:
    """Yield the texts of a page that matter, in the order of its fields; others may lead to them."""
    row, heading = "", ""
    leads: tuple[str, ...] = ()
    for passage in passages(document):
        rows, _, rest = passage.path.partition(".")
        number, _, name = rest.rpartition(".")
        if f"{rows}.{number}" != row:
            row, leads = f"{rows}.{number}", _first_leads(document, rows, number)
        if rows == "body" and passage.role is Role.HEADING:
            heading = passage.text
        if passage.role not in LEFT_OUT and matters(passage.text):
            yield Excerpt(
                path=passage.path,
                text=passage.text,
                leads=(heading, *leads) if rows == "body" else leads,
                tells=FIELDS.get(rows, ()),
            )
        if name in NAMES and rows not in UNNAMED_ROWS:
            leads = (*leads, passage.text)


def _first_leads(document: PageDocument, rows: str, number: str) -> tuple[str, ...]:
    """Return what is said of a row beside its texts: where the needles of a depth go."""
    if rows != "depths" or not number.isdecimal():
        return ()
    row = document.depths[int(number)]  # type: ignore[attr-defined]
    return (row.area.name,) if isinstance(row, NeedleDepth) and row.area else ()

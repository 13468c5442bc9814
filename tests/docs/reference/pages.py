"""The tables of page types, rows, snippets and the clinic's settings."""

import dataclasses
import re
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import models
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from tests import documents
from wagtail_microneedling.blocks import RangeBlock
from wagtail_microneedling.models import (
    Clinician,
    ClinicSettings,
    Concern,
    Device,
    FAQPageMixin,
    ProcedureIndexPageMixin,
    ProcedurePageMixin,
    RiskPageMixin,
    Source,
    TreatmentArea,
)
from wagtail_microneedling.pages.models import FAQPage, ProcedureIndexPage, ProcedurePage, RiskPage

from .holding import block_holds, field_holds
from .markdown import code, table
from .markup import places

HEADS = ("Field", "In the editor", "Holds", "In the document", "In the JSON-LD")

#: Where a field is in the document, if not under its own name.
NAMES = {
    "visit": "visit_length",
    "price_amount": "price.amount",
    "price_currency": "price.currency",
    "price_note": "price.note",
    "image_alt": "image.alt",
    "image_caption": "image.caption",
    "image_credit": "image.credit",
    "image_license": "image.license_url",
}
CLINIC_NAMES = {
    name: f"address.{name}" for name in ("street", "locality", "region", "postal_code", "country")
}
PAGES: dict[str, tuple[Any, Any, Any]] = {
    "procedure": (ProcedurePageMixin, ProcedurePage, documents.full_procedure),
    "faq": (FAQPageMixin, FAQPage, documents.full_faq),
    "risk": (RiskPageMixin, RiskPage, documents.full_risk),
    "index": (ProcedureIndexPageMixin, ProcedureIndexPage, documents.full_index),
}
#: A snippet, and where a procedure's document holds what becomes of it.
SNIPPETS: dict[str, tuple[Any, str]] = {
    "clinician": (Clinician, "reviewer"),
    "concern": (Concern, "concerns"),
    "treatment area": (TreatmentArea, "areas"),
    "source": (Source, "sources"),
    "device": (Device, "devices"),
}
#: The columns of one quantity, after its name.
ENDS = {"min", "max", "unit"}
UNIT_IN_LABEL = re.compile(r"\((\w+)\)")
#: Fields of the clinic that no document states.
NOT_STATED = ("public_origin", "advertises_in", "publish_gate")
#: Every page's own, shown once.
EVERYWHERE = ("sources", "author", "reviewer", "last_reviewed")
FROM_WAGTAIL = ("title", "slug", "seo_title", "search_description")


def whole_procedure() -> Any:
    """Return a procedure's document that says something in every field of every snippet."""
    document = documents.full_procedure()
    (first, *others) = document.areas
    described = dataclasses.replace(first, other_name="Facies", description="From ear to ear.")
    return dataclasses.replace(document, areas=(described, *others))


def page_table(name: str) -> str:
    """Return the tables of a page type: one for each tab of its form, then one for each row."""
    mixin, model, make = PAGES[name]
    parts = [
        f"**{heading}**\n\n" + table(HEADS, lines)
        for heading, panels in mixin.tabs
        if (lines := list(_lines(model, panels, make(), EVERYWHERE)))
    ]
    return "\n\n".join(parts)


def row_tables(name: str) -> str:
    """Return a table for each kind of row that a page type has."""
    mixin, model, make = PAGES[name]
    # Without sources of the page itself it shows where those of a row go.
    document = dataclasses.replace(make(), sources=())
    names = [name for _, panels in mixin.tabs for panel in panels for name in _names(panel)]
    return _row_tables(model, names, document)


def body_table() -> str:
    """Return the table of the blocks of free content."""
    field = ProcedurePage._meta.get_field("body")
    lines = [
        (code(kind), *parts)
        for kind, block in field.stream_block.child_blocks.items()
        for parts in _parts(block)
    ]
    return table(("Block", "Part", "In the editor", "Holds"), lines)


def _parts(block: Any) -> Iterator[tuple[str, str, str]]:
    if not isinstance(block, blocks.StructBlock):
        yield "–", block.label, block_holds(block)
        return
    for name, child in block.child_blocks.items():
        yield code(name), _starred(child), block_holds(child)


def everywhere_table() -> str:
    """Return the table of what every clinical page has."""
    panels = [FieldPanel(name) for name in (*FROM_WAGTAIL, *EVERYWHERE)]
    return table(HEADS, _lines(ProcedurePage, panels, documents.full_procedure()))


def snippet_table(name: str) -> str:
    """Return the table of one kind of snippet."""
    model, where = SNIPPETS[name]
    return table(HEADS, _lines(model, model.panels, whole_procedure(), under=where))


def clinic_table() -> str:
    """Return the table of the clinic's settings."""
    panels = [panel for panel in ClinicSettings.panels if _names(panel)[0] not in NOT_STATED]
    document = documents.full_procedure()
    lines = _lines(ClinicSettings, panels, document, under="clinic")
    address = ("`public_origin`", "Public address of the site", "web address, no path")
    packs = ("`advertises_in`", "Advertises in", "some of a few countries")
    gate = ("`publish_gate`", "Pages with errors", "`off`, `warn` or `block`")
    others = [
        (*address, "start of every address", "start of every `@id`"),
        (*packs, "–, it chooses [rule packs](settings.md#wagtail_microneedling)", "–"),
        (*gate, "–, it chooses [what happens then](../how-to/choose-a-publish-gate.md)", "–"),
    ]
    whole = table(HEADS, [*lines, *others])
    return f"{whole}\n\n{_row_tables(ClinicSettings, ['opening_hours'], document, 'clinic')}"


def _lines(
    model: Any, panels: Sequence[Any], document: Any, left_out: Sequence[str] = (), under: str = ""
) -> Iterator[tuple[str, ...]]:
    """Yield a line for each field, one for the two or three columns of a quantity."""
    for heading, names in _groups(panels):
        if names[0] in left_out:
            continue
        stored = names[0].removesuffix("_min")
        named = {**NAMES, **(CLINIC_NAMES if under == "clinic" else {})}.get(stored, stored)
        fields = [model._meta.get_field(name) for name in names]
        label = heading if len(names) > 1 else fields[0].verbose_name
        holds = _quantity(fields) if len(names) > 1 else field_holds(fields[0])
        path = (*filter(None, [under]), *named.split("."))
        yield (
            ", ".join(map(code, names)),
            str(label)[:1].upper() + str(label)[1:],
            holds,
            code(named),
            _markup(document, path, fields[0]),
        )


def _markup(document: Any, path: tuple[str, ...], field: models.Field) -> str:
    if isinstance(field, StreamField) and _struct(field):
        return "see its rows"
    return ", ".join(map(code, places(document, *path))) or "–"


def _quantity(fields: Sequence[models.Field]) -> str:
    fixed = UNIT_IN_LABEL.search(str(fields[0].verbose_name))
    unit = f", in {fixed[1]}" if fixed else f", unit {field_holds(fields[2])}"
    return f"range, {field_holds(fields[0])}{unit}"


def _groups(panels: Sequence[Any], heading: Any = "") -> Iterator[tuple[Any, list[str]]]:
    """Yield the columns in the order of the form, those of one quantity together."""
    for panel in panels:
        names = _names(panel)
        if {name.removeprefix(names[0].removesuffix("min")) for name in names} <= ENDS:
            yield getattr(panel, "heading", "") or heading, names
        elif len(names) == 1:
            yield heading, names
        else:
            yield from _groups(panel.children, getattr(panel, "heading", heading))


def _names(panel: Any) -> list[str]:
    if isinstance(panel, str):
        return [panel]
    if hasattr(panel, "field_name"):
        return [panel.field_name]
    if hasattr(panel, "relation_name"):
        return [panel.relation_name]
    return [name for child in panel.children for name in _names(child)]


def _struct(field: StreamField) -> Any:
    children = list(field.stream_block.child_blocks.values())
    return (
        children[0] if len(children) == 1 and isinstance(children[0], blocks.StructBlock) else None
    )


def _row_tables(model: Any, names: Sequence[str], document: Any, *under: str) -> str:
    fields = [model._meta.get_field(name) for name in names if name not in EVERYWHERE]
    return "\n\n".join(
        _row_table(field, document, (*under, field.name))
        for field in fields
        if isinstance(field, StreamField) and _struct(field)
    )


def _row_table(field: StreamField, document: Any, where: tuple[str, ...]) -> str:
    lines = []
    for name, block in _struct(field).child_blocks.items():
        markup = ", ".join(map(code, places(document, *where, name))) or "–"
        holds = block_holds(block) + _fixed_unit(getattr(document, field.name, ()), name, block)
        lines.append((code(name), _starred(block), holds, markup))
    heads = ("Part of a row", "In the editor", "Holds", "In the JSON-LD")
    return f"**Rows of `{field.name}`**\n\n{table(heads, lines)}"


def _starred(block: Any) -> str:
    """Return a block's label, with the form's star where it has to be filled in."""
    return f"{block.label} \\*" if block.required else str(block.label)


def _fixed_unit(rows: Sequence[Any], name: str, block: Any) -> str:
    """Return the unit of a range whose editor can't choose one, as the document states it."""
    if not isinstance(block, RangeBlock) or "unit" in block.child_blocks:
        return ""
    return ", in " + code(next(one.unit for row in rows if (one := getattr(row, name))))

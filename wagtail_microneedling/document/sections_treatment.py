"""The sections about the treatment itself: how it works, for whom, how a visit goes."""

from collections.abc import Iterator

from .procedure import ProcedureDocument
from .statement import Quantity, Section, Statement
from .values import Range, Unit
from .wording import capitalised, label, range_text, sentences, unit_text, words
from .wording import number_text as number_in_words


def how_it_works(document: ProcedureDocument) -> Section:
    """How the procedure works."""
    said = words(document.language)
    return Section(
        anchor="how-it-works",
        heading=said.gettext("How it works"),
        prose=document.how_it_works,
    )


def background(document: ProcedureDocument) -> Section:
    """What helps to understand it."""
    said = words(document.language)
    return Section(
        anchor="background", heading=said.gettext("Why skin changes"), prose=document.background
    )


def suits(document: ProcedureDocument) -> Section:
    """Whom it is for: concerns, areas, youngest age."""
    said, language = words(document.language), document.language
    statements = [
        Statement(
            label=f"{concern.name} ({concern.other_name})" if concern.other_name else concern.name,
            text=concern.description,
        )
        for concern in document.concerns
    ]
    if document.areas:
        areas = ", ".join(area.name for area in document.areas)
        statements.append(Statement(label=said.gettext("Treated areas"), text=areas))
    quantities = []
    if document.youngest_age is not None:
        age = Range(min=document.youngest_age, unit=Unit.YEAR)
        name = said.gettext("Youngest age")
        years = unit_text(Unit.YEAR, document.youngest_age, language)
        text = f"{number_in_words(document.youngest_age, language)} {years}"
        statements.append(Statement(label=name, text=text))
        quantities.append(Quantity(key="youngest-age", name=name, range=age))
    return Section(
        anchor="who-it-is-for",
        heading=said.gettext("Who it is for"),
        statements=tuple(statements),
        quantities=tuple(quantities),
    )


def benefits(document: ProcedureDocument) -> Section:
    """What it may do, each with its sources."""
    return Section(
        anchor="benefits",
        heading=words(document.language).gettext("What it may do for you"),
        statements=tuple(
            Statement(label=benefit.name, text=benefit.text, sources=benefit.sources)
            for benefit in document.benefits
        ),
    )


def visit(document: ProcedureDocument) -> Section:
    """What happens at a visit, with whom and with what."""
    said = words(document.language)
    quantities = []
    if document.visit_length:
        quantities.append(
            Quantity(
                key="length-of-visit",
                name=said.gettext("Length of a visit"),
                range=document.visit_length,
            )
        )
    return Section(
        anchor="visit",
        heading=said.gettext("What happens at a visit"),
        statements=tuple(_visit_statements(document)),
        quantities=tuple(quantities),
    )


def _visit_statements(document: ProcedureDocument) -> Iterator[Statement]:
    said, language = words(document.language), document.language
    for step in document.steps:
        takes = ""
        if step.duration:
            takes = said.gettext("Takes %(time)s.") % {"time": range_text(step.duration, language)}
        yield Statement(label=step.name, text=sentences(step.text, takes))
    if document.visit_length:
        time = capitalised(range_text(document.visit_length, language))
        yield Statement(label=said.gettext("Length of a visit"), text=time)
    if document.care_setting:
        yield Statement(label=said.gettext("Setting"), text=label(document.care_setting, language))
    if document.performed_by:
        yield Statement(label=said.gettext("Who performs it"), text=document.performed_by)
    for device in document.devices:
        power = label(device.power, language) if device.power else ""
        yield Statement(
            label=device.name, text=sentences(device.description, power, device.manufacturer)
        )


def comfort(document: ProcedureDocument) -> Section:
    """How it feels and what is done about it."""
    said, language = words(document.language), document.language
    statements = []
    if document.anaesthesia:
        text = sentences(label(document.anaesthesia, language), document.anaesthesia_note)
        statements.append(Statement(label=said.gettext("Pain relief"), text=text))
    if document.discomfort:
        text = sentences(label(document.discomfort, language), document.discomfort_note)
        statements.append(Statement(label=said.gettext("Discomfort"), text=text))
    return Section(
        anchor="comfort", heading=said.gettext("How it feels"), statements=tuple(statements)
    )

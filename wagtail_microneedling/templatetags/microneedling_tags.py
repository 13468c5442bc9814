"""What templates ask of a document. Thin: every answer comes from the rooms below."""

from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError
from django import template
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import SafeString, mark_safe

from ..document import (
    BodyPart,
    CallToAction,
    Contraindication,
    Heading,
    OpeningHours,
    PageDocument,
    Paragraphs,
    Picture,
    Price,
    ProcedureDocument,
    Prose,
    Quote,
    Range,
    Risk,
    Section,
    Source,
    Statement,
    Video,
    Weekday,
    advice_statements,
    all_sessions,
    capitalised,
    contraindication_text,
    course_statements,
    frequency_statement,
    price_text,
    procedure_sections,
    range_text,
)
from ..document import label as label_in_words
from ..drawings import Drawing, section_drawing
from ..schema_org import graph, to_script

register = template.Library()

FOLDER = "wagtail_microneedling"
#: The template of each part of a body, in ``includes/body/``.
BODY_TEMPLATES: dict[type[BodyPart], str] = {
    Heading: "heading",
    Paragraphs: "paragraphs",
    Picture: "picture",
    Video: "video",
    Quote: "quote",
    CallToAction: "call_to_action",
}


@register.simple_tag
def structured_data(document: PageDocument) -> SafeString:
    """Return the page's JSON-LD as a script element that no text inside it can end."""
    return mark_safe(to_script(graph(document)))  # noqa: S308


@register.filter
def prose(value: Prose | None) -> SafeString:
    """Return rich text as HTML: the one place where HTML passes unescaped, cleaned by assembly."""
    return mark_safe(value.html) if value else SafeString("")  # noqa: S308


@register.filter
def quantity(value: Range | None, language: str) -> str:
    """Return a range in words, with a capital letter: "3 to 6 sessions"; empty without a range."""
    return capitalised(range_text(value, language)) if value else ""


@register.filter
def label(member: StrEnum | None, language: str) -> str:
    """Return the label of an enumeration's member in ``language``."""
    return label_in_words(member, language) if member else ""


@register.filter
def price(value: Price | None, language: str) -> str:
    """Return an amount of money as ``language`` writes it."""
    return price_text(value.amount, value.currency, language) if value else ""


@register.filter
def country(code: str, language: str) -> str:
    """Return a country's name in ``language``, or its code where the name is not known."""
    try:
        return str(Locale.parse(language, sep="-").territories.get(code, code))
    except (ValueError, UnknownLocaleError):
        return code


@register.filter
def language_name(language: str) -> str:
    """Return a language's name in that language: "Deutsch"; its tag where nobody knows the name."""
    try:
        return capitalised(Locale.parse(language, sep="-").get_display_name() or language)
    except (ValueError, UnknownLocaleError):
        return language


@register.filter
def sections(document: ProcedureDocument) -> SimpleLazyObject[tuple[Section, ...]]:
    """Return the sections of a procedure that say something, made when they are looked at."""
    return SimpleLazyObject(partial(procedure_sections, document))


@register.simple_tag
def drawing(document: ProcedureDocument, section: Section) -> Drawing | None:
    """Return the drawing of a section, if it has one."""
    return section_drawing(document, section)


@register.filter
def drawing_template(value: Drawing) -> str:
    """Return the name of the template that draws ``value``."""
    return f"{FOLDER}/drawings/{value.kind}.svg.html"


@register.filter
def body_template(part: BodyPart) -> str:
    """Return the name of the template for a part of a body."""
    return f"{FOLDER}/includes/body/{BODY_TEMPLATES[type(part)]}.html"


register.filter("all_sessions", all_sessions)


@register.filter
def frequency(risk: Risk, language: str) -> Statement:
    """Return how often a risk happens."""
    return frequency_statement(risk, language)


@register.filter
def course(risk: Risk, language: str) -> list[Statement]:
    """Return when a risk shows and how long it lasts."""
    return list(course_statements(risk, language))


@register.filter
def advice(risk: Risk, language: str) -> list[Statement]:
    """Return who is more at risk, how it is prevented and what to do."""
    return list(advice_statements(risk, language))


@register.filter
def asks_for(item: Contraindication, language: str) -> str:
    """Return what a contraindication asks for."""
    return contraindication_text(item, language)


@register.filter
def cited_sources(document: PageDocument) -> SimpleLazyObject[tuple[Source, ...]]:
    """Return each source of a page once: those of the page, then those of its single statements.

    They are found when they are looked at.
    """
    return SimpleLazyObject(partial(_cited, document))


def _cited(document: PageDocument) -> tuple[Source, ...]:
    parts = (
        part for name in ("benefits", "questions", "risks") for part in getattr(document, name, ())
    )
    found: dict[str, Source] = {}
    for source in [*document.sources, *(source for part in parts for source in part.sources)]:
        found.setdefault(source.key, source)
    return tuple(found.values())


@register.filter
def number_in(source: Source, listed: Sequence[Source]) -> int | None:
    """Return under which number (from 1) a source is listed, or None when it is not."""
    keys = [item.key for item in listed]
    return keys.index(source.key) + 1 if source.key in keys else None


@register.filter
def days(hours: OpeningHours, language: str) -> str:
    """Return on which days these hours hold: "Monday–Friday" for a run of three or more."""
    names = [label_in_words(day, language) for day in hours.days]
    week = list(Weekday)
    places = [week.index(day) for day in hours.days]
    if len(places) > 2 and places == list(range(places[0], places[0] + len(places))):
        return capitalised(f"{names[0]}–{names[-1]}")
    return capitalised(", ".join(names))


@register.filter
def web_url(address: str) -> str:
    """Return ``address`` if it leads to a web page, else nothing: no ``javascript:`` gets into a link."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in ("http", "https") and parts.netloc else ""


@register.filter
def host(address: str) -> str:
    """Return the host of a web address, as short words for a link."""
    try:
        return urlsplit(address).hostname or address
    except ValueError:
        return address

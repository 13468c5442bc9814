"""A clinic's site of any size: one procedure is made as editors make it, the others are its twins."""

import json
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import swapper
from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Max
from django.utils.text import slugify
from wagtail.fields import StreamField
from wagtail.models import Locale, ReferenceIndex, Site
from wagtail.search.backends import get_search_backend

from example_site.models import HomePage
from tests.site import (
    faq,
    full_faq,
    full_procedure,
    full_risk,
    image,
    link_to,
    listed,
    procedure,
    question,
    risk,
    risk_row,
    source,
    stored,
    whole_site,
)
from wagtail_microneedling.models import FAQPageMixin, ProcedurePageMixin, RiskPageMixin
from wagtail_microneedling.records import changes, connect

Page = swapper.load_model("wagtailcore", "Page")

#: One of these words is in each title, so that a search finds some of many.
WORDS = ("amber", "birch", "cedar", "dune", "ember", "fern", "grove", "heath", "iris", "juniper")
SOURCES = 5
ASKED = (
    *("Does it hurt", "Is it safe", "Who should not have it", "Can I drive home", "What is it"),
    *("How do I prepare", "What helps afterwards", "Who does it", "Is it worth it", "What is used"),
)
FEARED = (
    *("Redness", "Swelling", "Bruising", "Dryness"),
    *("Infection", "Scarring", "Dark patches", "Cold sores"),
)
#: Ends each question; each twin has another, because no page should ask what one beside it does.
OF_FIRST = "at the first clinic?"
#: How many procedures are written together.
CHUNK = 500
#: A procedure, its FAQ page and its risk page.
PAGES = 3


@contextmanager
def without_package() -> Iterator[None]:
    """Let nothing of what happens be heard by the package."""
    for signal, sender, handler in changes.connections():
        signal.disconnect(sender=sender, dispatch_uid=changes._uid(sender, handler))
    try:
        yield
    finally:
        connect()


def start() -> None:
    """Store the clinic, its lists and its first procedure, in a site of two languages."""
    Locale.objects.create(language_code="de")
    _start_as_the_example_does()
    whole = whole_site(0)
    keys = [source(f"Study {number} of needling").pk for number in range(SOURCES)]
    cited = {"sources": listed("source", *keys)}
    page = procedure(whole.index, "First", **{**full_procedure(whole, image("Pen")), **cited})
    asked = (
        question(f"{words} {OF_FIRST}", _answer(page), group="The visit", sources=keys[:2])
        for words in ASKED
    )
    faq(page, "Questions", **{**full_faq(whole, page), **cited, "questions": stored(*asked)})
    feared = (
        risk_row(name, who_is_at_risk="Thin skin", prevention="Care", sources=keys[:2])
        for name in FEARED
    )
    risk(page, "Risks", **{**full_risk(whole, page), **cited, "risks": stored(*feared)})


def _start_as_the_example_does() -> None:
    """Let the site begin at the example's home page, and not at the one that Wagtail comes with."""
    site = Site.objects.get(is_default_site=True)
    welcome = site.root_page
    site.root_page = welcome.get_parent().add_child(instance=HomePage(title="Home", slug="clinic"))
    site.save()
    welcome.delete()


def _answer(page: Any) -> str:
    words = "It depends on skin, device and depth, and on who holds it. "
    return f"<p>{words * 5}</p>{link_to(page)}<ul><li>{words}</li><li>{words}</li></ul>"


def grow(size: int, advance: Callable[[int], object]) -> None:
    """Add twins of the first procedure until there are ``size`` procedures; tell of them."""
    first = _first_pages()
    references = {page.pk: list(ReferenceIndex.objects.filter(**_source(page))) for page in first}
    index = first[0].get_parent()
    for begin in range(index.numchild + 1, size + 1, CHUNK):
        numbers = range(begin, min(begin + CHUNK, size + 1))
        with transaction.atomic(), without_package():
            _add(numbers, first, references, index)
        advance(len(numbers))
    _restart_keys()


def _first_pages() -> list[Any]:
    found = Page.objects.filter(depth__gte=4).order_by("path")[:PAGES]
    pages = [page.specific for page in found]
    kinds = (ProcedurePageMixin, FAQPageMixin, RiskPageMixin)
    assert all(map(isinstance, pages, kinds))
    return pages


def _source(page: Any) -> dict[str, Any]:
    page_content_type = ContentType.objects.get_for_model(Page, for_concrete_model=False)
    return {"base_content_type": page_content_type, "object_id": str(page.pk)}


def _add(numbers: range, first: list[Any], references: dict[int, Any], index: Any) -> None:
    key = Page.objects.aggregate(last=Max("pk"))["last"]
    families = []
    for number in numbers:
        keys = {page.pk: key + 1 + nth for nth, page in enumerate(first)}
        key += len(first)
        families.append((keys, [_twin(page, keys, number, index) for page in first]))
    pages = [page for _, family in families for page in family]
    Page.objects.bulk_create([_base(page) for page in pages])
    for page in pages:
        page.save_base(raw=True)
    ReferenceIndex.objects.bulk_create(
        [
            _reference(row, keys)
            for keys, _ in families
            for rows in references.values()
            for row in rows
        ],
        batch_size=500,
    )
    index.numchild = numbers.stop - 1
    Page.objects.filter(pk=index.pk).update(numchild=index.numchild)
    for nth, page in enumerate(first):
        get_search_backend().add_bulk(type(page), [family[nth] for _, family in families])


def _twin(page: Any, keys: dict[int, int], number: int, index: Any) -> Any:
    """Return a copy of a page of the first family as one of another."""
    said = {field.attname: _own(field, page, keys, number) for field in page._meta.concrete_fields}
    word = WORDS[number % len(WORDS)]
    title = f"{page.title} {number} {word}"
    place = Page._get_path(index.path, index.depth + 1, number)
    path = place + page.path[len(place) :]
    family = f"{index.url_path}{slugify(f'First {number} {word}')}/"
    below = "" if page.depth == index.depth + 1 else f"{slugify(title)}/"
    changed = {
        "id": keys[page.pk],
        "page_ptr_id": keys[page.pk],
        "path": path,
        "translation_key": uuid.uuid4(),
        "title": title,
        "draft_title": title,
        "slug": slugify(title),
        "url_path": family + below,
    }
    # So that a filter finds half of them.
    if isinstance(page, ProcedurePageMixin) and number % 2:
        changed["concerns"] = "[]"
    return type(page)(**{**said, **changed})


def _own(field: Any, page: Any, keys: dict[int, int], number: int) -> Any:
    """Return a field's value with the twin's questions, and its links leading to the twin's family."""
    value = field.value_from_object(page)
    text = json.dumps(list(value.raw_data)) if isinstance(field, StreamField) else value
    if not isinstance(text, str):
        return value
    own = text.replace(OF_FIRST, f"at {spelt(number)} clinic?")
    for old, new in keys.items():
        mark = "linktype={0}page{0} id={0}{1}{0}"
        for quote in ('"', '\\"'):
            own = own.replace(mark.format(quote, old), mark.format(quote, new))
    return value if own == text else own


def spelt(number: int) -> str:
    """Return a word for a number, without a digit, at which checks would look."""
    return "x" + "".join(chr(ord("a") + int(digit)) for digit in str(number))


def _base(page: Any) -> Any:
    fields = (field.attname for field in Page._meta.concrete_fields)
    return Page(**{name: getattr(page, name) for name in fields})


def _reference(row: Any, keys: dict[int, int]) -> ReferenceIndex:
    fields = (field.attname for field in ReferenceIndex._meta.concrete_fields)
    said = {name: getattr(row, name) for name in fields if name != "id"}
    said["object_id"] = str(keys[int(row.object_id)])
    if row.to_content_type_id == row.base_content_type_id:
        target = int(row.to_object_id)
        said["to_object_id"] = str(keys.get(target, target))
    return ReferenceIndex(**said)


def _restart_keys() -> None:
    """Let the next page get a key that no twin has."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Page]):
            cursor.execute(statement)

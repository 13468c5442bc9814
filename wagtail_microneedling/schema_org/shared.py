"""What every page's graph holds: the page itself and what surrounds it."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from ..document import Link, PageDocument, Source
from .identity import clinic_id, page_id, website_id
from .nodes import Node, anchored, node, reference, web_address
from .people import person_node, person_reference
from .pictures import page_picture, page_picture_value
from .places import clinic_node
from .publications import citations, source_nodes
from .vocabulary import PROCEDURE_TYPES


def page_node(
    document: PageDocument, types: str | Sequence[str], sources: Iterable[Source], **own: Any
) -> Node | None:
    """Return the page with what all pages state and the properties that are its ``own``.

    The description for search engines is not among them: readers of the page don't see it.
    """
    image = page_picture_value(document.image, document.url)
    return node(
        types,
        page_id(document.url),
        url=web_address(document.url),
        name=document.title,
        inLanguage=document.language,
        isPartOf=reference(website_id(document)),
        breadcrumb=reference(anchored(document.url, "breadcrumb")),
        **own,
        primaryImageOfPage=image if isinstance(image, dict) else None,
        image=image,
        datePublished=_moment(document.first_published_at),
        dateModified=_moment(document.last_published_at),
        lastReviewed=_day(document.last_reviewed),
        reviewedBy=person_reference(document, document.reviewer),
        author=person_reference(document, document.author),
        publisher=reference(clinic_id(document)),
        citation=citations(document, sources),
        workTranslation=[reference(page_id(other.url)) for other in document.translations],
    )


def surroundings(
    document: PageDocument,
    sources: Iterable[Source],
    *,
    page_type: str = "MedicalWebPage",
    **services: Any,
) -> list[Node | None]:
    """Return everything that the page's node refers to on any page.

    ``page_type`` is what its translations are; ``services`` are properties of the clinic.
    """
    return [
        _breadcrumb(document),
        page_picture(document.image, document.url),
        *source_nodes(document, sources),
        person_node(document, document.reviewer),
        person_node(document, document.author),
        clinic_node(document, **services),
        _website(document),
        *(
            page_stub(other.url, page_type, inLanguage=other.language)
            for other in document.translations
        ),
    ]


def page_stub(url: str, page_type: str = "MedicalWebPage", **properties: Any) -> Node | None:
    """Return another page, as far as this one knows it."""
    return node(page_type, page_id(url), ("url",), url=web_address(url), **properties)


def linked_page(link: Link) -> Node | None:
    """Return the page that ``link`` leads to, with its title."""
    return page_stub(link.url, name=link.title)


def procedure_stub(iri: str, name: str, url: str, **properties: Any) -> Node | None:
    """Return a procedure that has its own page at ``url``."""
    return node(PROCEDURE_TYPES, iri, ("name",), name=name, url=web_address(url), **properties)


def audience(youngest_age: int | None = None) -> Node | None:
    """Return the patients that a page speaks to."""
    return node("MedicalAudience", audienceType="Patient", suggestedMinAge=youngest_age)


def _breadcrumb(document: PageDocument) -> Node | None:
    """Return the trail; one page alone makes none."""
    pages = filter(None, map(_crumb, document.breadcrumbs))
    items = [
        node("ListItem", position=position, name=page["name"], item=page)
        for position, page in enumerate(pages, start=1)
    ]
    if len(items) < 2:
        return None
    return node("BreadcrumbList", anchored(document.url, "breadcrumb"), itemListElement=items)


def _crumb(link: Link) -> Node | None:
    address = web_address(link.url)
    return node("WebPage", address, ("name",), name=link.title) if address else None


def _website(document: PageDocument) -> Node | None:
    return node(
        "WebSite",
        website_id(document),
        url=web_address(document.site_url),
        name=document.site_name,
        publisher=reference(clinic_id(document)),
    )


def _moment(value: datetime.datetime | None) -> str | None:
    return value.isoformat(timespec="seconds") if value else None


def _day(value: datetime.date | None) -> str | None:
    """Return the day alone, also of a value that carries a time."""
    return value.strftime("%Y-%m-%d") if value else None

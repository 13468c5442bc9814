"""From a document to what is stored of it: bytes for readers, columns for lists."""

import hashlib
import json
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from wagtail.models import Locale, Site

from ..assembly import Assembled
from ..document import (
    FAQDocument,
    PageDocument,
    ProcedureDocument,
    RiskDocument,
    Video,
    to_primitive,
)
from ..schema_org import graph, to_json
from .findings import judged_with
from .responses import encoded
from .sole_statements import Change, Known


class Addresses:
    """Where the API serves what is stored; put in place by the app's configuration."""

    #: Returns where the API serves a page of a Site, or nothing where it does not.
    detail_url: Callable[[Any, Site | None], str] = staticmethod(lambda page, site: "")


class Content(NamedTuple):
    """What is stored of a page: the fields of its record, and what a site should state once."""

    fields: dict[str, Any]
    statements: Change
    is_procedure: bool


def contents(pages: Iterable[Any], made: Assembled) -> list[Content]:
    """Return what is stored of pages that were assembled, in order, with a constant number of queries."""
    locales = dict(Locale.objects.values_list("pk", "language_code"))
    sites = Site.objects.in_bulk()
    graphs = [graph(document) for document in made.documents]
    known = Known(made)
    return [
        Content(
            {
                **_content(page, document, stated, locales[page.locale_id], _site(page, sites)),
                **judged.columns(),
            },
            known.change(document),
            isinstance(document, ProcedureDocument),
        )
        for page, document, stated, judged in zip(
            pages, made.documents, graphs, judged_with(made, graphs, known), strict=True
        )
    ]


def _site(page: Any, sites: dict[int, Site]) -> Site | None:
    parts = page.get_url_parts()
    return sites.get(parts[0]) if parts else None


def item(page: Any, document: PageDocument, locale: str, site: Site | None) -> dict[str, Any]:
    """Return a page as an item of Wagtail's API: ``id``, ``meta``, ``title`` and everything else."""
    said: dict[str, Any] = to_primitive(document)
    meta = {
        "type": page._meta.label,
        "detail_url": Addresses.detail_url(page, site),
        "html_url": document.url,
        "slug": document.slug,
        "first_published_at": said["first_published_at"],
        "last_published_at": said["last_published_at"],
        "locale": locale,
        "seo_title": document.seo_title,
        "search_description": document.search_description,
    }
    facts = {name: value for name, value in said.items() if name not in meta}
    return {"id": document.id, "meta": meta, "title": document.title, **facts}


def _content(
    page: Any, document: PageDocument, stated: dict[str, Any], locale: str, site: Site | None
) -> dict[str, Any]:
    said = json.dumps(item(page, document, locale, site), ensure_ascii=False, separators=(",", ":"))
    body, graph_ = _utf8(said), _utf8(to_json(stated))
    return {
        **encoded("body", body),
        **encoded("graph", graph_),
        "etag": hashlib.sha256(body + b"\0" + graph_).hexdigest(),
        "url": document.url,
        "last_reviewed": document.last_reviewed,
        "site_id": site.pk if site else None,
        "has_video": any(isinstance(part, Video) for part in getattr(document, "body", ())),
        **_columns(document),
    }


def _utf8(text: str) -> bytes:
    """Return text as UTF-8; half of a surrogate pair, which UTF-8 lacks, becomes a JSON escape."""
    return text.encode("utf-8", "backslashreplace")


def _columns(document: PageDocument) -> dict[str, Any]:
    if isinstance(document, FAQDocument | RiskDocument):
        return {"procedure_id": document.procedure.id if document.procedure else None}
    if not isinstance(document, ProcedureDocument):
        return {}
    ends = [plan.sessions.max for plan in document.plans if plan.sessions and plan.sessions.max]
    return {
        "sessions": min((int(end) for end in ends), default=None),
        "downtime_hours": document.downtime.hours()[1] if document.downtime else None,
        "concerns": _between_bars(document.concerns),
        "areas": _between_bars(document.areas),
    }


def _between_bars(terms: Iterable[Any]) -> str:
    keys = "|".join(term.key for term in terms)
    return f"|{keys}|" if keys else ""

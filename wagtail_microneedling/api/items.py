"""Documents as items of Wagtail's API: ``id``, ``meta``, ``title`` and everything else."""

from collections.abc import Callable, Iterable
from typing import Any

from wagtail.models import Locale

from ..document import PageDocument, to_primitive


def items(
    pages: Iterable[Any], documents: Iterable[PageDocument], detail_url: Callable[[int], str]
) -> list[dict[str, Any]]:
    """Return the items of pages and their documents, in order, with one query."""
    locales = dict(Locale.objects.values_list("pk", "language_code"))
    return [
        _item(page, document, locales[page.locale_id], detail_url(document.id))
        for page, document in zip(pages, documents, strict=True)
    ]


def _item(page: Any, document: PageDocument, locale: str, detail_url: str) -> dict[str, Any]:
    said: dict[str, Any] = to_primitive(document)
    meta = {
        "type": page._meta.label,
        "detail_url": detail_url,
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

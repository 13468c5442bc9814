"""Where the API serves a page: the same address for whoever asks, so that it can be stored."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils import translation
from wagtail.models import Site

from ..conf import settings

#: The namespaces of the routers that serve the endpoints, and the models of these; see ``register``.
_served: dict[str, dict[str, Any]] = {}


def register(router: Any, endpoints: Mapping[str, Any]) -> None:
    """Note that a router serves these view sets, each under its name."""
    _served[router.url_namespace] = {name: one.model for name, one in endpoints.items()}


def detail_url(page: Any, site: Site | None) -> str:
    """Return the absolute address of a page's item, or nothing where no endpoint serves it.

    It is on the page's own Site, or on WAGTAILAPI_BASE_URL with the Site named in the query.
    """
    path = _path(page)
    if not path or site is None:
        return ""
    if not settings.api_base_url or site.is_default_site:
        return (settings.api_base_url or site.root_url) + path
    named = urlencode({"site": f"{site.hostname}:{site.port}"}, safe=":")
    return f"{settings.api_base_url}{path}?{named}"


def _path(page: Any) -> str:
    _ = get_resolver().url_patterns  # loads the project's URLs, which register what they serve
    for namespace, models in _served.items():
        for name, model in models.items():
            if isinstance(page, model):
                try:
                    with translation.override(None):
                        return reverse(f"{namespace}:{name}:detail", args=(page.pk,))
                except NoReverseMatch:
                    continue
    return ""

"""A page as checks and search engines see it, live or as it is being typed: a preview mode."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, override

from .. import records
from ..drawings import Link, graph_drawing, links_of
from ..validation import effects_on
from .changes import draft_context
from .search_results import search_results
from .shown_findings import context_of, shown_findings

HEADERS = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
FOLDER = "wagtail_microneedling/admin/checks"


def show_checks(page: Any, request: HttpRequest) -> HttpResponse:
    """Return what the checks find on a page, and what search engines make of it.

    The words are in the editor's language. A page that can't be put together is answered with a
    sentence that says so.
    """
    with _editors_language(request):
        context = context_of(page, checks_context)
        context["in_panel"] = getattr(request, "in_preview_panel", False)
        context["language"] = get_language() or "en"
        answer = render(request, f"{FOLDER}.html", context)
    for name, value in HEADERS.items():
        answer[name] = value
    return answer


@contextmanager
def _editors_language(request: HttpRequest) -> Iterator[None]:
    """Speak the language that the editor has chosen: a preview's request does not tell it."""
    profile = getattr(getattr(request, "user", None), "wagtail_userprofile", None)
    with override(profile.get_preferred_language() if profile else get_language()):
        yield


def checks_context(page: Any) -> dict[str, Any]:
    """Return what the preview shows of a page."""
    (judged,) = records.judged([page])
    document, graph = judged.subject.document, judged.subject.graph or {"@graph": []}
    return {
        **draft_context(page),
        "title": document.title,
        "document": document,
        "shown": shown_findings(page, judged),
        "results": search_results(document),
        "effects": effects_on(graph),
        "drawing": graph_drawing(graph, get_language() or "en") if graph["@graph"] else None,
        "links": named_links(graph),
        "json_ld": json.dumps(graph, ensure_ascii=False, indent=2),
    }


def named_links(graph: Mapping[str, Any]) -> tuple[Link, ...]:
    """Return the links of a graph between the names of its nodes."""
    names = {item["@id"]: _node_name(item) for item in graph["@graph"]}
    return tuple(
        Link(start=names[link.start], name=link.name, end=names[link.end])
        for link in links_of(graph)
    )


def _node_name(node: Mapping[str, Any]) -> str:
    kinds = node["@type"]
    kind = kinds if isinstance(kinds, str) else ", ".join(kinds)
    name = node.get("name") or node.get("headline")
    return f"{kind}: {name}" if name else kind

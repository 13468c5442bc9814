"""A page's HTML as its readers get it: the markup as an engine reads it, and the text that is seen."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

#: What is in the HTML and not to be seen.
UNSEEN = ("head", "script", "style", "svg", "template", "noscript", "iframe", "object")
#: Elements that stand on lines of their own: what is before and after them is not one word.
LINES = (
    *("address", "article", "aside", "blockquote", "br", "caption", "dd", "div", "dl", "dt"),
    *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"),
    *("li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "td", "th", "tr", "ul"),
)
_HIDING = ("display:none", "visibility:hidden")
JSON_LD = "application/ld+json"
#: Markup is nested a few levels deep; what is nested deeper than this was made to be a nuisance.
DEEPEST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRead:
    """What a page says to machines and to people.

    ``graph`` holds the nodes of all its JSON-LD together. ``problems`` say in sentences what is no
    strict JSON, which some readers skip. ``without_context`` counts the scripts that do not say
    that their words are those of schema.org. ``canonical`` is the address that the page calls its
    own, as it stands there; empty when it calls none.
    """

    graph: dict[str, Any] = field(default_factory=lambda: {"@graph": []})
    visible_text: str = ""
    problems: tuple[str, ...] = ()
    without_context: int = 0
    canonical: str = ""


def read_page(html: str, url: str = "") -> PageRead:
    """Return what a page says, read as search engines do; ``url`` is where it was."""
    page = _parsed(html)
    scripts = [one for one in page.iter("script") if one.get("type") == JSON_LD]
    problems = [_problem(number, one) for number, one in enumerate(scripts, start=1)]
    items = [item for one in scripts for item in _items(one, url)]
    return PageRead(
        graph={"@graph": [node for item in items for node in _nodes(item)]},
        visible_text=_text_of(page),
        problems=tuple(filter(None, problems)),
        without_context=sum(not _is_of_schema_org(item.get("@context")) for item in items),
        canonical=_canonical(page),
    )


def visible_text(html: str) -> str:
    """Return the text of a page that people see, with the words for pictures that they can't see."""
    return _text_of(_parsed(html))


def _text_of(page: Any) -> str:
    return "".join(part for part in _texts(page) if part)


def _texts(page: Any) -> Iterator[str | None]:
    """Yield the texts of a page in order, once through it, however large it is."""
    from lxml.etree import iterwalk

    hidden = None
    walk = iterwalk(page, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        line = "\n" if element.tag in LINES else None
        if event == "start" and _is_hidden(element):
            hidden = element
            walk.skip_subtree()
        elif event == "start":
            yield line
            yield element.text
        else:
            if element.tag == "img" and element is not hidden:
                yield f" {element.get('alt', '')} "
            yield line
            yield element.tail


def _is_hidden(element: Any) -> bool:
    style = "".join(element.get("style", "").lower().split())
    return (
        element.tag in UNSEEN
        or element.get("hidden") is not None
        or any(one in style for one in _HIDING)
    )


def _parsed(html: str) -> Any:
    """Return the tree of a page; that of an empty one, where there is nothing to read."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8")
    try:
        return document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return document_fromstring("<html></html>", parser=parser)


def _items(script: Any, url: str) -> list[dict[str, Any]]:
    """Return what a script states; each is read alone, for a broken one must not hide the others."""
    import extruct  # here, because it brings a large library of RDF with it

    found = extruct.extract(script, base_url=url, syntaxes=["json-ld"], errors="ignore")
    items = found.get("json-ld", ())
    return [item for item in items if isinstance(item, dict) and not _is_too_deep(item)]


def _nodes(item: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the nodes of an item: those of its graph, or itself."""
    graph = item.get("@graph")
    nodes = graph if isinstance(graph, list) else [item]
    return [node for node in nodes if isinstance(node, dict)]


def _is_of_schema_org(context: Any) -> bool:
    """Return whether a context says that words without a prefix are those of schema.org."""
    if isinstance(context, list):
        return any(map(_is_of_schema_org, context))
    if isinstance(context, dict):
        return _is_of_schema_org(context.get("@vocab"))
    return isinstance(context, str) and context.partition("://")[2].startswith("schema.org")


def _canonical(page: Any) -> str:
    links = (
        link for link in page.iter("link") if "canonical" in link.get("rel", "").lower().split()
    )
    return next((link.get("href", "").strip() for link in links), "")


def _problem(number: int, script: Any) -> str:
    """Return in a sentence why a script is no strict JSON; nothing when it is."""
    try:
        is_too_deep = _is_too_deep(json.loads(script.text or "", parse_constant=_refuse))
    except ValueError as problem:
        return f"JSON-LD script {number} is no strict JSON: {problem}."
    except RecursionError:
        is_too_deep = True
    return f"JSON-LD script {number} is nested too deeply to be read." if is_too_deep else ""


def _is_too_deep(value: Any) -> bool:
    """Return whether a value is nested too deeply to be looked through."""
    level: Iterable[Any] = [value]
    for _ in range(DEEPEST):
        level = list(_inside(level))
        if not level:
            return False
    return True


def _inside(values: Iterable[Any]) -> Iterator[Any]:
    for value in values:
        if isinstance(value, dict):
            yield from value.values()
        elif isinstance(value, list):
            yield from value


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")

"""A page's HTML as its readers get it: the markup as an engine reads it, and the text that is seen."""

import json
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRead:
    """What a page says to machines and to people.

    ``graph`` holds the nodes of all its JSON-LD together. ``problems`` say in sentences what is no
    strict JSON, which some readers skip.
    """

    graph: dict[str, Any] = field(default_factory=lambda: {"@graph": []})
    visible_text: str = ""
    problems: tuple[str, ...] = ()


def read_page(html: str, url: str = "") -> PageRead:
    """Return what a page says, read as search engines do; ``url`` is where it was."""
    import extruct  # here, because it brings a large library of RDF with it

    # One broken script must not hide the others, nor what people see.
    found = extruct.extract(html, base_url=url, syntaxes=["json-ld"], errors="log")
    nodes = [node for item in found.get("json-ld", ()) for node in _nodes(item)]
    return PageRead(
        graph={"@graph": nodes},
        visible_text=visible_text(html),
        problems=tuple(_problems(html)),
    )


def visible_text(html: str) -> str:
    """Return the text of a page that people see, with the words for pictures that they can't see."""
    from bs4 import BeautifulSoup

    page = BeautifulSoup(html, "lxml")
    for element in page.find_all(_is_hidden):
        element.extract()
    for picture in page.find_all("img", alt=True):
        picture.insert_after(f" {picture['alt']} ")
    for element in page.find_all(LINES):
        element.insert_before("\n")
        element.insert_after("\n")
    return page.get_text()


def _is_hidden(element: Any) -> bool:
    style = "".join(str(element.get("style", "")).lower().split())
    return (
        element.name in UNSEEN or element.has_attr("hidden") or any(one in style for one in _HIDING)
    )


def _nodes(item: Any) -> list[dict[str, Any]]:
    """Return the nodes of a script: those of its graph, or itself."""
    if not isinstance(item, dict):
        return []
    graph = item.get("@graph")
    nodes = graph if isinstance(graph, list) else [item]
    return [node for node in nodes if isinstance(node, dict)]


def _problems(html: str) -> list[str]:
    from bs4 import BeautifulSoup

    scripts = BeautifulSoup(html, "lxml").find_all("script", type="application/ld+json")
    found = []
    for number, script in enumerate(scripts, start=1):
        try:
            json.loads(script.string or "", parse_constant=_refuse)
        except ValueError as problem:
            found.append(f"JSON-LD script {number} is no strict JSON: {problem}.")
    return found


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")

"""Reading the example: its pages, what they store, what they show, what they state."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from bs4 import BeautifulSoup
from wagtail.blocks import StreamValue
from wagtail.models import Page
from wagtail.snippets.blocks import SnippetChooserBlock

from example_site.content.reading import identity, pages

#: The clinical pages of the example, by their path below the home page.
PATHS = [page["key"] for page in pages() if page["type"] != "home"]


def page_at(path: str) -> Any:
    """Return the page that the files put at ``path``."""
    return Page.objects.get(translation_key=identity("pages", path)).specific


def stored(page: Any, path: str) -> Any:
    """Return what a page stores at ``path``: a field, and for rows a number and a name in the row."""
    name, *rest = path.split(".")
    value = getattr(page, name)
    if isinstance(value, StreamValue):
        value = [_chosen(value, row) for row in value.raw_data]
    return at(value, rest)


def _chosen(field: StreamValue, row: dict[str, Any]) -> Any:
    """Return a row's value; for a chooser, the fields of what it chooses."""
    block = field.stream_block.child_blocks[row["type"]]
    if isinstance(block, SnippetChooserBlock):
        return vars(block.target_model.objects.get(pk=row["value"]))
    return row["value"]


def at(value: Any, path: list[str]) -> Any:
    """Return what plain data hold at ``path``."""
    for step in path:
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


def squeezed(text: str) -> str:
    """Return ``text`` without white space, which HTML, JSON and files break differently."""
    return re.sub(r"\s+", "", text)


@lru_cache(maxsize=32)
def visible_text(html: str) -> str:
    """Return the words that a page shows, squeezed."""
    page = BeautifulSoup(html, "html.parser")
    for hidden in page(["head", "script", "style", "template"]):
        hidden.decompose()
    return squeezed(page.get_text())


def texts(node: Any, name: str = "", kind: Any = None) -> Iterator[tuple[Any, str, str]]:
    """Yield the texts of a graph: the type that states it, its property, the text."""
    if isinstance(node, dict):
        for key, value in node.items():
            if not key.startswith("@"):
                yield from texts(value, key, node.get("@type", kind))
    elif isinstance(node, list):
        for part in node:
            yield from texts(part, name, kind)
    elif isinstance(node, str):
        yield kind, name, node

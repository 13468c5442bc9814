"""``{% fragment name %}``: a part of a page that is made of its document alone, and kept."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django import template
from django.template.base import Node, NodeList, Parser, Token
from django.template.loader_tags import BlockNode, ExtendsNode, IncludeNode
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from ..document import PageDocument
from ..records import Fragments
from .microneedling_tags import FOLDER, cited_sources

register = template.Library()

#: Where the package's own templates are.
TEMPLATES = Path(__file__).parents[1] / "templates"
#: The folders of the templates that our filters name.
FOLDERS = {"body_template": "includes/body", "drawing_template": "drawings"}


class FragmentNode(Node):
    """Renders what is between its tags, or takes what was kept of it.

    As long as all that is between the tags is the package's own, it is given the document, its
    language and its sources, and nothing that one request has and another has not. Where a project
    has a template of its own, that may read anything, so it is rendered each time as any other.
    """

    def __init__(self, name: str, nodelist: NodeList) -> None:
        self.name = name
        self.nodelist = nodelist
        #: Known once it was rendered; templates that are read anew come with nodes of their own.
        self.is_our_own: bool | None = None

    def render(self, context: Any) -> SafeString:
        """Return the part as HTML."""
        document, engine = context.get("document"), context.template.engine
        if self.is_our_own is None:
            self.is_our_own = _is_ours(self) and _are_ours(self.nodelist, engine)
        if not self.is_our_own or not isinstance(document, PageDocument):
            return self.nodelist.render(context)
        fragments = context.get("fragments")
        if not isinstance(fragments, Fragments) or fragments.document is not document:
            return self._made(document, context)
        name = f"{self.origin.template_name!s} {self.name}"
        html = fragments.get(name)
        if html is None:
            html = self._made(document, context)
            fragments.add(name, html)
        return mark_safe(html)  # noqa: S308

    def _made(self, document: PageDocument, context: Any) -> SafeString:
        language, sources = document.language, cited_sources(document)
        alone = context.new({"document": document, "language": language, "sources": sources})
        alone.autoescape = context.template.engine.autoescape
        alone.use_l10n = alone.use_tz = None
        with translation.override(language):
            return self.nodelist.render(alone)


@register.tag
def fragment(parser: Parser, token: Token) -> FragmentNode:
    """Parse ``{% fragment name %}…{% endfragment %}``."""
    _, name = token.split_contents()
    nodelist = parser.parse(("endfragment",))
    parser.delete_first_token()
    return FragmentNode(name, nodelist)


def _is_ours(part: Any) -> bool:
    """Return whether a template, or a node of one, comes from the package's own folder."""
    return Path(part.origin.name).is_relative_to(TEMPLATES)


def _are_ours(nodelist: NodeList, engine: Any) -> bool:
    """Return whether all that a list of nodes includes, near or far, is the package's own."""
    if any(nodelist.get_nodes_by_type(kind) for kind in (BlockNode, ExtendsNode)):
        return False
    return all(
        _is_ours(found) and _are_ours(found.nodelist, engine)
        for node in nodelist.get_nodes_by_type(IncludeNode)
        for found in map(engine.get_template, _included(node))
    )


def _included(node: Any) -> Iterator[str]:
    """Yield the templates that an include may mean: the one it names, or all that a filter gives."""
    name = node.template
    if not name.is_var:
        yield name.var
    else:
        folder = TEMPLATES / FOLDER / FOLDERS[name.filters[-1][0].__name__]
        for path in sorted(folder.glob("*.html")):
            yield path.relative_to(TEMPLATES).as_posix()

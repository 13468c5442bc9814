"""A document, or many, as one graph."""

from collections.abc import Iterable
from typing import Any

from ..document import (
    FAQDocument,
    PageDocument,
    ProcedureDocument,
    ProcedureIndexDocument,
    RiskDocument,
)
from .faq import faq_nodes
from .merging import merged
from .nodes import Node
from .procedure import procedure_nodes
from .procedure_index import index_nodes
from .risk import risk_nodes
from .shared import audience, page_node, surroundings
from .vocabulary import CONTEXT


def graph(document: PageDocument) -> dict[str, Any]:
    """Return a page's graph as ``{"@context": …, "@graph": […]}``.

    Every ``@id`` that a node refers to is defined by another; nothing is empty.
    """
    return {"@context": CONTEXT, "@graph": merged(_nodes(document))}


def merged_graph(documents: Iterable[PageDocument]) -> dict[str, Any]:
    """Return one graph for many pages: what several of them state is stated once."""
    nodes = (item for document in documents for item in _nodes(document))
    return {"@context": CONTEXT, "@graph": merged(nodes)}


def united_graph(graphs: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return one graph for many graphs of pages, as ``merged_graph`` makes it of their documents.

    What a page's graph left out, because the page alone does not define it, stays left out.
    """
    return {"@context": CONTEXT, "@graph": merged(node for one in graphs for node in one["@graph"])}


def _nodes(document: PageDocument) -> list[Node | None]:
    match document:
        case ProcedureDocument():
            return procedure_nodes(document)
        case FAQDocument():
            return faq_nodes(document)
        case RiskDocument():
            return risk_nodes(document)
        case ProcedureIndexDocument():
            return index_nodes(document)
        case _:
            return _plain_page_nodes(document)


def _plain_page_nodes(document: PageDocument) -> list[Node | None]:
    """Return what can be stated about a page type that a project has added."""
    page = page_node(document, "MedicalWebPage", document.sources, medicalAudience=audience())
    return [page, *surroundings(document, document.sources)]

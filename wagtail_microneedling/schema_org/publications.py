"""The publications that statements rest on."""

from collections.abc import Iterable

from ..document import PageDocument, Source
from .identity import keyed_id
from .nodes import Node, node, reference, web_address


def citations(document: PageDocument, sources: Iterable[Source]) -> list[Node]:
    """Return references to ``sources``, each once, in order."""
    return [reference(keyed_id(document, "source", key)) for key in _unique(sources)]


def source_nodes(document: PageDocument, sources: Iterable[Source]) -> list[Node | None]:
    """Return ``sources`` as nodes, each once, in order."""
    return [_source(document, source) for source in _unique(sources).values()]


def _unique(sources: Iterable[Source]) -> dict[str, Source]:
    found: dict[str, Source] = {}
    for source in sources:
        found.setdefault(source.key, source)
    return found


def _source(document: PageDocument, source: Source) -> Node | None:
    """Return one source; who wrote it is a line of text, which ``author`` may not be."""
    scholarly = bool(source.doi or source.pmid)
    return node(
        "MedicalScholarlyArticle" if scholarly else "CreativeWork",
        keyed_id(document, "source", source.key),
        ("name",),
        name=source.title,
        headline=source.title if scholarly else None,
        creditText=source.authors,
        isPartOf=node("Periodical" if scholarly else "CreativeWork", name=source.publication),
        datePublished=_year(source),
        identifier=[_identifier("DOI", source.doi), _identifier("PMID", source.pmid)],
        url=web_address(source.link),
    )


def _year(source: Source) -> str | None:
    return f"{source.year:04d}" if source.year and 0 < source.year <= 9999 else None


def _identifier(scheme: str, value: str) -> Node | None:
    return node("PropertyValue", None, ("value",), propertyID=scheme, value=value)

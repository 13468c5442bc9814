"""A page as it may stand among search results: title, address and description, cut as usual there."""

import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from ..document import (
    FAQDocument,
    PageDocument,
    ProcedureDocument,
    ProcedureIndexDocument,
    Prose,
    RiskDocument,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """How an engine draws a result on a desktop; lengths in letters, as nobody publishes them.

    ``shows_trail`` says whether it shows the page's breadcrumb in place of its path.
    """

    name: str
    title_length: int
    description_length: int
    shows_trail: bool


ENGINES = (
    Engine(name="Google", title_length=60, description_length=160, shows_trail=True),
    Engine(name="Bing", title_length=65, description_length=165, shows_trail=False),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """One result: what an engine is offered, already cut.

    ``from_page`` says that the description is the beginning of the page, because it has none of
    its own; an engine then chooses any passage.
    """

    engine: str
    site_name: str
    address: tuple[str, ...]
    title: str
    description: str
    title_is_cut: bool
    description_is_cut: bool
    from_page: bool


def search_results(document: PageDocument) -> tuple[SearchResult, ...]:
    """Return the page as each engine may show it."""
    return tuple(_result(document, engine) for engine in ENGINES)


def title_of(document: PageDocument) -> str:
    """Return the title that the page offers: its own for search engines, else its plain one."""
    title = document.seo_title or document.title
    return f"{title} – {document.site_name}" if document.site_name else title


def _result(document: PageDocument, engine: Engine) -> SearchResult:
    title = title_of(document)
    own = document.search_description or getattr(document, "summary", "")
    description = own or _beginning(document)
    shown_title = shortened(title, engine.title_length)
    shown = shortened(description, engine.description_length)
    return SearchResult(
        engine=engine.name,
        site_name=document.site_name,
        address=_trail(document) if engine.shows_trail else _path(document.url),
        title=shown_title,
        description=shown,
        title_is_cut=shown_title.endswith("…") and not title.endswith("…"),
        description_is_cut=shown.endswith("…") and not description.endswith("…"),
        from_page=not own,
    )


def _beginning(document: PageDocument) -> str:
    """Return the first text of the page, empty when it has none."""
    prose: Prose | None = getattr(document, "introduction", None)
    if prose and prose.text:
        return prose.text
    match document:
        case FAQDocument(questions=(first, *_)):
            return f"{first.question} {first.answer.text}"
        case RiskDocument(risks=(first, *_)):
            return f"{first.name}. {first.description}"
        case ProcedureDocument(how_it_works=Prose(text=text)):
            return text
        case ProcedureIndexDocument(procedures=(first, *_)):
            return f"{first.name}. {first.summary}"
    return ""


def _trail(document: PageDocument) -> tuple[str, ...]:
    """Return the host and the titles of the pages above and the page; the path for want of them."""
    host, *path = _path(document.url) or ("",)
    below_home = [crumb.title for crumb in document.breadcrumbs[1:]]
    return (host, *(below_home or path))


def _path(url: str) -> tuple[str, ...]:
    """Return an address as its host and the parts of its path."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return (url,)
    return (parts.netloc, *(unquote(part) for part in parts.path.split("/") if part))


def shortened(text: str, length: int) -> str:
    """Return ``text`` on one line, cut between words to ``length`` letters; wide ones count twice."""
    words, room = text.split(), length
    kept: list[str] = []
    for word in words:
        room -= _width(word) + bool(kept)
        if room < 0:
            break
        kept.append(word)
    if len(kept) == len(words):
        return " ".join(kept)
    if not kept:
        return f"{text.strip()[: length - 1]}…"
    return f"{' '.join(kept).rstrip(' .,;:–-')}…"


def _width(word: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(letter) in "WF") for letter in word)

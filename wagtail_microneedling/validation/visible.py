"""Every text that the markup states stands on the page: search engines ask for it, and so do readers.

What the page shows is given as text; ``page_reading`` takes it out of HTML.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from ..document import gettext_noop
from .datatypes import DATATYPES
from .finding import Severity
from .rule import Place, Rule, at
from .subject import Subject
from .vocabulary import vocabulary

#: Texts that are no words for readers: codes of languages, countries, currencies and units, the
#: names of identifiers, and the name of an audience, which schema.org has as a text of its own.
CODES = frozenset(
    {"addressCountry", "audienceType", "inLanguage", "priceCurrency", "propertyID", "unitCode"}
)
#: Datatypes that are texts in another form than readers see them in, or that they need not see.
FORMS = frozenset({"Date", "DateTime", "Time", "URL"})


def hidden_texts(graph: Mapping[str, Any], visible_text: str) -> Iterator[Place]:
    """Yield a place for each text of a graph that does not stand in the text of its page.

    White space makes no difference. A text of several lines is looked for line by line, since a page
    may put something between them.
    """
    shown = one_line(visible_text)
    told: set[str] = set()
    for node, name, text in _texts(graph["@graph"], ""):
        for line in text.splitlines():
            said = one_line(line)
            if said and said not in told and said not in shown:
                told.add(said)
                yield at(node=node, property=name, text=said)


def one_line(text: str) -> str:
    """Return ``text`` in Unicode's composed form, each run of white space as one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _texts(value: Any, around: str) -> Iterator[tuple[str, str, str]]:
    """Yield each text that is meant for readers, with the node and the property that state it."""
    if isinstance(value, list):
        for part in value:
            yield from _texts(part, around)
    elif isinstance(value, dict):
        where = str(value.get("@id") or around)
        for name, stated in value.items():
            if name.startswith("@"):
                continue
            for part in stated if isinstance(stated, list) else [stated]:
                if isinstance(part, str) and _is_for_readers(name, part):
                    yield where, name, part
                elif isinstance(part, dict):
                    yield from _texts(part, f"{where} {name}" if "@id" not in part else where)


def _is_for_readers(name: str, text: str) -> bool:
    """Return whether a text is a property's words, not its code, its date or its address."""
    if name in CODES:
        return False
    values = vocabulary().takes.get(name)
    return not (values and any(DATATYPES[form](text) for form in values.names & FORMS))


def page_shows_what_it_states(subject: Subject) -> Iterator[Place]:
    """Find texts in a page's markup that its readers do not see; the page has to be rendered."""
    if subject.graph and subject.visible_text is not None:
        yield from hidden_texts(subject.graph, subject.visible_text)


visible_rules = (
    Rule(
        code="visible.hidden_text",
        severity=Severity.WARNING,
        search=page_shows_what_it_states,
        needs_graph=True,
        text=gettext_noop("The markup says “{text}”, and the page does not."),
        reason=gettext_noop(
            "Search engines forbid markup that readers can’t see, even if it is true."
        ),
        fix=gettext_noop("Let your template show it, as those of the package do."),
        source="https://developers.google.com/search/docs/appearance/structured-data/sd-policies",
        verified_on="2026-11-20",
    ),
)

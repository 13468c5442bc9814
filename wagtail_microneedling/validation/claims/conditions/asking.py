"""What conditions are given, and how they look for phrases in parts of a page."""

from collections.abc import Callable, Iterator, Mapping

from ....document import ProcedureDocument
from ...reading import PhraseSet, plain, tokens
from ...rule import Place
from ...subject import Subject

#: The phrases that a pack gives a condition, by name, in the language of the page.
Lists = Mapping[str, PhraseSet]
#: Yields where a page does what the condition is about.
Condition = Callable[[Subject, Lists], Iterator[Place]]


def says(phrases: PhraseSet, text: str, subject: Subject) -> bool:
    """Return whether a text of the page holds one of the phrases."""
    language = subject.document.language.partition("-")[0].lower()
    return phrases.are_in(tokens(plain(text), language))


def procedure_of(subject: Subject) -> ProcedureDocument | None:
    """Return the page when it is that of a procedure."""
    document = subject.document
    return document if isinstance(document, ProcedureDocument) else None


def names_of(document: ProcedureDocument) -> str:
    """Return what a procedure is called, what it is done with and its summary, as one text."""
    devices = (f"{device.name}. {device.description}" for device in document.devices)
    return ". ".join((document.title, *document.alternate_names, *devices, document.summary))

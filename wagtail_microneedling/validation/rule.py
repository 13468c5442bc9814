"""What a rule is: a generator about one thought, with a code and a severity."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..document import PageDocument
from .finding import Severity
from .subject import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a rule has found something, and what the words of its code are filled with."""

    path: str = ""
    parameters: Mapping[str, Any] = field(default_factory=dict)


#: Yields a place for each thing that it finds.
Search = Callable[[Subject], Iterator[Place]]


def at(path: str = "", **parameters: Any) -> Place:
    """Return a place in the document, such as ``questions.2.answer``, with its parameters."""
    return Place(path=path, parameters=parameters)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A search with its stable code, for documents of some types.

    ``text`` says what was found, with the parameters in braces; ``reason`` why it matters and
    ``fix`` what to do. All are English and marked for translation. ``source`` is an address or
    the name of a rule book, ``verified_on`` the ISO date on which somebody read it there.
    """

    code: str
    severity: Severity
    search: Search
    text: str
    reason: str
    fix: str
    about: tuple[type[PageDocument], ...] = (PageDocument,)
    source: str = ""
    verified_on: str = ""
    needs_graph: bool = False

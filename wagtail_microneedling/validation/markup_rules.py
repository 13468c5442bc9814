"""The rules about markup: one for each kind of mistake, and one look at the graph for all of them.

What the package states is right by construction, so these find mistakes of the package, of a
template that adds to the graph, and of a vocabulary that has moved on.
"""

import datetime
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ..document import gettext_noop
from .finding import Severity
from .markup import Kind, Mistake, mistakes
from .rule import Place, Rule, at
from .subject import Subject


class _Looked:
    """The mistakes of the graph that was looked at last: the rules of a page share them."""

    def __init__(self) -> None:
        self.last: tuple[Mapping[str, Any], datetime.date, list[Mistake]] | None = None

    def at(self, subject: Subject) -> list[Mistake]:
        """Return the mistakes in a page's graph."""
        last, graph = self.last, subject.graph or {"@graph": []}
        if last is None or last[0] is not graph or last[1] != subject.today:
            last = (graph, subject.today, mistakes(graph, subject.today))
            self.last = last
        return last[2]


_looked = _Looked()


def _search(kind: Kind) -> Callable[[Subject], Iterator[Place]]:
    def search(subject: Subject) -> Iterator[Place]:
        for one in _looked.at(subject):
            if one.kind is kind:
                yield at(node=one.node, property=one.property, value=one.value)

    return search


_WORDS: dict[Kind, tuple[str, str]] = {
    Kind.TYPE: (
        gettext_noop("“{value}” is no type that is stated here; it stands on {node}."),
        gettext_noop("Readers of the markup skip what is of a type that they don’t know."),
    ),
    Kind.PROPERTY: (
        gettext_noop("There is no property “{property}” in schema.org; it stands on {node}."),
        gettext_noop("Readers of the markup skip properties that they don’t know."),
    ),
    Kind.DOMAIN: (
        gettext_noop("“{property}” does not belong on {node}, which is of type {value}."),
        gettext_noop("Validators complain, and readers do not look for it there."),
    ),
    Kind.VALUE: (
        gettext_noop("“{property}” of {node} does not take {value}."),
        gettext_noop("Dates, numbers, addresses and things are only read in their own form."),
    ),
    Kind.MEMBER: (
        gettext_noop("{value}, in “{property}” of {node}, is no member of an enumeration."),
        gettext_noop("Choices of schema.org are named by their addresses; others say nothing."),
    ),
    Kind.SUPERSEDED: (
        gettext_noop("What “{property}” of {node} says is superseded: it is “{value}” now."),
        gettext_noop("Readers give up old names one after another."),
    ),
    Kind.EMPTY: (
        gettext_noop("“{property}” of {node} is empty: {value}"),
        gettext_noop("An empty statement is no statement, and counts as a mistake."),
    ),
    Kind.INCOMPLETE: (
        gettext_noop("{node} is of type {value} and lacks “{property}”."),
        gettext_noop("Without it, nobody can use the rest of what is stated there."),
    ),
    Kind.REFERENCE: (
        gettext_noop("“{property}” of {node} leads nowhere, or to more than one place: {value}"),
        gettext_noop("Things are tied together by their addresses, each used for one thing."),
    ),
    Kind.UNWANTED: (
        gettext_noop("{node} is of type {value}, which has no place here."),
        gettext_noop(
            "Ratings of oneself are against search engines’ rules, and instructions have no use."
        ),
    ),
}

markup_rules = tuple(
    Rule(
        code=f"markup.{kind}",
        severity=Severity.ERROR,
        search=_search(kind),
        needs_graph=True,
        text=text,
        reason=reason,
        fix=gettext_noop(
            "This is no mistake of an editor: look at templates of your own that change the "
            "markup, else report it to the authors of wagtail-microneedling."
        ),
        source="https://schema.org/docs/releases.html",
        verified_on="2026-11-20",
    )
    for kind, (text, reason) in _WORDS.items()
)

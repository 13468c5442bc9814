"""The rules about deployed pages: one for each kind of difference, one comparison for all of them."""

from collections.abc import Callable, Iterator

from ...document import gettext_noop
from ..deployed import Deployed
from ..finding import Severity
from ..rule import Place, Rule, at
from ..subject import Subject
from ..visible import hidden_texts
from .comparing import Difference, Kind, differences


class _Compared:
    """The differences of the page that was compared last: the rules of a page share them."""

    def __init__(self) -> None:
        self.last: tuple[Deployed, list[Difference]] | None = None

    def of(self, subject: Subject) -> list[Difference]:
        """Return what differs on a deployed page; nothing where none was fetched."""
        deployed = subject.deployed
        if deployed is None:
            return []
        if self.last is None or self.last[0] is not deployed:
            graph, address = subject.graph or {"@graph": []}, subject.document.url
            self.last = (deployed, list(differences(graph, address, deployed)))
        return self.last[1]


_compared = _Compared()


def _search(kind: Kind) -> Callable[[Subject], Iterator[Place]]:
    def search(subject: Subject) -> Iterator[Place]:
        for one in _compared.of(subject):
            if one.kind is kind:
                yield at(**one.parameters)

    return search


def deployed_page_shows_what_it_states(subject: Subject) -> Iterator[Place]:
    """Find texts in a deployed page's markup that its readers do not see."""
    if subject.deployed:
        page = subject.deployed.page
        yield from hidden_texts(page.graph, page.visible_text)


_FROM_THE_API = gettext_noop(
    "Fetch the graph from the API when the page is built, and put it into the page as it is."
)
_PUBLIC_ADDRESS = gettext_noop(
    "Enter the frontend’s public address in the clinic’s settings and use the graph as the API "
    "gives it; what your frontend writes itself has to use that address, too."
)
_ENGINES_MISS = gettext_noop("Readers of the markup don’t learn what the page says to people.")
_CONTRADICTS = gettext_noop("Page, API and markup no longer say the same.")
_OTHER_THING = gettext_noop(
    "What has two addresses counts as two things, and links lead to a server that is not for readers."
)
_TWO_ADDRESSES = gettext_noop("Search engines list the address that a page calls its own.")
_GUIDELINES = "https://developers.google.com/search/docs/appearance/structured-data/sd-policies"

_WORDS: dict[Kind, tuple[Severity, str, str, str]] = {
    Kind.NO_MARKUP: (
        Severity.ERROR,
        gettext_noop("The deployed page has no JSON-LD."),
        _ENGINES_MISS,
        _FROM_THE_API,
    ),
    Kind.BROKEN_MARKUP: (
        Severity.ERROR,
        gettext_noop("The deployed page has JSON-LD that can’t be read: {problem}"),
        gettext_noop("Engines skip a script that they can’t read, with everything in it."),
        _FROM_THE_API,
    ),
    Kind.NO_CONTEXT: (
        Severity.ERROR,
        gettext_noop("JSON-LD of the deployed page lacks the “@context” of schema.org."),
        gettext_noop("Without it, names such as “FAQPage” mean nothing."),
        _FROM_THE_API,
    ),
    Kind.CMS_HOST: (
        Severity.ERROR,
        gettext_noop(
            "The CMS’s host {host} stands in the deployed page, in “{place}” (addresses: {count}), "
            "as in {example}; readers find the site at {expected}."
        ),
        _OTHER_THING,
        _PUBLIC_ADDRESS,
    ),
    Kind.OTHER_ORIGIN: (
        Severity.ERROR,
        gettext_noop(
            "{origin} stands in the deployed page, in “{place}” (addresses: {count}), as in "
            "{example}; this site publishes {expected}."
        ),
        _OTHER_THING,
        _PUBLIC_ADDRESS,
    ),
    Kind.MISSING_NODE: (
        Severity.ERROR,
        gettext_noop("The deployed page does not state {node} ({type})."),
        _ENGINES_MISS,
        _FROM_THE_API,
    ),
    Kind.MISSING_VALUE: (
        Severity.ERROR,
        gettext_noop("The deployed page does not state “{property}” of {node}: {expected}"),
        _ENGINES_MISS,
        _FROM_THE_API,
    ),
    Kind.ALTERED: (
        Severity.ERROR,
        gettext_noop(
            "“{property}” of {node} differs. The deployed page states: {found} – this site "
            "publishes: {expected}"
        ),
        _CONTRADICTS,
        gettext_noop(
            "Build the page anew if it is older than its content; else use the graph as the API "
            "gives it."
        ),
    ),
    Kind.ADDED_VALUE: (
        Severity.WARNING,
        gettext_noop(
            "The deployed page adds to “{property}” of {node} what this site does not publish: "
            "{found}"
        ),
        _CONTRADICTS,
        gettext_noop("Enter it in the CMS if it is true; else let the frontend leave it out."),
    ),
    Kind.ADDED_NODE: (
        Severity.ADVICE,
        gettext_noop("The deployed page states {type} {node}, which this site does not publish."),
        gettext_noop("Nobody checks what a frontend states by itself."),
        gettext_noop("Look whether it is true and does not contradict what is published."),
    ),
    Kind.CANONICAL: (
        Severity.ERROR,
        gettext_noop(
            "The deployed page calls {found} its address; this site publishes {expected}."
        ),
        _TWO_ADDRESSES,
        _PUBLIC_ADDRESS,
    ),
    Kind.NO_CANONICAL: (
        Severity.WARNING,
        gettext_noop("The deployed page does not say that its address is {expected}."),
        _TWO_ADDRESSES,
        gettext_noop("Put a link element whose rel is canonical into its head."),
    ),
}

parity_rules = (
    *(
        Rule(
            code=f"parity.{kind}",
            severity=severity,
            search=_search(kind),
            needs_graph=True,
            text=text,
            reason=reason,
            fix=fix,
        )
        for kind, (severity, text, reason, fix) in _WORDS.items()
    ),
    Rule(
        code="parity.not_visible",
        severity=Severity.ERROR,
        search=deployed_page_shows_what_it_states,
        needs_graph=True,
        text=gettext_noop("The deployed page’s markup says “{text}”, and the page does not."),
        reason=gettext_noop(
            "Search engines forbid markup that readers can’t see, even if it is true."
        ),
        fix=gettext_noop("Show it, or leave it out of the markup."),
        source=_GUIDELINES,
        verified_on="2026-11-20",
    ),
)

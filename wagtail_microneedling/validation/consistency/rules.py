"""The rules about numbers, one for each topic, so that a project can switch each off."""

from collections.abc import Iterator

from ...document import FAQDocument, ProcedureDocument, RiskDocument, gettext_noop
from ..finding import Severity
from ..rule import Place, Rule, Search
from ..subject import Subject
from .contradictions import contradictions

#: What is said otherwise, by topic; the topic is the second part of the code.
TEXTS = {
    "sessions": gettext_noop(
        "The text says {said} for a course, the plan says {stated}: “{quote}”"
    ),
    "interval": gettext_noop(
        "The text says {said} between sessions, the plan says {stated}: “{quote}”"
    ),
    "maintenance": gettext_noop(
        "The text says {said} between maintenance sessions, the field says {stated}: “{quote}”"
    ),
    "downtime": gettext_noop(
        "The text says {said} for recovery, the fields say {stated}: “{quote}”"
    ),
    "risk": gettext_noop("The text says {said} for this risk, its row says {stated}: “{quote}”"),
    "depth": gettext_noop(
        "The text says {said} for the needles, the row of this depth says {stated}: “{quote}”"
    ),
    "full_effect": gettext_noop(
        "The text says {said} until the full effect, the results say {stated}: “{quote}”"
    ),
    "lasts": gettext_noop(
        "The text says that results last {said}, the field says {stated}: “{quote}”"
    ),
    "visit_length": gettext_noop(
        "The text says {said} for a visit, the field says {stated}: “{quote}”"
    ),
    "youngest_age": gettext_noop(
        "The text says {said} for the youngest age, the field says {stated}: “{quote}”"
    ),
    "make_up": gettext_noop(
        "The text says {said} without make-up, the row about it says {stated}: “{quote}”"
    ),
    "sun": gettext_noop(
        "The text says {said} without sun, the row about it says {stated}: “{quote}”"
    ),
    "aftercare": gettext_noop(
        "The text says {said} for this aftercare, the row about it says {stated}: “{quote}”"
    ),
    "preparation": gettext_noop(
        "The text says {said} for this preparation, the row about it says {stated}: “{quote}”"
    ),
}
_REASON = gettext_noop(
    "Readers who find two numbers believe neither, and machines repeat either of them."
)
_FIX = gettext_noop(
    "Correct the text, or the field if the text is right. Best leave the number to the field, "
    "which the page shows anyway."
)


def _search(topic: str) -> Search:
    def search(subject: Subject) -> Iterator[Place]:
        """Find texts that say another number than the facts, of one topic."""
        for found in contradictions(subject):
            if found.topic == topic:
                yield Place(path=found.path, parameters=found.parameters())

    return search


consistency_rules = tuple(
    Rule(
        code=f"consistent.{topic}",
        severity=Severity.WARNING,
        search=_search(topic),
        about=(ProcedureDocument, FAQDocument, RiskDocument),
        text=text,
        reason=_REASON,
        fix=_FIX,
    )
    for topic, text in TEXTS.items()
)

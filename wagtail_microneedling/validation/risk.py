"""What a risk page has to say to be of use, first of all to a patient for whom it gets serious."""

from collections.abc import Iterator
from typing import cast

from ..document import RiskDocument, gettext_noop
from ..document import Severity as Seriousness
from .finding import Severity
from .rule import Place, Rule, at
from .subject import Subject


def _page(subject: Subject) -> RiskDocument:
    return cast("RiskDocument", subject.document)


def risk_page_names_a_risk(subject: Subject) -> Iterator[Place]:
    """Find a risk page without a risk."""
    if not _page(subject).risks:
        yield at("risks")


def every_serious_risk_says_what_to_do(subject: Subject) -> Iterator[Place]:
    """Find serious risks without help: neither at the risk nor for the whole page."""
    document = _page(subject)
    if document.when_to_get_help:
        return
    for number, risk in enumerate(document.risks):
        helps = risk.what_to_do or risk.get_help_now
        if risk.severity is Seriousness.SERIOUS and not helps:
            yield at(f"risks.{number}.what_to_do", risk=risk.name)


def risk_page_names_who_should_not_have_it(subject: Subject) -> Iterator[Place]:
    """Find a risk page without a contraindication."""
    if not _page(subject).contraindications:
        yield at("contraindications")


risk_rules = (
    Rule(
        code="risk.no_risks",
        severity=Severity.ERROR,
        search=risk_page_names_a_risk,
        about=(RiskDocument,),
        text=gettext_noop("The page names no risk."),
        reason=gettext_noop("A risk page without a risk reads as if there were none."),
        fix=gettext_noop("Add at least the effects that most people have."),
    ),
    Rule(
        code="risk.no_help",
        severity=Severity.ERROR,
        search=every_serious_risk_says_what_to_do,
        about=(RiskDocument,),
        text=gettext_noop("“{risk}” is serious, and nothing says what to do then."),
        reason=gettext_noop("Somebody who reads this page in need has to find help on it."),
        fix=gettext_noop(
            "Say what to do, tick “Get help now”, or fill in “When to get help” for the page."
        ),
    ),
    Rule(
        code="risk.no_contraindications",
        severity=Severity.ADVICE,
        search=risk_page_names_who_should_not_have_it,
        about=(RiskDocument,),
        text=gettext_noop("The page does not say who should not have the procedure, or not yet."),
        reason=gettext_noop("Patients for whom it is dangerous can’t know it otherwise."),
        fix=gettext_noop(
            "Add contraindications, each with what it asks for: never, wait, discuss."
        ),
    ),
)

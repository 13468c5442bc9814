"""What a procedure's page has to say to be of use to a patient."""

from collections.abc import Iterator
from typing import cast

from ..document import ProcedureDocument, gettext_noop
from .finding import Severity
from .rule import Place, Rule, at
from .subject import Subject


def _procedure(subject: Subject) -> ProcedureDocument:
    return cast("ProcedureDocument", subject.document)


def procedure_has_a_summary(subject: Subject) -> Iterator[Place]:
    """Find a procedure without the sentences that say what it is."""
    if not _procedure(subject).summary:
        yield at("summary")


def procedure_says_how_it_is_performed(subject: Subject) -> Iterator[Place]:
    """Find a procedure that says neither how it works nor what happens at a visit."""
    document = _procedure(subject)
    if not (document.how_it_works or document.steps):
        yield at("steps")


def procedure_names_its_areas(subject: Subject) -> Iterator[Place]:
    """Find a procedure that does not say where on the body it is done."""
    if not _procedure(subject).areas:
        yield at("areas")


def procedure_has_a_plan(subject: Subject) -> Iterator[Place]:
    """Find a procedure without any plan that says how many sessions it takes."""
    if not any(plan.sessions for plan in _procedure(subject).plans):
        yield at("plans")


def procedure_states_its_downtime(subject: Subject) -> Iterator[Place]:
    """Find a procedure that does not say how long recovery takes."""
    document = _procedure(subject)
    if not (document.downtime or document.recovery):
        yield at("downtime")


def procedure_explains_aftercare(subject: Subject) -> Iterator[Place]:
    """Find a procedure that does not say what to do afterwards."""
    if not _procedure(subject).aftercare:
        yield at("aftercare")


def procedure_names_its_risks(subject: Subject) -> Iterator[Place]:
    """Find a procedure without a public risk page that names a risk."""
    if not any(page.risks for page in _procedure(subject).risk_pages):
        yield at("risk_pages")


def procedure_names_who_should_not_have_it(subject: Subject) -> Iterator[Place]:
    """Find a procedure without a public risk page that names a contraindication."""
    if not any(page.contraindications for page in _procedure(subject).risk_pages):
        yield at("risk_pages")


_ABOUT = (ProcedureDocument,)

procedure_rules = (
    Rule(
        code="procedure.no_summary",
        severity=Severity.WARNING,
        search=procedure_has_a_summary,
        about=_ABOUT,
        text=gettext_noop("The procedure has no summary."),
        reason=gettext_noop(
            "It is what patients read first, and what lists and markup say of the procedure."
        ),
        fix=gettext_noop("Say in two sentences what it is and what it may do."),
    ),
    Rule(
        code="procedure.no_description",
        severity=Severity.WARNING,
        search=procedure_says_how_it_is_performed,
        about=_ABOUT,
        text=gettext_noop("The page does not say how the procedure is performed."),
        reason=gettext_noop("Nobody can agree to a treatment without knowing what is done."),
        fix=gettext_noop("Explain how it works, or list the steps of a visit."),
    ),
    Rule(
        code="procedure.no_area",
        severity=Severity.ADVICE,
        search=procedure_names_its_areas,
        about=_ABOUT,
        text=gettext_noop("The page does not say which parts of the body are treated."),
        reason=gettext_noop("Patients look for their concern and for where they have it."),
        fix=gettext_noop("Choose the treatment areas."),
    ),
    Rule(
        code="procedure.no_plan",
        severity=Severity.WARNING,
        search=procedure_has_a_plan,
        about=_ABOUT,
        text=gettext_noop("No plan says how many sessions the procedure takes."),
        reason=gettext_noop("Time and cost depend on it, and patients ask it first."),
        fix=gettext_noop("Add a plan with a number of sessions, even if it is one."),
    ),
    Rule(
        code="procedure.no_downtime",
        severity=Severity.WARNING,
        search=procedure_states_its_downtime,
        about=_ABOUT,
        text=gettext_noop("The page does not say how long recovery takes."),
        reason=gettext_noop("Patients have to plan work and travel around it."),
        fix=gettext_noop("Enter the downtime, 0 days if there is none, or what recovery is like."),
    ),
    Rule(
        code="procedure.no_aftercare",
        severity=Severity.WARNING,
        search=procedure_explains_aftercare,
        about=_ABOUT,
        text=gettext_noop("The page does not say what to do after the procedure."),
        reason=gettext_noop("Wrong care is a common cause of avoidable complications."),
        fix=gettext_noop("List what to do and what to avoid, and for how long."),
    ),
    Rule(
        code="procedure.no_risks",
        severity=Severity.WARNING,
        search=procedure_names_its_risks,
        about=_ABOUT,
        text=gettext_noop("The procedure has no public risk page that names a risk."),
        reason=gettext_noop(
            "A page that speaks of benefits and not of risks misleads, and regulators object to it."
        ),
        fix=gettext_noop("Publish a risk page below the procedure, with at least one risk."),
    ),
    Rule(
        code="procedure.no_contraindications",
        severity=Severity.WARNING,
        search=procedure_names_who_should_not_have_it,
        about=_ABOUT,
        text=gettext_noop("No risk page says who should not have the procedure, or not yet."),
        reason=gettext_noop("Patients for whom it is dangerous can’t know it otherwise."),
        fix=gettext_noop("Add contraindications to the risk page."),
    ),
)

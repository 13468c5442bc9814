"""Sentences marked by hand with what contradicts the facts, and the pages in which they stand."""

import dataclasses
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.documents import minimal_faq, minimal_procedure, minimal_risk, prose
from wagtail_microneedling.document import (
    AftercareStep,
    DepthSetting,
    Heading,
    Link,
    NeedleDepth,
    Paragraphs,
    Plan,
    PreparationStep,
    ProcedureDocument,
    Question,
    Range,
    Risk,
    RiskPageReference,
    Step,
    Term,
    TimelineEntry,
    Unit,
    from_primitive,
    to_primitive,
)
from wagtail_microneedling.validation import Subject

FOLDER = Path(__file__).parent / "marked"
#: A row of each field that says nothing: what the marked facts leave out is filled from it.
BLANKS: dict[str, Any] = {
    "steps": Step(name=""),
    "concerns": Term(key="", name=""),
    "plans": Plan(),
    "depths": NeedleDepth(setting=DepthSetting.HOME, depth=Range(max=1, unit=Unit.MILLIMETRE)),
    "preparation": PreparationStep(text=""),
    "aftercare": AftercareStep(text=""),
    "recovery": TimelineEntry(text=""),
    "results": TimelineEntry(text=""),
    "risks": Risk(anchor="", name=""),
}


@dataclass(frozen=True, kw_only=True)
class Case:
    """A text at a place of a page, and the topics in which it contradicts the facts."""

    text: str
    expected: frozenset[str]
    place: str = "answer"
    question: str = ""
    facts: str = "microneedling"


@dataclass(frozen=True, kw_only=True)
class MarkedSet:
    """The cases of a file; ``about`` tells how it came to be, ``first`` what was counted at first."""

    name: str
    about: str
    cases: tuple[Case, ...]
    first: dict[str, int] | None = None


#: The sets in the order in which they were written.
NAMES = ("practice", *(f"held_out_{number}" for number in range(1, 10)))


@cache
def marked_set(name: str) -> MarkedSet:
    """Return the set of a file in the folder ``marked``."""
    held = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    cases = tuple(
        Case(**{**case, "expected": frozenset(case["expected"])}) for case in held["cases"]
    )
    return MarkedSet(name=name, about=held["about"], cases=cases, first=held.get("first"))


@cache
def procedure(name: str) -> ProcedureDocument:
    """Return the procedure of the marked facts with this name."""
    stated = tomllib.loads((FOLDER / "facts.toml").read_text(encoding="utf-8"))[name]
    risks = tuple(from_primitive(Risk, _filled("risks", row)) for row in stated.pop("risks", ()))
    plain = to_primitive(minimal_procedure())
    for field_name, value in stated.items():
        if field_name in BLANKS:
            value = [_filled(field_name, row) for row in value]
        plain[field_name] = _with_open_ends(value)
    link = Link(title="Risks", url="https://clinic.example/risks/")
    document = from_primitive(ProcedureDocument, plain)
    return dataclasses.replace(document, risk_pages=(RiskPageReference(link=link, risks=risks),))


def _filled(field_name: str, row: dict[str, Any]) -> dict[str, Any]:
    given = {key: _with_open_ends(value) for key, value in row.items()}
    area = given.get("area")
    if area:
        given["area"] = {"other_name": "", "description": "", **area}
    return {**to_primitive(BLANKS[field_name]), **given}


def _with_open_ends(value: Any) -> Any:
    if isinstance(value, dict) and "unit" in value:
        return {"min": None, "max": None, **value}
    return value


def subject(case: Case) -> Subject:
    """Return the page on which a marked text stands."""
    about = procedure(case.facts)
    match case.place:
        case "answer":
            item = Question(anchor="q", question=case.question, answer=prose(case.text))
            return Subject(document=minimal_faq(questions=(item,)), procedure=about)
        case "introduction":
            return Subject(document=minimal_faq(introduction=prose(case.text)), procedure=about)
        case "description":
            return Subject(document=minimal_faq(search_description=case.text), procedure=about)
        case "risk":
            return Subject(document=minimal_risk(risks=_risks(case)), procedure=about)
        case "help":
            return Subject(
                document=minimal_risk(when_to_get_help=prose(case.text)), procedure=about
            )
        case "body":
            parts = (Heading(text=case.question), Paragraphs(prose=prose(case.text)))
            page = dataclasses.replace(about, body=parts)
            return Subject(document=page, procedure=page)
    page = dataclasses.replace(about, **{case.place: case.text})
    return Subject(document=page, procedure=page)


def _risks(case: Case) -> tuple[Risk, ...]:
    """Return the procedure's risks, with the text at the one that the case names."""
    stated = procedure(case.facts).risk_pages[0].risks
    if case.question not in {risk.name for risk in stated}:
        return (*stated, Risk(anchor="r", name=case.question, description=case.text))
    return tuple(
        dataclasses.replace(risk, description=case.text) if risk.name == case.question else risk
        for risk in stated
    )

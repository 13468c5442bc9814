"""What is to be known of a fact, and short ways to say it for the frequent kinds."""

from dataclasses import dataclass
from typing import Any

P = "treatments/microneedling"
Q = "treatments/microneedling/questions"
R = "treatments/microneedling/risks"


@dataclass(frozen=True)
class Says:
    """A text that holds ``words``."""

    words: str


@dataclass(frozen=True)
class Fact:
    """One place of one fact.

    ``stored`` leads to the value in the page's fields and ``served`` (when it differs) in the API.
    ``node`` is an anchor (``#plan``) or a name; ``states`` is a property of it with its value.
    """

    number: str
    page: str
    stored: str
    value: Any
    shown: str
    node: str
    states: tuple[str, Any]
    served: str = ""
    serves: Any = None


def quantity(minimum: float | None, maximum: float | None, code: str) -> dict[str, Any]:
    """Return what a PropertyValue of the JSON-LD states."""
    ends = {"minValue": minimum, "maxValue": maximum}
    return {**{name: end for name, end in ends.items() if end is not None}, "unitCode": code}


def span(minimum: float | None, maximum: float | None, unit: str) -> dict[str, Any]:
    """Return a range as the API serves it."""
    return {"min": minimum, "max": maximum, "unit": unit}


def concern(number: str, place: int, name: str) -> Fact:
    """Return a concern: a condition that the procedure is a possible treatment of."""
    path = f"concerns.{place}.name"
    treated_by = ("possibleTreatment", {"@id": Says("/treatments/microneedling/#procedure")})
    return Fact(number, P, path, name, name, name, treated_by)


def benefit(number: str, place: int, name: str) -> Fact:
    """Return a benefit, a line of its section."""
    return Fact(number, P, f"benefits.{place}.name", name, name, "#benefits", ("text", Says(name)))


def risk(
    number: str, place: int, name: str, field: str, value: Any, shown: str, states: Any
) -> Fact:
    """Return a risk with what is particular about it."""
    return Fact(number, R, f"risks.{place}.{field}", value, shown, name, states)


def contraindication(number: str, place: int, name: str, level: str, reason: str) -> Fact:
    """Return a contraindication with what it asks for and why."""
    path = f"contraindications.{place}.level"
    return Fact(number, R, path, level, name, name, ("description", Says(reason)))


def question(number: int, place: int, asked: str, answered: str) -> Fact:
    """Return a question and the beginning of its answer."""
    answer = ("acceptedAnswer", {"@type": "Answer", "text": Says(answered)})
    return Fact(f"Q{number}", Q, f"questions.{place}.question", asked, answered, asked, answer)

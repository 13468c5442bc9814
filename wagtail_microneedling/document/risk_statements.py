"""A risk's and a contraindication's facts as lines, for the page and for the markup."""

from collections.abc import Iterator

from .risk import Contraindication, Risk
from .statement import Statement
from .wording import capitalised, label, range_text, sentences, words


def frequency_statement(risk: Risk, language: str) -> Statement:
    """Return how often the risk happens."""
    return Statement(
        label=words(language).gettext("How often"), text=label(risk.frequency, language)
    )


def course_statements(risk: Risk, language: str) -> Iterator[Statement]:
    """Yield when the risk shows and how long it lasts, where that is stated."""
    said = words(language)
    if risk.onset:
        text = capitalised(range_text(risk.onset, language))
        yield Statement(label=said.gettext("Starts after"), text=text)
    if risk.duration:
        text = capitalised(range_text(risk.duration, language))
        yield Statement(label=said.gettext("How long it lasts"), text=text)


def advice_statements(risk: Risk, language: str) -> Iterator[Statement]:
    """Yield who is more at risk, how it is prevented and what to do, where that is stated."""
    said = words(language)
    if risk.who_is_at_risk:
        yield Statement(label=said.gettext("Who is more at risk"), text=risk.who_is_at_risk)
    if risk.prevention:
        yield Statement(label=said.gettext("How it is prevented"), text=risk.prevention)
    if risk.what_to_do:
        yield Statement(label=said.gettext("What to do"), text=risk.what_to_do)


def contraindication_text(item: Contraindication, language: str) -> str:
    """Return what a contraindication asks for: "Wait first. At least 6 months. …"."""
    wait = capitalised(range_text(item.wait, language)) if item.wait else ""
    return sentences(label(item.level, language), wait, capitalised(item.until), item.reason)

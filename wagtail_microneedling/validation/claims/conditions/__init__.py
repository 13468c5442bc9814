"""What a rule of a pack can ask for beyond words: searches in Python that a pack names.

A condition is given the page and the phrases of the pack's ``lists`` in the page's language.
"""

from collections.abc import Mapping

from ....document import PageDocument, ProcedureDocument, RiskDocument
from .asking import Condition, Lists
from .authorised_uses import (
    age_below_authorised,
    other_uses,
    radio_frequency_at_home,
    radio_frequency_harms,
)
from .balance import (
    benefits_without_risks,
    recovery_unstated,
    risks_unstated,
    variation_unstated,
)
from .people import quotes_of_patients, treats_minors
from .pictures import before_and_after, before_and_after_unexplained
from .ratings import self_rating

__all__ = ["ABOUT", "CONDITIONS", "NEEDS_GRAPH", "NEEDS_LISTS", "Condition", "Lists"]

_PROCEDURES = (ProcedureDocument,)

CONDITIONS: Mapping[str, Condition] = {
    "age_below_authorised": age_below_authorised,
    "before_and_after": before_and_after,
    "before_and_after_unexplained": before_and_after_unexplained,
    "benefits_without_risks": benefits_without_risks,
    "other_uses": other_uses,
    "quotes_of_patients": quotes_of_patients,
    "radio_frequency_at_home": radio_frequency_at_home,
    "radio_frequency_harms": radio_frequency_harms,
    "recovery_unstated": recovery_unstated,
    "risks_unstated": risks_unstated,
    "self_rating": self_rating,
    "treats_minors": treats_minors,
    "variation_unstated": variation_unstated,
}
#: The pages that a condition is about, where these are not all pages.
ABOUT: Mapping[str, tuple[type[PageDocument], ...]] = {
    **dict.fromkeys(("age_below_authorised", "benefits_without_risks", "other_uses"), _PROCEDURES),
    **dict.fromkeys(("recovery_unstated", "risks_unstated", "variation_unstated"), _PROCEDURES),
    "radio_frequency_harms": (ProcedureDocument, RiskDocument),
}
#: Those that look at the markup, and which lists a pack has to give to which.
NEEDS_GRAPH = frozenset({"self_rating"})
NEEDS_LISTS: Mapping[str, frozenset[str]] = {
    "age_below_authorised": frozenset({"microneedling", "note"}),
    "before_and_after": frozenset({"before_and_after"}),
    "before_and_after_unexplained": frozenset(
        {"before_and_after", "sessions", "time", "variation"}
    ),
    "benefits_without_risks": frozenset({"harms"}),
    "other_uses": frozenset({"authorised", "microneedling", "note"}),
    "radio_frequency_at_home": frozenset({"radio_frequency"}),
    "radio_frequency_harms": frozenset({"radio_frequency"}),
    "variation_unstated": frozenset({"variation"}),
}

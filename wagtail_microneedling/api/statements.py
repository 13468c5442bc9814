"""Which procedures state what a client asks for: concerns, areas, sessions, downtime."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.text import slugify
from wagtail.api.v2.utils import BadRequestError

from .parameters import number, quoted, whole_number

#: Terms as pairs of their translation key and a name, in every language.
Terms = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """What procedures are asked to state; concerns and areas by their keys, any one of which will do."""

    concerns: tuple[str, ...] | None = None
    areas: tuple[str, ...] | None = None
    max_sessions: int | None = None
    max_downtime_hours: float | None = None

    @classmethod
    def of(cls, asked: Mapping[str, str], terms: Mapping[str, Terms]) -> "Statements":
        """Return what parameters ask for; raises BadRequestError for what can't be asked.

        ``terms`` has the terms of each of the parameters ``concern`` and ``area`` that is given.
        """
        keys = {
            name: _keys(name, terms[name], asked[name])
            for name in ("concern", "area")
            if name in asked
        }
        limits: dict[str, Any] = {}
        if "max_sessions" in asked:
            limits["max_sessions"] = whole_number("max_sessions", asked["max_sessions"], 1)
        if "max_downtime_hours" in asked:
            hours = number("max_downtime_hours", asked["max_downtime_hours"])
            limits["max_downtime_hours"] = float(hours)
        return cls(concerns=keys.get("concern"), areas=keys.get("area"), **limits)

    @property
    def condition(self) -> Q:
        """A condition for the pages that state all of it; an open end is never within a limit."""
        condition = Q()
        for column in ("concerns", "areas"):
            condition &= _names_one_of(column, getattr(self, column))
        if self.max_sessions is not None:
            condition &= Q(clinical_record__sessions__lte=self.max_sessions)
        if self.max_downtime_hours is not None:
            # The small addition keeps 2 days within 48 hours, whatever floating point makes of them.
            condition &= Q(clinical_record__downtime_hours__lte=self.max_downtime_hours + 1e-9)
        return condition


def _keys(parameter: str, terms: Terms, text: str) -> tuple[str, ...]:
    """Return the keys of the terms with this key, or with this name in any language.

    The key is the one that documents give (``key``), the name is compared as a slug: "fine-lines".
    """
    slug = slugify(text, allow_unicode=True)
    meant = {
        str(UUID(key))
        for key, name in terms
        if str(UUID(key)) == text.lower() or (slug and slugify(name, allow_unicode=True) == slug)
    }
    if not meant:
        raise BadRequestError(
            f"{parameter} is {quoted(text)}, which is unknown: "
            "give the key of one, or its name, as in fine-lines."
        )
    return tuple(sorted(meant))


def _names_one_of(column: str, keys: tuple[str, ...] | None) -> Q:
    condition = Q()
    for key in keys or ():
        condition |= Q(**{f"clinical_record__{column}__contains": f"|{key}|"})
    return condition

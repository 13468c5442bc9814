"""Which procedures state what a client asks for: concerns, areas, sessions, downtime."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Q
from django.utils.text import slugify
from wagtail.api.v2.utils import BadRequestError

from ..models import Concern, TreatmentArea
from .parameters import number, quoted, whole_number


def states(asked: Mapping[str, str]) -> Q:
    """Return a condition for the records that state all that is asked; raises BadRequestError.

    An open end of a range never is within a limit.
    """
    condition = Q()
    for part in _parts(asked):
        condition &= part
    return condition


def _parts(asked: Mapping[str, str]) -> Iterator[Q]:
    if "concern" in asked:
        yield _names_one_of("concerns", _term_keys("concern", Concern, asked["concern"]))
    if "area" in asked:
        yield _names_one_of("areas", _term_keys("area", TreatmentArea, asked["area"]))
    if "max_sessions" in asked:
        yield Q(sessions__lte=whole_number("max_sessions", asked["max_sessions"], 1))
    if "max_downtime_hours" in asked:
        hours = number("max_downtime_hours", asked["max_downtime_hours"])
        # The small addition keeps 2 days within 48 hours, whatever floating point makes of them.
        yield Q(downtime_hours__lte=float(hours) + 1e-9)


def _term_keys(parameter: str, model: Any, text: str) -> set[str]:
    """Return the keys of the terms with this key, or with this name in any language.

    The key is the one that documents give (``key``), the name is compared as a slug: "fine-lines".
    """
    slug = slugify(text, allow_unicode=True)
    meant = {
        str(key)
        for key, name in model.objects.values_list("translation_key", "name")
        if str(key) == text.lower() or (slug and slugify(name, allow_unicode=True) == slug)
    }
    if not meant:
        raise BadRequestError(
            f"{parameter} is {quoted(text)}, which is unknown: "
            "give the key of one, or its name, as in fine-lines."
        )
    return meant


def _names_one_of(column: str, keys: set[str]) -> Q:
    condition = Q()
    for key in sorted(keys):
        condition |= Q(**{f"{column}__contains": f"|{key}|"})
    return condition

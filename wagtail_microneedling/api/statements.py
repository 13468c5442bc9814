"""Which procedures state what a client asks for: concerns, areas, sessions, downtime."""

import math
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.db.models import F, Q
from django.utils.text import slugify
from wagtail.api.v2.utils import BadRequestError

from ..assembly import keys_in, plans_in
from ..document import HOURS
from ..models import Concern, ProcedurePageMixin, TreatmentArea, page_models
from .parameters import number, quoted, whole_number

#: Says whether the stored rows of one field state what is asked.
States = Callable[[Any], bool]


def procedures_that_state(asked: Mapping[str, str], queryset: Any) -> Any:
    """Return those pages of ``queryset`` that state all that is asked; raises BadRequestError.

    Downtime is a column and is compared by the database. Plans, concerns and areas are rows: one
    light query for each page type reads them, without the pages, and they are compared here.
    """
    rows = dict(_row_conditions(asked))
    columns = Q()
    if "max_downtime_hours" in asked:
        columns = _downtime_within(number("max_downtime_hours", asked["max_downtime_hours"]))
    keys = [
        key
        for model in page_models(ProcedurePageMixin)
        for key, *stored in model.objects.filter(columns, pk__in=queryset.values("pk"))
        .order_by()
        .values_list("pk", *rows)
        if all(states(value) for states, value in zip(rows.values(), stored, strict=True))
    ]
    return queryset.filter(pk__in=keys)


def _row_conditions(asked: Mapping[str, str]) -> Iterator[tuple[str, States]]:
    if "concern" in asked:
        yield "concerns", _names_one_of(_term_keys("concern", Concern, asked["concern"]))
    if "area" in asked:
        yield "areas", _names_one_of(_term_keys("area", TreatmentArea, asked["area"]))
    if "max_sessions" in asked:
        yield "plans", _needs_at_most(whole_number("max_sessions", asked["max_sessions"], 1))


def _term_keys(parameter: str, model: Any, text: str) -> set[str]:
    """Return the primary keys, in every language, of the terms with this key or this name.

    The key is the one that documents give (``key``), the name is compared as a slug: "fine-lines".
    """
    stored = list(model.objects.values_list("pk", "translation_key", "name"))
    slug = slugify(text, allow_unicode=True)
    meant = {
        key
        for _, key, name in stored
        if str(key) == text.lower() or (slug and slugify(name, allow_unicode=True) == slug)
    }
    if not meant:
        raise BadRequestError(
            f"{parameter} is {quoted(text)}, which is unknown: "
            "give the key of one, or its name, as in fine-lines."
        )
    return {str(primary) for primary, key, _ in stored if key in meant}


def _names_one_of(keys: set[str]) -> States:
    return lambda stored: not keys.isdisjoint(keys_in(stored))


def _needs_at_most(sessions: int) -> States:
    """Return whether some plan ends with this many sessions; an open end never does."""

    def states(stored: Any) -> bool:
        ranges = [plan.sessions for plan in plans_in(stored) if plan.sessions]
        return any(one.max is not None and one.max <= sessions for one in ranges)

    return states


def _downtime_within(hours: Decimal) -> Q:
    """Return a condition for a downtime that ends within this many hours; an open end never does."""
    ends = Q(pk__in=[])
    for unit, factor in HOURS.items():
        # Downtimes are whole numbers; the small addition keeps 48 hours from being 1.9999… days.
        longest = math.floor(float(hours) / factor + 1e-9)
        ends |= Q(downtime_unit=unit.value, downtime_max__lte=longest)
    forwards = Q(downtime_min__isnull=True) | Q(downtime_min__lte=F("downtime_max"))
    return ends & forwards

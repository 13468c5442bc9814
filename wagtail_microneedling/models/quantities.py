"""Quantities that a page holds once: pairs of number columns, checked together."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from wagtail.admin.panels import FieldRowPanel, MultiFieldPanel

from ..blocks import range_problem, unit_choices
from ..document import Unit


def number_field(
    label: Any, *, smallest: int, largest: int, **options: Any
) -> "models.Field[Any, Any]":
    """Return an optional whole number between two sensible limits."""
    return models.PositiveSmallIntegerField(
        label,
        null=True,
        blank=True,
        validators=[MinValueValidator(smallest), MaxValueValidator(largest)],
        **options,
    )


def unit_field(label: Any, units: Iterable[Unit]) -> "models.Field[Any, Any]":
    """Return the unit of a quantity; the first one is preset."""
    choices = unit_choices(units)
    return models.CharField(label, max_length=10, choices=choices, default=choices[0][0])


def range_panel(
    name: str, heading: Any, help_text: Any = "", *, unit: bool = False
) -> MultiFieldPanel:
    """Return the form of a quantity: from, to, and the unit where the editor chooses it."""
    fields = [f"{name}_min", f"{name}_max"] + ([f"{name}_unit"] if unit else [])
    return MultiFieldPanel([FieldRowPanel(fields)], heading=heading, help_text=help_text)


def range_errors(instance: models.Model, names: Iterable[str]) -> dict[str, ValidationError]:
    """Return, by field, what is wrong with the quantities called ``names``."""
    errors = {}
    for name in names:
        problem = range_problem(getattr(instance, f"{name}_min"), getattr(instance, f"{name}_max"))
        if problem:
            errors[f"{name}_max"] = ValidationError(problem)
    return errors

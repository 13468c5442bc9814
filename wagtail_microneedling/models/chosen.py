"""A field for several of a few choices, ticked in a list."""

from typing import Any

from django import forms
from django.db import models


class ChosenField(models.JSONField):
    """The keys of what was ticked, as a list.

    ``offered`` are pairs of key and label. In migrations it is a plain JSON field: what is offered
    is up to the form.
    """

    def __init__(self, *args: Any, offered: Any = (), **kwargs: Any) -> None:
        self.offered = offered
        super().__init__(*args, **{"default": list, "blank": True, **kwargs})

    def deconstruct(self) -> Any:
        """Return the field as the JSON field that it is to the database."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs

    def formfield(self, **kwargs: Any) -> Any:
        """Return a list of checkboxes, which refuses what is not offered."""
        return forms.MultipleChoiceField(
            choices=self.offered,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            label=self.verbose_name,
            help_text=self.help_text,
        )

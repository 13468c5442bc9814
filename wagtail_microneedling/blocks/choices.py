"""Enumerations of the document as form choices."""

from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ChoiceBlock

from ..document import LABELS


def choices_of(enumeration: type[StrEnum]) -> list[tuple[str, Any]]:
    """Return the members of ``enumeration`` with their labels, translated when shown."""
    return [(member.value, _(text)) for member, text in LABELS[enumeration].items()]


def choice_block(enumeration: type[StrEnum], **kwargs: Any) -> ChoiceBlock:
    """Return a drop-down of ``enumeration``."""
    return ChoiceBlock(choices=choices_of(enumeration), **kwargs)

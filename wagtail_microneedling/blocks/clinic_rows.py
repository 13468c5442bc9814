"""Rows of clinicians and of the clinic's settings."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import MultipleChoiceBlock, StructBlock, TimeBlock
from wagtail.blocks.struct_block import StructBlockValidationError

from ..document import Weekday
from .choices import choices_of


class OpeningHoursBlock(StructBlock):
    """The days that share the same hours."""

    days = MultipleChoiceBlock(
        choices=choices_of(Weekday),
        label=_("Days"),
        help_text=_("Choose all days that share these hours. Example: Monday to Friday"),
    )
    opens = TimeBlock(label=_("Opens"), help_text=_("Example: 09:00"))
    closes = TimeBlock(label=_("Closes"), help_text=_("Example: 17:30"))

    def clean(self, value: Mapping[str, Any]) -> Any:
        """Return the cleaned value; raises at the closing time when it is not after the opening."""
        cleaned = super().clean(value)
        opens, closes = cleaned.get("opens"), cleaned.get("closes")
        if (
            isinstance(opens, datetime.time)
            and isinstance(closes, datetime.time)
            and closes <= opens
        ):
            problem = _("The clinic closes before it opens: enter a later closing time.")
            raise StructBlockValidationError(block_errors={"closes": ValidationError(problem)})
        return cleaned

    class Meta:
        icon = "time"
        label = _("Opening hours")

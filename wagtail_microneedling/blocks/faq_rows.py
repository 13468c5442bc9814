"""Rows of a FAQ page."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, RichTextBlock, StructBlock

from ..conf import settings
from .procedure_rows import sources_block


class QuestionBlock(StructBlock):
    """A question with its answer. The row's id is the answer's anchor, so rewording keeps links."""

    question = CharBlock(
        max_length=250, label=_("Question"), help_text=_("Example: How many sessions will I need?")
    )
    answer = RichTextBlock(
        features=settings.rich_text_features,
        label=_("Answer"),
        help_text=_(
            "Answer in the first sentence. No advertising: search engines forbid it here. "
            "Example: Most concerns take 3 to 6 sessions."
        ),
    )
    group = CharBlock(
        required=False,
        max_length=100,
        label=_("Heading"),
        help_text=_("Optional. Questions with the same heading stand together. Example: Safety"),
    )
    sources = sources_block()

    class Meta:
        icon = "help"
        label = _("Question")

"""Free content: what an editor may add beside the facts."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    PageChooserBlock,
    RichTextBlock,
    StructBlock,
    TextBlock,
    URLBlock,
)
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageBlock

from ..conf import settings
from .players import store_player


class HeadingBlock(StructBlock):
    """A heading of level 2 or 3."""

    text = CharBlock(max_length=120, label=_("Text"), help_text=_("Example: How sure is all this?"))
    level = ChoiceBlock(
        choices=[("2", _("Main heading")), ("3", _("Heading below it"))],
        default="2",
        label=_("Level"),
        help_text=_(
            "Choose the lower one only below a main heading. Example: “Main heading” for a new topic"
        ),
    )

    class Meta:
        icon = "title"
        label = _("Heading")


class PictureBlock(StructBlock):
    """An image with caption and credit; the alt text belongs to the image block."""

    image = ImageBlock(
        label=_("Image"),
        help_text=_(
            "Choose one that explains something; it is decorative if nothing is lost without it. "
            "Example: a drawing of the layers of the skin"
        ),
    )
    caption = CharBlock(
        required=False,
        max_length=250,
        label=_("Caption"),
        help_text=_("Example: Collagen is made in the dermis."),
    )
    credit = CharBlock(
        required=False,
        max_length=250,
        label=_("Credit"),
        help_text=_("Who made it. Example: Ada Bell"),
    )

    class Meta:
        icon = "image"
        label = _("Image")


class VideoBlock(StructBlock):
    """A video elsewhere; no page calls the video's site before the reader does."""

    url = URLBlock(
        label=_("Address of the video"),
        help_text=_(
            "A video from a site that Wagtail can embed plays on the page once the reader starts it; "
            "any other is shown as a link. Example: https://vimeo.com/76979871"
        ),
    )
    title = CharBlock(
        max_length=150, label=_("Title"), help_text=_("Example: A session in two minutes")
    )

    def clean(self, value: Any) -> Any:
        """Return the cleaned value, its player looked up; raises at the address if it is no web page's.

        A draft looks nothing up: it is saved while the editor types.
        """
        cleaned = super().clean(value)
        url = cleaned["url"]
        if url and not url.startswith(("https://", "http://")):
            problem = _(
                "“%(url)s” is not the address of a web page: enter one that begins with https:// or http://."
            )
            error = ValidationError(problem, params={"url": url})
            raise StructBlockValidationError(block_errors={"url": error})
        if not self.is_deferred_validation:
            store_player(url)
        return cleaned

    class Meta:
        icon = "media"
        label = _("Video")


class QuoteBlock(StructBlock):
    """Somebody's words."""

    text = TextBlock(
        label=pgettext_lazy("of a quote", "Words"),
        help_text=_(
            "Without quotation marks. Some countries forbid patients’ praise as advertising. "
            "Example: Ask all that you want to know before you decide."
        ),
    )
    attribution = CharBlock(
        required=False,
        max_length=150,
        label=_("Said by"),
        help_text=_("Name and role. Example: Dr Ines Hallam, dermatologist"),
    )

    class Meta:
        icon = "openquote"
        label = _("Quote")


class CallToActionBlock(StructBlock):
    """A link to a page of this site or to another address."""

    label = CharBlock(
        max_length=60,
        label=_("Label"),
        help_text=_("What the link says. Example: Book a consultation"),
    )
    page = PageChooserBlock(
        required=False,
        label=_("Page"),
        help_text=_("Choose a page of this site. Example: Questions about microneedling"),
    )
    url = URLBlock(
        required=False,
        label=_("Or another address"),
        help_text=_("Leave empty when a page is chosen. Example: https://booking.example/"),
    )

    def clean(self, value: Any) -> Any:
        """Return the cleaned value; raises at the page field when it leads nowhere or to two places."""
        cleaned = super().clean(value)
        if self.is_deferred_validation or bool(cleaned["page"]) != bool(cleaned["url"]):
            return cleaned
        problem = _(
            "A call to action leads to one place: choose a page or enter an address, not both."
        )
        raise StructBlockValidationError(block_errors={"page": ValidationError(problem)})

    class Meta:
        icon = "link"
        label = _("Call to action")


def body_blocks() -> list[tuple[str, Any]]:
    """Return the blocks of a body, by the name under which they are stored."""
    return [
        ("heading", HeadingBlock()),
        (
            "rich_text",
            RichTextBlock(
                features=settings.body_rich_text_features,
                label=_("Text"),
                icon="pilcrow",
                help_text=_(
                    "What has no field of its own. Example: what studies have not shown so far"
                ),
            ),
        ),
        ("image", PictureBlock()),
        ("video", VideoBlock()),
        ("quote", QuoteBlock()),
        ("call_to_action", CallToActionBlock()),
    ]

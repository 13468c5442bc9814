"""The one page type that the example site adds to the package's: its home page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from wagtail_microneedling.models import RoutesAtOnce


class HomePage(RoutesAtOnce, Page):
    """Where the site begins: a title and a few plain sentences."""

    introduction = models.TextField(
        _("introduction"),
        blank=True,
        max_length=600,
        help_text=_(
            "Plain text. Example: A small clinic that says what it does, and what can go wrong."
        ),
    )

    template = "home/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    content_panels = [*Page.content_panels, "introduction"]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

"""The optional second app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MicroneedlingPagesConfig(AppConfig):
    """Page types for projects that have not swapped Wagtail's base page."""

    name = "wagtail_microneedling.pages"
    label = "wagtail_microneedling_pages"
    verbose_name = _("Clinical pages")
    default_auto_field = "django.db.models.BigAutoField"

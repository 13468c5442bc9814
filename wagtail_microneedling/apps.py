"""The composition root: the one place where rooms are joined."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class MicroneedlingConfig(AppConfig):
    """Joins models to the assembly that reads them, and registers the checks."""

    name = "wagtail_microneedling"
    label = "wagtail_microneedling"
    verbose_name = _("Clinical content")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put in place what pages are read and shown by, and make the checks known."""
        from . import admin, api, assembly, checks, delivery, models, records

        checks.register_checks()
        models.ClinicalPageMixin.assemble = staticmethod(assembly.document_of)
        models.ClinicalPageMixin.is_unrestricted = staticmethod(records.is_unrestricted)
        models.ClinicalPageMixin.published = staticmethod(records.published)
        models.RoutesAtOnce.on_the_way = staticmethod(records.on_the_way)
        models.ClinicalPageMixin.show_checks = staticmethod(admin.show_checks)
        models.ClinicalPageMixin.checks_tab = admin.ChecksTab
        models.ClinicalPageMixin.checks_panels = [admin.ChecksPanel(), admin.ChangesPanel()]
        models.ClinicalPageMixin.compared_panels = [admin.ComparedChanges()]
        records.Addresses.detail_url = staticmethod(api.detail_url)
        records.connect()
        delivery.connect()
        post_migrate.connect(records.mark_missing, sender=self)

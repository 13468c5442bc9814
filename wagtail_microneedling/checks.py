"""What is wrong with a project's configuration, and how to mend it. Ids are stable."""

from collections.abc import Sequence
from typing import Any

import swapper
from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import DatabaseError

from .conf import Settings, settings
from .exceptions import SettingError


def settings_can_be_used(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """Return E001 for each setting with an unusable value, W001 for names that no setting has."""
    messages: list[CheckMessage] = []
    names = [name for name, found in vars(Settings).items() if isinstance(found, property)]
    for name in names:
        try:
            getattr(settings, name)
        except SettingError as problem:
            messages.append(Error(str(problem), id="wagtail_microneedling.E001"))
            if "is not a dict" in str(problem):
                return messages
    messages.extend(
        Warning(
            f"WAGTAIL_MICRONEEDLING holds “{name}”, which is no setting of this package.",
            hint="Correct its spelling, or remove it.",
            id="wagtail_microneedling.W001",
        )
        for name in settings.unknown_names()
    )
    return messages


def apps_fit_together(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """Return E002 without Wagtail's settings app, E003 when the page types meet a swapped base page."""
    messages: list[CheckMessage] = []
    if not apps.is_installed("wagtail.contrib.settings"):
        messages.append(
            Error(
                "The clinic’s settings can't be edited: wagtail.contrib.settings is not installed.",
                hint="Add “wagtail.contrib.settings” to INSTALLED_APPS.",
                id="wagtail_microneedling.E002",
            )
        )
    swapped = swapper.get_model_name("wagtailcore", "Page") != "wagtailcore.Page"
    if swapped and apps.is_installed("wagtail_microneedling.pages"):
        messages.append(
            Error(
                "wagtail_microneedling.pages is built on Wagtail's own Page, which this project replaces.",
                hint=(
                    "Remove “wagtail_microneedling.pages” from INSTALLED_APPS and mix ProcedurePageMixin and "
                    "its siblings into page types of your own."
                ),
                id="wagtail_microneedling.E003",
            )
        )
    return messages


def sites_have_a_public_origin(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **_: Any
) -> list[CheckMessage]:
    """Return W002 for each Site whose pages would be published under a host that no reader knows."""
    if not databases:
        return []
    from wagtail.models import Site

    from .models import ClinicSettings

    try:
        known = set(
            ClinicSettings.objects.exclude(public_origin="").values_list("site_id", flat=True)
        )
        sites = [site for site in Site.objects.all() if site.pk not in known]
    except DatabaseError:
        return []  # not migrated yet
    return [
        Warning(
            f"The site “{site}” has no public address, so its markup names {site.root_url}.",
            hint="Enter the public address under Settings → Clinic, or correct the Site’s hostname.",
            id="wagtail_microneedling.W002",
        )
        for site in sites
        if site.hostname in {"localhost", "127.0.0.1"}
    ]


def register_checks() -> None:
    """Make the checks known to Django."""
    register(settings_can_be_used)
    register(apps_fit_together)
    register(sites_have_a_public_origin, Tags.database)

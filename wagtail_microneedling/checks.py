"""What is wrong with a project's configuration, and how to mend it. Ids are stable."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import swapper
from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import DatabaseError

from .conf import Settings, settings
from .exceptions import RulePackError, SettingError
from .validation import every_rule, rules

CACHE_HEADERS = "wagtail_microneedling.delivery.CacheHeadersMiddleware"
#: Middleware of Django's whose answers differ from reader to reader.
WRITE_COOKIES = {
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.locale.LocaleMiddleware",
}


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


def cache_headers_are_said_last(
    app_configs: Sequence[AppConfig] | None, **_: Any
) -> list[CheckMessage]:
    """Return E004 when middleware writes cookies outside of that which says what caches may keep."""
    names = settings.middleware
    if CACHE_HEADERS not in names:
        return []
    outside = names[: names.index(CACHE_HEADERS)]
    return [
        Error(
            f"{CACHE_HEADERS} stands below {name}, so it can't see what that adds to a page.",
            hint="Move it up in MIDDLEWARE, above all that write cookies or choose a language.",
            id="wagtail_microneedling.E004",
        )
        for name in outside
        if name in WRITE_COOKIES
    ]


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


def checks_can_be_made(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """Return what is wrong with the rules that judge pages, and with what is decided about them.

    That is E005 for a rule pack that can't be read, E006 for a code that two rules have, and E007
    for a code in CHECK_GRADES that no rule has.
    """
    try:
        own, grades, packs = settings.check_rules, settings.check_grades, settings.claim_packs
    except SettingError:
        return []  # E001 says it
    try:
        chosen = [rule.code for rule in rules(packs)]
    except RulePackError as problem:
        return [Error(str(problem), id="wagtail_microneedling.E005")]
    codes = {*chosen, *(rule.code for rule in every_rule())}
    counted = Counter([*chosen, *(codes - {*chosen}), *(rule.code for rule in own)])
    twice = sorted(code for code, count in counted.items() if count > 1)
    codes |= {rule.code for rule in own}
    return [
        *(
            Error(
                f"Two rules have the code “{code}”, so nobody can tell what they find apart.",
                hint="Give the rule in CHECK_RULES a code of its own, or name it once.",
                id="wagtail_microneedling.E006",
            )
            for code in twice
        ),
        *(
            Error(
                f"CHECK_GRADES grades “{code}”, a code that no rule has.",
                hint="Correct its spelling, or remove it. The documentation lists all codes.",
                id="wagtail_microneedling.E007",
            )
            for code in sorted(set(grades.changed) - codes)
        ),
    ]


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
    register(cache_headers_are_said_last)
    register(checks_can_be_made)
    register(sites_have_a_public_origin, Tags.database)

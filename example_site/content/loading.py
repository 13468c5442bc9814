"""Puts the content into a site: creates what is missing and leaves alone what is there."""

from collections import Counter
from typing import Any

from django.db import transaction
from wagtail.models import Locale, Page

from wagtail_microneedling.models import (
    Clinician,
    ClinicSettings,
    Concern,
    Device,
    Source,
    TreatmentArea,
)
from wagtail_microneedling.pages.models import (
    FAQPage,
    ProcedureIndexPage,
    ProcedurePage,
    RiskPage,
)

from ..models import HomePage
from .reading import identity, pages, read
from .site import demo_site, root_page
from .values import Values, key_of

#: The tables of the files, and the snippets that they become.
SNIPPETS: dict[str, tuple[str, Any]] = {
    "sources": ("sources", Source),
    "clinicians": ("clinic", Clinician),
    "concerns": ("clinic", Concern),
    "areas": ("clinic", TreatmentArea),
    "devices": ("clinic", Device),
}
PAGE_TYPES: dict[str, Any] = {
    "home": HomePage,
    "index": ProcedureIndexPage,
    "procedure": ProcedurePage,
    "faq": FAQPage,
    "risks": RiskPage,
}
#: What stands in a page's file and is no field of the page.
NOT_FIELDS = {"type", "parent", "key"}


@transaction.atomic
def load(hostname: str | None = None, port: int | None = None) -> Counter[str]:
    """Create what is missing of the example; return how many of each kind were created.

    The site answers on ``hostname`` and ``port``; where they are None, it stays where it is, on
    127.0.0.1:8000 at first.
    """
    locale, _ = Locale.objects.get_or_create(language_code="en")
    created: Counter[str] = Counter()
    values = Values(locale)
    for table, (file, model) in SNIPPETS.items():
        for entry in read(file)[table]:
            created[model._meta.model_name] += _create_snippet(values, model, table, entry)
    fresh = _create_pages(locale)
    home = Page.objects.get(translation_key=identity("pages", ""), locale=locale)
    site = demo_site(home, read("clinic")["site"]["name"], hostname, port)
    if not ClinicSettings.objects.filter(site=site).exclude(name="").exists():
        clinic = values.attributes(ClinicSettings, read("clinic")["clinic"], "clinic")
        ClinicSettings.objects.update_or_create(site=site, defaults=clinic)
        created["clinic"] += 1
    for page, content in fresh:
        _publish(values, page, content)
        created["page"] += 1
    return +created


def _create_snippet(values: Values, model: Any, table: str, entry: dict[str, Any]) -> bool:
    """Create one snippet unless it is there; return whether it was created."""
    known = {"translation_key": key_of(model, entry["key"]), "locale": values.locale}
    if model.objects.filter(**known).exists():
        return False
    said = {name: value for name, value in entry.items() if name != "key"}
    model.objects.create(**known, **values.attributes(model, said, f"{table}/{entry['key']}"))
    return True


def _create_pages(locale: Locale) -> list[tuple[Page, dict[str, Any]]]:
    """Create the pages that are missing, as empty drafts, so that they can refer to one another."""
    fresh = []
    for content in pages():
        known = {"translation_key": identity("pages", content["key"]), "locale": locale}
        if Page.objects.filter(**known).exists():
            continue
        page = PAGE_TYPES[content["type"]](
            title=content["title"], slug=content["slug"], live=False, **known
        )
        _parent(content, locale).add_child(instance=page)
        fresh.append((page, content))
    return fresh


def _parent(content: dict[str, Any], locale: Locale) -> Page:
    """Return the page that ``content`` belongs below."""
    if content["type"] == "home":
        return root_page(locale)
    above = identity("pages", content.get("parent", ""))
    parent: Page = Page.objects.get(translation_key=above, locale=locale)
    return parent


def _publish(values: Values, page: Page, content: dict[str, Any]) -> None:
    """Fill a page that was just created, and publish it."""
    page = type(page).objects.get(
        pk=page.pk
    )  # it has children now, which the instance doesn't know
    said = {name: value for name, value in content.items() if name not in NOT_FIELDS}
    for name, value in values.attributes(type(page), said, f"pages/{content['key']}").items():
        setattr(page, name, value)
    page.save_revision().publish()

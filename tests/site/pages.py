"""Sites and pages, published unless told otherwise (``live=False``)."""

from typing import Any

import swapper
from django.contrib.auth.models import Group
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Locale, PageViewRestriction, Site

from wagtail_microneedling.models import (
    FAQPageMixin,
    ProcedureIndexPageMixin,
    ProcedurePageMixin,
    RiskPageMixin,
    page_models,
)


def page_type(mixin: Any) -> Any:
    """Return the project's page type that is made with ``mixin``."""
    return page_models(mixin)[0]


def site(hostname: str = "other.example", port: int = 80, **fields: Any) -> Site:
    """Store another site with a home page of its own."""
    base = swapper.load_model("wagtailcore", "Page")
    root = base.get_first_root_node()
    home_page = root.add_child(instance=base(title=hostname, slug=slugify(f"{hostname}-{port}")))
    return Site.objects.create(hostname=hostname, port=port, root_page=home_page, **fields)


def home() -> Any:
    """Return the default site's home page; made when a project's own base page has none yet."""
    found = Site.objects.filter(is_default_site=True).first()
    if found is None:
        base = swapper.load_model("wagtailcore", "Page")
        Locale.objects.get_or_create(language_code="en")
        if base.get_first_root_node() is None:
            base.add_root(instance=base(title="Root", slug="root"))
        found = site("localhost", is_default_site=True)
    return found.root_page


def index(parent: Any = None, title: str = "Treatments", **fields: Any) -> Any:
    """Publish a procedure index page; below the home page when no parent is given."""
    return _publish(ProcedureIndexPageMixin, parent or home(), title, fields)


def procedure(parent: Any = None, title: str = "Microneedling", **fields: Any) -> Any:
    """Publish a procedure page; ``concerns`` and ``areas`` are given as lists of snippets."""
    return _publish(ProcedurePageMixin, parent or home(), title, fields)


def faq(parent: Any, title: str = "Questions", **fields: Any) -> Any:
    """Publish a FAQ page, about the parent when that is a procedure."""
    return _publish(FAQPageMixin, parent, title, fields)


def risk(parent: Any, title: str = "Risks", **fields: Any) -> Any:
    """Publish a risk page, about the parent when that is a procedure."""
    return _publish(RiskPageMixin, parent, title, fields)


def _publish(mixin: Any, parent: Any, title: str, fields: dict[str, Any]) -> Any:
    many = {name: fields.pop(name) for name in ("concerns", "areas") if name in fields}
    now = timezone.now()
    said: dict[str, Any] = {"slug": slugify(title), "locale": parent.locale}
    if fields.get("live", True):
        said |= {"first_published_at": now, "last_published_at": now}
    model = page_type(mixin)
    # A project's own base page may lack what Wagtail's standard page says to search engines.
    lacking = {"seo_title", "search_description"} - {one.name for one in model._meta.get_fields()}
    given = {name: value for name, value in fields.items() if name not in lacking}
    page = model(title=title, **{**said, **given})
    for name, terms in many.items():
        setattr(page, name, [(name.removesuffix("s"), term) for term in terms])
    return parent.add_child(instance=page)


def restrict(page: Any, kind: str = PageViewRestriction.LOGIN) -> PageViewRestriction:
    """Make a page and all below it private: "login", "password" or "groups"."""
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=kind, password="open sesame" if kind == "password" else ""
    )
    if kind == PageViewRestriction.GROUPS:
        restriction.groups.add(Group.objects.get_or_create(name="Staff")[0])
    return restriction


def translated(page: Any, language_code: str = "de", **fields: Any) -> Any:
    """Publish a translation of ``page``, its ancestors' translations with it."""
    locale, _ = Locale.objects.get_or_create(language_code=language_code)
    copy = page.copy_for_translation(locale, copy_parents=True)
    for ancestor in copy.get_ancestors().filter(locale=locale, alias_of=None):
        ancestor.specific.save_revision().publish()
    for name, value in fields.items():
        setattr(copy, name, value)
    copy.save_revision().publish()
    return type(page).objects.get(pk=copy.pk)

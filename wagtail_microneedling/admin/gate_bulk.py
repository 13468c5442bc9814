"""The publish gate for many pages at once, as the explorer publishes them."""

from collections.abc import Iterator
from typing import Any

import swapper
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.admin import messages

from ..models import ClinicalPageMixin, PublishGate
from .check_report import CheckReport
from .gate_findings import Gates, is_error, stops, with_errors
from .gate_messages import say_pages

#: How Wagtail calls the action that publishes.
PUBLISH = "publish"


def hold_many(
    request: HttpRequest, action_type: str, pages: list[Any], action: Any
) -> HttpResponse | None:
    """Publish none of the pages when one of them has to stay; a receiver of ``before_bulk_action``."""
    if action_type != PUBLISH or not _is_about_pages(action):
        return None
    gates = Gates()
    drafts = list(_clinical(pages, action))
    request.microneedling_published = [page.pk for page in drafts]  # type: ignore[attr-defined]
    held = (page for page in drafts if gates.of(page) is PublishGate.BLOCK)
    found = list(with_errors((page.get_latest_revision_as_object() for page in held), stops))
    if not found:
        return None
    said = gettext(
        "Nothing is published, because the checks found errors. Mend these pages, or open and "
        "publish each by itself:"
    )
    say_pages(request, messages.error, said, found)
    return redirect(action.next_url)


def tell_of_many(
    request: HttpRequest, action_type: str, pages: list[Any], action: Any
) -> HttpResponse | None:
    """Say which of the pages just published have errors; a receiver of ``after_bulk_action``."""
    keys = getattr(request, "microneedling_published", ())
    gates = Gates()
    base = swapper.load_model("wagtailcore", "Page")
    published = base.objects.filter(pk__in=keys, live=True).specific() if keys else ()
    told = (page for page in published if gates.of(page) is not PublishGate.OFF)
    found = list(with_errors(told, is_error))
    if found:
        said = gettext("Published, and the checks found errors on these pages:")
        report = f"{reverse(CheckReport.index_url_name)}?check_state=error"
        button = messages.button(report, CheckReport.page_title)
        say_pages(request, messages.warning, said, found, [button])
    return None


def _is_about_pages(action: Any) -> bool:
    return bool(action.model is swapper.load_model("wagtailcore", "Page"))


def _clinical(pages: list[Any], action: Any) -> Iterator[Any]:
    """Yield the clinical pages among those that the action publishes, drafts below them included."""
    below = action.cleaned_form.cleaned_data.get("include_descendants")
    seen: set[int] = set()
    for page in pages:
        drafts = page.get_descendants().not_live().specific() if below else ()
        for one in (page, *drafts):
            if (
                issubclass(one.specific_class or type(one), ClinicalPageMixin)
                and one.pk not in seen
            ):
                seen.add(one.pk)
                yield one

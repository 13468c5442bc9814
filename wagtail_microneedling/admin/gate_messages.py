"""What the publish gate says: which errors there are, each with a link to its field."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.messages import ERROR, WARNING, add_message
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from .page_report import edit_url
from .shown_findings import ShownFinding

TEMPLATE = "wagtail_microneedling/admin/gate_message.html"
PAGES_TEMPLATE = "wagtail_microneedling/admin/gate_pages.html"
#: So many are listed: a message is read at once, the tab "Checks" has all.
MOST_LISTED = 10

#: What has not happened to the page, by what was asked for.
STOPPED: Mapping[str, Any] = {
    "publish": _("“%(title)s” is not published, because the checks found errors."),
    "schedule": _("“%(title)s” is not scheduled, because the checks found errors."),
    "submit": _("“%(title)s” is not submitted, because the checks found errors."),
    "approve": _("“%(title)s” is not approved, because the checks found errors."),
}
#: What has happened to it.
PASSED: Mapping[str, Any] = {
    "publish": _("“%(title)s” is published, and the checks found errors."),
    "schedule": _("“%(title)s” is scheduled, and the checks found errors."),
    "submit": _("“%(title)s” is submitted, and the checks found errors."),
    "approve": _("“%(title)s” is approved, and the checks found errors."),
}


def say_stopped(
    request: HttpRequest,
    page: Any,
    asked: str,
    errors: Sequence[ShownFinding],
    anyway: str,
    *,
    was_typed: bool = True,
) -> None:
    """Say that a page was only saved, and why; ``anyway`` is the name of a box that lets it pass."""
    context = {"is_stopped": True, "was_typed": was_typed, "anyway": anyway}
    _say(request, ERROR, STOPPED[asked], page, errors, context)


def say_passed(request: HttpRequest, page: Any, asked: str, errors: Sequence[ShownFinding]) -> None:
    """Say that what was asked for has happened, and what is wrong with the page."""
    _say(request, WARNING, PASSED[asked], page, errors, {})


def _say(
    request: HttpRequest,
    level: int,
    said: Any,
    page: Any,
    errors: Sequence[ShownFinding],
    context: Mapping[str, Any],
) -> None:
    listed = {
        "said": said % {"title": page.get_admin_display_title()},
        "errors": errors[:MOST_LISTED],
        "more": max(0, len(errors) - MOST_LISTED),
        **context,
    }
    add_message(request, level, render_to_string(TEMPLATE, listed))


def say_pages(
    request: HttpRequest,
    say: Any,
    said: str,
    found: Sequence[tuple[Any, int]],
    buttons: Sequence[Any] = (),
) -> None:
    """Say which pages have errors, and how many, each with a link to its form."""
    listed = {
        "said": said,
        "pages": [
            {"title": page.get_admin_display_title(), "url": edit_url(page), "errors": errors}
            for page, errors in found[:MOST_LISTED]
        ],
        "more": max(0, len(found) - MOST_LISTED),
    }
    say(request, render_to_string(PAGES_TEMPLATE, listed), list(buttons))

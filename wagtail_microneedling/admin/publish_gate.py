"""The publish gate: who publishes, schedules, submits or approves a page with errors is told of them.

A site chooses in its clinic's settings whether that happens nevertheless. Where it does not, the
page is saved as a draft, as if "Save draft" had been pressed: nothing that was typed is lost. Who
may publish can say that a page is to be published anyway, which stands in its history.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, LogFormatter, log

from ..models import ClinicalPageMixin, PublishGate
from .gate_findings import Gates, errors_of, is_stopped, stops
from .gate_messages import say_passed, say_stopped
from .gate_pages import new_page, stored_page, typed_page
from .shown_findings import ShownFinding

#: What the box in the message is called with which somebody publishes anyway.
ANYWAY = "microneedling-publish-anyway"
#: How the page's history knows that somebody did.
LOGGED = "wagtail_microneedling.publish_anyway"


class Asked(StrEnum):
    """What somebody asks for with a page's form."""

    PUBLISH = "publish"
    SCHEDULE = "schedule"
    SUBMIT = "submit"
    APPROVE = "approve"


#: The buttons of Wagtail's form that ask for it, in the order in which Wagtail looks at them.
BUTTONS = {
    "action-publish": Asked.PUBLISH,
    "action-submit": Asked.SUBMIT,
    "action-restart-workflow": Asked.SUBMIT,
    "action-workflow-action": Asked.APPROVE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """How a page has come through the gate."""

    gate: PublishGate
    asked: Asked
    is_stopped: bool


def hold_edited(request: HttpRequest, page: Any) -> None:
    """Keep a page that is edited from being published; a receiver of ``before_edit_page``."""
    if request.method != "POST" or not isinstance(page, ClinicalPageMixin):
        return
    edited: Any = page
    may = edited.permissions_for_user(request.user)
    asked = _asked(
        request,
        {
            Asked.PUBLISH: may.can_publish,
            Asked.SUBMIT: may.can_submit_for_moderation,
            Asked.APPROVE: lambda: _approves(request, edited),
        },
    )
    if asked:
        stored = stored_page(page)
        parent = stored.get_parent().specific
        _hold(request, asked, stored, parent, Gates().of(stored), may.can_publish())


def hold_created(request: HttpRequest, parent: Any, model: type[Any]) -> None:
    """Keep a new page from being published; a receiver of ``before_create_page``."""
    if request.method != "POST" or not issubclass(model, ClinicalPageMixin):
        return
    may = parent.permissions_for_user(request.user)
    allowed = {
        Asked.PUBLISH: may.can_publish_subpage,
        Asked.SUBMIT: lambda: parent.has_workflow,
    }
    asked = _asked(request, allowed)
    if asked:
        page = new_page(model, parent, request)
        _hold(request, asked, page, parent, Gates().of(parent), may.can_publish_subpage())


def tell(request: HttpRequest, page: Any) -> None:
    """Say which errors a page has that came to the gate, or stayed before it.

    A receiver of ``after_edit_page`` and ``after_create_page``.
    """
    passage: Passage | None = getattr(request, "microneedling_passage", None)
    errors = errors_of(stored_page(page)) if passage else ()
    if not passage or not errors:
        return
    asked = _scheduled(passage.asked, page)
    if passage.is_stopped:
        may_publish = page.permissions_for_user(request.user).can_publish()
        say_stopped(request, page, asked, errors, ANYWAY if may_publish else "")
        return
    say_passed(request, page, asked, errors)
    if passage.gate is PublishGate.BLOCK:
        _log(request, page, asked, errors)


def _hold(
    request: HttpRequest, asked: Asked, page: Any, parent: Any, gate: PublishGate, may_publish: bool
) -> None:
    if gate is PublishGate.OFF:
        return
    stopped = False
    if gate is PublishGate.BLOCK and not (may_publish and request.POST.get(ANYWAY)):
        typed = typed_page(request, page, parent)
        stopped = typed is not None and is_stopped(typed)
    if stopped:
        _save_only(request)
    passage = Passage(gate=gate, asked=asked, is_stopped=stopped)
    request.microneedling_passage = passage  # type: ignore[attr-defined]


def _asked(request: HttpRequest, allowed: Mapping[Asked, Callable[[], Any]]) -> Asked | None:
    """Return what the form asks for and Wagtail does; None for a draft that is saved.

    What somebody may not do Wagtail passes over, down to saving.
    """
    for name, asked in BUTTONS.items():
        if request.POST.get(name) and asked in allowed and allowed[asked]():
            return asked
    return None


def _approves(request: HttpRequest, page: Any) -> bool:
    """Return whether a page is approved, by who may: its workflow may have ended meanwhile."""
    task = page.current_workflow_task
    if request.POST.get("workflow-action-name") != "approve" or not task:
        return False
    return any(name == "approve" for name, *_rest in task.get_actions(page, request.user))


def _save_only(request: HttpRequest) -> None:
    """Let the form ask for nothing but to be saved."""
    asked = request.POST.copy()
    for name in BUTTONS:
        asked.pop(name, None)
    request.POST = asked  # type: ignore[assignment]


def _scheduled(asked: Asked, page: Any) -> Asked:
    """Return what publishing was: on a later day it is scheduling."""
    later = page.go_live_at and page.go_live_at > timezone.now()
    return Asked.SCHEDULE if asked is Asked.PUBLISH and later else asked


def _log(request: HttpRequest, page: Any, asked: Asked, errors: tuple[ShownFinding, ...]) -> None:
    codes = sorted({one.finding.code for one in errors if stops(one.finding)})
    if codes:
        data = {"codes": codes, "asked": str(asked)}
        log(page, LOGGED, user=request.user, revision=page.latest_revision, data=data)


def register_log_action(actions: LogActionRegistry) -> None:
    """Let a page's history say that it was published anyway; for ``register_log_actions``."""

    @actions.register_action(LOGGED)
    class PublishedAnyway(LogFormatter):
        label = _("Publish although checks found errors")

        def format_message(self, log_entry: Any) -> str:
            said = gettext(
                "Published, scheduled, submitted or approved with these errors: %(codes)s"
            )
            return said % {"codes": ", ".join(map(str, log_entry.data.get("codes", ())))}

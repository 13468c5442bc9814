"""The publish gate where a page is approved outside its form, as from the dashboard."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from ..models import PublishGate
from .gate_findings import Gates, errors_of, stops
from .gate_messages import say_passed, say_stopped
from .gate_pages import stored_page
from .publish_gate import ANYWAY, Asked

APPROVE = "approve"


def gated(view: type[Any]) -> type[Any]:
    """Return Wagtail's view for actions of a workflow with the gate before approvals."""

    class GatedWorkflowAction(view):
        """Leads to the page's form when the page has to stay, for it has the errors' fields."""

        def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            gate = Gates().of(self.object)
            if self.action_name != APPROVE or gate is PublishGate.OFF:
                return super().post(request, *args, **kwargs)  # type: ignore[no-any-return]
            errors = errors_of(stored_page(self.object))
            if gate is PublishGate.BLOCK and any(stops(one.finding) for one in errors):
                return self.stay(request, errors)
            answer = super().post(request, *args, **kwargs)
            if errors and self.task_state.specific.status == self.task_state.STATUS_APPROVED:
                say_passed(request, self.object, Asked.APPROVE, errors)
            return answer  # type: ignore[no-any-return]

        def stay(self, request: HttpRequest, errors: Any) -> HttpResponse:
            """Say why the page is not approved, in its form."""
            may_publish = self.object.permissions_for_user(request.user).can_publish()
            anyway = ANYWAY if may_publish else ""
            say_stopped(request, self.object, Asked.APPROVE, errors, anyway, was_typed=False)
            form = reverse("wagtailadmin_pages:edit", args=[self.object.pk])
            if request.headers.get("x-requested-with") == "XMLHttpRequest":
                return self.render_modal_json(request, {"step": "success", "redirect": form})  # type: ignore[no-any-return]
            return redirect(form)

    return GatedWorkflowAction

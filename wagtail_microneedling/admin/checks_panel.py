"""The tab of the form with what the checks find on the last saved draft."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from .. import records
from .shown_findings import context_of, shown_findings


def _found(page: Any) -> dict[str, Any]:
    (judged,) = records.judged([page])
    return {"shown": shown_findings(page, judged)}


class ChecksPanel(Panel):
    """What is found, by severity, each with a link to its field; looked for when the form is shown."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"heading": _("Findings"), **kwargs})

    class BoundPanel(Panel.BoundPanel):
        """The same, of one page."""

        template_name = "wagtail_microneedling/admin/checks/panel.html"

        def is_shown(self) -> bool:
            """Return whether there is a saved draft."""
            return bool(self.instance.pk and super().is_shown())

        def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> Any:
            """Return the context with the findings."""
            context = super().get_context_data(parent_context)
            return {**context, **context_of(self.instance, _found)}

"""The tab of the form with what the checks find on the last saved draft."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.functional import cached_property, lazystr
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList, Panel

from .. import records
from ..validation import Severity
from .shown_findings import FindingGroup, context_of, shown_findings


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
            return {**super().get_context_data(parent_context), **self.found}

        @cached_property
        def found(self) -> dict[str, Any]:
            """What is found, for the panel and for the tab around it: looked for once."""
            return context_of(self.instance, _found)


class ChecksTab(ObjectList):
    """The tab of the checks, which says the worst that was found, and how much of it."""

    class BoundPanel(ObjectList.BoundPanel):
        """The same, of one page."""

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            # Forms are also bound to save a draft every second, and nobody sees a tab then.
            self.heading = lazystr(_Heading(self))


class _Heading:
    """The heading of a tab, once somebody reads it."""

    def __init__(self, tab: Any) -> None:
        self.tab = tab

    def __str__(self) -> str:
        plain = str(self.tab.panel.heading)
        panels = (one for one in self.tab.children if isinstance(one, ChecksPanel.BoundPanel))
        panel = next((one for one in panels if one.is_shown()), None)
        shown = panel.found.get("shown") if panel else None
        if shown is None:
            return plain
        return f"{plain} ({_worst_of(shown.groups)})"


def _worst_of(groups: Sequence[FindingGroup]) -> str:
    """Return the worst severity that was found and how much of it, in words."""
    if not groups:
        return gettext("nothing found")
    severity, count = groups[0].severity, len(groups[0].findings)
    if severity is Severity.ERROR:
        said = ngettext("%(count)d error", "%(count)d errors", count)
    elif severity is Severity.WARNING:
        said = ngettext("%(count)d warning", "%(count)d warnings", count)
    else:
        said = ngettext("%(count)d piece of advice", "%(count)d pieces of advice", count)
    return said % {"count": count}

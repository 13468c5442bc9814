"""Which section of a procedure has a drawing."""

from collections.abc import Callable

from ..document import ProcedureDocument, Section
from .calendar import session_calendar
from .depth import depth_chart
from .drawing import Drawing
from .timeline import recovery_timeline, results_timeline

#: The drawing of each section that has one, by the section's anchor.
DRAWINGS: dict[str, Callable[[ProcedureDocument, Section], Drawing | None]] = {
    "plan": session_calendar,
    "needle-depth": depth_chart,
    "downtime": recovery_timeline,
    "results": results_timeline,
}


def section_drawing(document: ProcedureDocument, section: Section) -> Drawing | None:
    """Return the drawing of a section, or None when it has none or its facts can't be drawn."""
    draw = DRAWINGS.get(section.anchor)
    return draw(document, section) if draw else None

"""Pictures of facts: a procedure's document becomes geometry that a template draws as SVG.

Plain Python. Lengths are in the units of the drawing's own ``viewBox``, made so that its words
are readable on a narrow telephone. What is not known is drawn as open or left out, never guessed.
"""

from .calendar import PlanLane, SessionCalendar, SessionMark, session_calendar
from .depth import DepthChart, DepthColumn, SkinLayer, depth_chart
from .drawing import Certainty, Drawing, Segment, TextLine, Tick
from .graph import GraphDrawing, GraphNode, Link, graph_drawing, links_of
from .lettering import text_width, wrapped
from .of_section import section_drawing
from .scale import TimeScale
from .timeline import Timeline, TimelineRow, recovery_timeline, results_timeline

__all__ = [
    "Certainty",
    "DepthChart",
    "DepthColumn",
    "Drawing",
    "GraphDrawing",
    "GraphNode",
    "Link",
    "PlanLane",
    "Segment",
    "SessionCalendar",
    "SessionMark",
    "SkinLayer",
    "TextLine",
    "Tick",
    "TimeScale",
    "Timeline",
    "TimelineRow",
    "depth_chart",
    "graph_drawing",
    "links_of",
    "recovery_timeline",
    "results_timeline",
    "section_drawing",
    "session_calendar",
    "text_width",
    "wrapped",
]

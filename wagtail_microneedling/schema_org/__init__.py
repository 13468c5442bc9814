"""What is published, as schema.org: documents in, JSON-LD out. Plain Python."""

from .change import Change
from .page_graphs import graph, merged_graph, united_graph
from .reading_quantities import quantity_of
from .script import to_json, to_script
from .telling import graph_changes

__all__ = [
    "Change",
    "graph",
    "graph_changes",
    "merged_graph",
    "quantity_of",
    "to_json",
    "to_script",
    "united_graph",
]

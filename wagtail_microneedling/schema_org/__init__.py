"""What is published, as schema.org: documents in, JSON-LD out. Plain Python."""

from .page_graphs import graph, merged_graph, united_graph
from .script import to_json, to_script

__all__ = ["graph", "merged_graph", "to_json", "to_script", "united_graph"]

"""What differs between two graphs: data; the words come later."""

from dataclasses import dataclass

from .nodes import Node

#: A line of text, a number, or a node, which stands for itself or for a reference to it.
Value = str | int | float | Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference: at a property of a node, values that went and values that came.

    ``node`` has an ``@id`` in the graph; ``trail`` are the nodes inside it that lead to the
    property, the outermost first. ``name`` is the property's, empty when the node as a whole came or went.
    """

    node: Node
    trail: tuple[Node, ...] = ()
    name: str = ""
    before: tuple[Value, ...] = ()
    after: tuple[Value, ...] = ()

    @property
    def holder(self) -> Node:
        """The node that has the property."""
        return self.trail[-1] if self.trail else self.node

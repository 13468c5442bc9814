"""Does a deployed page state what its site publishes? Graphs of two makers, compared by what they say."""

from .rules import parity_rules
from .table import host_of

__all__ = ["host_of", "parity_rules"]

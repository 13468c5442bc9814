"""Quantities in a graph, read back: as ranges, and as the page's own texts say them."""

from typing import Any

from ..document import Range, Unit, range_text
from .nodes import Node
from .vocabulary import UNIT_CODES

_UNITS = {code: unit for unit, code in UNIT_CODES.items()}


def quantity_of(value: Any) -> Range | None:
    """Return the range that a PropertyValue states; None for anything else."""
    if not isinstance(value, dict) or value.get("unitCode") not in _UNITS:
        return None
    unit: Unit = _UNITS[value["unitCode"]]
    return Range.of(value.get("minValue"), value.get("maxValue"), unit)


def quantity_phrases(value: Node, node: Node) -> list[str]:
    """Return a quantity as the texts of ``node`` may say it, in their language, the longest first."""
    quantity, language = quantity_of(value), str(node.get("inLanguage", "en"))
    if quantity is None:
        return []
    end = quantity.min if quantity.max is None else quantity.max
    alone = Range(min=end, max=end, unit=quantity.unit)
    is_open = quantity.min is None or quantity.max is None
    phrases = [range_text(quantity, language)]
    return [*phrases, range_text(alone, language)] if is_open else phrases

"""Rows as a StreamField stores them."""

import json
import uuid
from typing import Any

Row = dict[str, Any]


def row(kind: str, value: Any) -> Row:
    """Return one stored row; equal rows get equal ids, so that two runs store the same."""
    said = json.dumps([kind, value], sort_keys=True, default=str)
    return {"type": kind, "value": value, "id": str(uuid.uuid5(uuid.NAMESPACE_OID, said))}


def stored(*rows: Row) -> str:
    """Return rows as the text that a StreamField stores; pass it as the field's value."""
    return json.dumps(rows)


def listed(kind: str, *values: Any) -> str:
    """Return rows of one kind that hold a bare value each, as names or choosers do."""
    return stored(*(row(kind, value) for value in values))


def extent(low: float | None, high: float | None, unit: str | None = None) -> dict[str, Any]:
    """Return a stored range; without a unit where the field has one of its own."""
    ends: dict[str, Any] = {"min": low, "max": high}
    return ends if unit is None else {**ends, "unit": unit}


def link_to(page: Any, words: str = "read on") -> str:
    """Return stored rich text with a link to ``page``."""
    return f'<p>Please <a linktype="page" id="{page.pk}">{words}</a>.</p>'


def plan(low: float | None, high: float | None, label: str = "", **value: Any) -> Row:
    """Return a plan of ``low`` to ``high`` sessions."""
    sessions = extent(low, high)
    return row(
        "plan",
        {"label": label, "sessions": sessions, "interval": extent(4, 6), "note": "", **value},
    )


def depth(low: float | None, high: float | None, **value: Any) -> Row:
    """Return a needle depth of ``low`` to ``high`` millimetres."""
    said = {"setting": "professional", "area": None, "depth": extent(low, high), "note": ""}
    return row("depth", {**said, **value})


def aftercare(text: str, **value: Any) -> Row:
    """Return a step of aftercare."""
    return row("step", {"text": text, "duration": extent(24, 24, "hour"), "reason": "", **value})


def question(words: str, answer: str = "<p>Yes.</p>", **value: Any) -> Row:
    """Return a question with its answer (stored rich text)."""
    said = {"question": words, "answer": answer, "group": "", "sources": []}
    return row("question", {**said, **value})


def risk_row(name: str, **value: Any) -> Row:
    """Return a risk."""
    said = {
        "name": name,
        "description": "It may happen.",
        "kind": "sign",
        "severity": "side_effect",
        "frequency": "common",
        "onset": extent(None, 1, "hour"),
        "duration": extent(1, 2, "day"),
        "who_is_at_risk": "",
        "prevention": "",
        "what_to_do": "",
        "get_help_now": False,
        "sources": [],
    }
    return row("risk", {**said, **value})


def contraindication(name: str, **value: Any) -> Row:
    """Return a contraindication."""
    said = {"name": name, "level": "wait", "wait": extent(2, 4, "week"), "until": "", "reason": ""}
    return row("contraindication", {**said, **value})

"""Filling in Wagtail's own form, as an editor's browser would send it."""

import json
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

STREAMS = {
    "ProcedurePage": [
        *("alternate_names", "specialties", "steps", "devices", "concerns", "areas", "benefits"),
        *("plans", "depths", "preparation", "recovery", "aftercare", "results", "body", "sources"),
    ],
    "FAQPage": ["questions", "sources"],
    "RiskPage": ["risks", "contraindications", "sources"],
}
RICH_TEXTS = {
    "ProcedurePage": ["how_it_works", "background"],
    "FAQPage": ["introduction"],
    "RiskPage": ["introduction", "when_to_get_help"],
}
UNITS = {"downtime_unit": "day", "lasts_unit": "month"}


def submit(
    client: Client, page: Any, *, publish: bool = True, rows: dict[str, list[tuple[str, Any]]] | None = None,
    **fields: Any,
) -> HttpResponse:  # fmt: skip
    """Send the edit form of ``page`` with these fields and rows, the rest empty; return the answer."""
    kind = type(page).__name__
    given = rows or {}
    form: dict[str, Any] = {
        "title": page.title,
        "slug": page.slug,
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        **(UNITS if kind == "ProcedurePage" else {}),
        **{name: streamfield(given.get(name, [])) for name in STREAMS[kind]},
        **{name: rich_text(fields.pop(name, "<p></p>")) for name in RICH_TEXTS[kind]},
        **fields,
    }
    if publish:
        form["action-publish"] = "1"
    answer: HttpResponse = client.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), nested_form_data(form)
    )
    return answer


def accepted(answer: HttpResponse) -> bool:
    """Return whether the form was saved: Wagtail redirects."""
    return answer.status_code == 302


def errors_at(answer: HttpResponse, field: str) -> list[str]:
    """Return the sentences that stand at a field of the form, those of its rows included."""
    assert answer.status_code == 200
    found = answer.context["form"].errors.as_data().get(field, [])
    return [sentence for error in found for sentence in _sentences(error)]


def place_of(answer: HttpResponse, field: str) -> str:
    """Return where in a StreamField the first error stands, as in ``0.sessions.max``."""
    (error,) = answer.context["form"].errors.as_data()[field]
    path, data = [], error.as_json_data()
    while "blockErrors" in data:
        name, data = next(iter(data["blockErrors"].items()))
        path.append(str(name))
    return ".".join(path)


def _sentences(error: Any) -> list[str]:
    if hasattr(error, "as_json_data"):
        text = json.dumps(error.as_json_data())
        return _messages(json.loads(text))
    return list(error.messages)


def _messages(data: Any) -> list[str]:
    if isinstance(data, dict):
        own = list(data.get("messages", []))
        return own + [
            one for name, value in data.items() if name != "messages" for one in _messages(value)
        ]
    return []

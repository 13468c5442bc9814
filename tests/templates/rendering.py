"""Pages as a reader gets them, and what of them can be seen."""

from functools import cache
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from django.template.backends.base import BaseEngine
from django.template.backends.django import DjangoTemplates
from django.template.loader import get_template

import wagtail_microneedling
from wagtail_microneedling.document import (
    FAQDocument,
    PageDocument,
    ProcedureDocument,
    ProcedureIndexDocument,
    RiskDocument,
)

TEMPLATES: dict[type[PageDocument], str] = {
    ProcedureDocument: "procedure_page",
    FAQDocument: "faq_page",
    RiskDocument: "risk_page",
    ProcedureIndexDocument: "procedure_index_page",
}
OWN_FOLDER = Path(wagtail_microneedling.__file__).parent / "templates"
#: What is in the HTML and not on the page.
UNSEEN = ["head", "script", "style", "svg", "template"]


@cache
def package_templates() -> BaseEngine:
    """Return an engine that finds the package's own templates before the example site's."""
    return DjangoTemplates({"NAME": "own", "DIRS": [OWN_FOLDER], "APP_DIRS": True, "OPTIONS": {}})


def html_of(document: PageDocument, engine: BaseEngine | None = None) -> str:
    """Return the page of a document: in the example site's frame, or as ``engine`` has it."""
    name = f"wagtail_microneedling/{TEMPLATES[type(document)]}.html"
    template: Any = engine.get_template(name) if engine else get_template(name)
    return str(template.render({"document": document}))


def soup_of(document: PageDocument, engine: BaseEngine | None = None) -> BeautifulSoup:
    """Return the page of a document, parsed as browsers do."""
    return BeautifulSoup(html_of(document, engine), "html5lib")


def one_line(text: str) -> str:
    """Return ``text`` with each run of white space as one space."""
    return " ".join(text.split())


def visible_text(document: PageDocument, engine: BaseEngine | None = None) -> str:
    """Return what a reader sees of a document's page, without drawings, on one line."""
    soup = soup_of(document, engine)
    for unseen in soup.find_all(UNSEEN):
        unseen.decompose()
    return one_line(soup.get_text())

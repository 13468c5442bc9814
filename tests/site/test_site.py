"""The test site itself: its pages are whole, and their documents say what was stored."""

import dataclasses

import pytest

from wagtail_microneedling.assembly import document_of

from . import whole_site

pytestmark = pytest.mark.django_db


def test_every_field_of_every_document_says_something() -> None:
    whole = whole_site(1)
    documents = [document_of(page) for page in (*whole.procedures, *whole.faqs, *whole.risks)]
    silent = [
        (type(document).__name__, field.name)
        for document in documents
        for field in dataclasses.fields(document)
        if getattr(document, field.name) in (None, "", ())
    ]
    # Nothing is translated here, and only procedures have a picture of their own.
    assert set(silent) == {
        ("ProcedureDocument", "translations"),
        ("FAQDocument", "translations"),
        ("RiskDocument", "translations"),
        ("FAQDocument", "image"),
        ("RiskDocument", "image"),
    }

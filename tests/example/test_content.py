"""The content itself: an editor could have typed it, and it keeps the rules of its trade."""

import re
from typing import Any

import pytest
from wagtail.fields import StreamField
from wagtail.models import ReferenceIndex

from wagtail_microneedling.assembly import document_of
from wagtail_microneedling.document import to_primitive
from wagtail_microneedling.models import Clinician, ClinicSettings, Source

from .conftest import Fetch
from .reading import PATHS, page_at, texts, visible_text

pytestmark = pytest.mark.usefixtures("example")

#: Absolute claims that no regulator lets a clinic make.
CLAIMS = (
    "painless", "pain-free", "no downtime", "100%", "100 %", "completely safe", "risk-free",
    "guarantee", "permanently", "cure", "miracle", "instant", "best clinic", "book now",
)  # fmt: skip


def clean_streams(owner: Any) -> None:
    """Let each StreamField of ``owner`` judge its rows as the editor's form would."""
    for field in owner._meta.get_fields():
        if isinstance(field, StreamField):
            value = getattr(owner, field.name)
            value.stream_block.clean(value)


@pytest.mark.parametrize("path", PATHS)
def test_a_page_passes_what_the_editor_checks(path: str) -> None:
    page = page_at(path)

    page.full_clean()
    clean_streams(page)


def test_the_clinic_and_its_people_pass_what_the_editor_checks() -> None:
    for owner in (*ClinicSettings.objects.all(), *Clinician.objects.all(), *Source.objects.all()):
        owner.full_clean()
        clean_streams(owner)


@pytest.mark.parametrize("path", PATHS)
def test_a_page_says_who_when_and_on_what_grounds(path: str) -> None:
    document = document_of(page_at(path))

    assert document.author
    assert document.reviewer
    assert document.author != document.reviewer
    assert document.last_reviewed
    assert document.sources
    assert document.search_description


@pytest.mark.parametrize("path", PATHS)
def test_no_link_is_broken_and_no_placeholder_left(path: str, show: Fetch) -> None:
    html = show(path)

    assert "page:" not in html
    assert "<a>" not in html


@pytest.mark.parametrize("path", PATHS)
def test_no_absolute_claim_is_made(path: str, show: Fetch) -> None:
    shown = visible_text(show(path)).casefold()

    assert [claim for claim in CLAIMS if re.sub(r"\s", "", claim) in shown] == []


def test_questions_are_answered_with_links_and_lists() -> None:
    for path in PATHS:
        if path.endswith("/questions"):
            answers = "".join(
                question.answer.html for question in document_of(page_at(path)).questions
            )
            assert '<a href="http://127.0.0.1:8000/treatments/' in answers, path
            assert "<li>" in answers, path


def test_every_source_is_cited_and_leads_somewhere() -> None:
    used = {
        value
        for path in PATHS
        for _, name, value in texts(to_primitive(document_of(page_at(path))))
        if name == "title"
    }
    for source in Source.objects.all():
        assert source.title in used
        assert source.doi or source.pmid or source.url
        assert ReferenceIndex.get_references_to(source).exists()

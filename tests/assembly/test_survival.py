"""Whatever happened to what a page points at, it renders, with that fact left out."""

import datetime
import json
import os
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import Site

from tests import site as make
from wagtail_microneedling.assembly import document_of
from wagtail_microneedling.document import ProcedureDocument
from wagtail_microneedling.schema_org import graph, to_json

pytestmark = pytest.mark.django_db


@pytest.fixture
def whole() -> make.WholeSite:
    return make.whole_site(1)


def store(page: Any, **fields: Any) -> None:
    """Write past every form and check, as an import or another version would."""
    for name, value in fields.items():
        setattr(page, name, value)
    page.save(clean=False)


def read(page: Any, client: Client) -> ProcedureDocument:
    """Return the document, having seen that page and markup hold."""
    fresh = type(page).objects.get(pk=page.pk)
    document = document_of(fresh)
    json.loads(to_json(graph(document)), parse_constant=pytest.fail)
    response = client.get(fresh.url)
    assert response.status_code == 200
    assert isinstance(document, ProcedureDocument)
    return document


def test_an_image_deleted_under_a_page(whole: make.WholeSite, client: Client) -> None:
    get_image_model().objects.all().delete()
    document = read(whole.procedures[0], client)
    assert document.image is None
    assert document.reviewer is not None
    assert document.reviewer.photo is None
    assert "Picture" not in {type(part).__name__ for part in document.body}


def test_an_image_whose_file_is_gone(
    whole: make.WholeSite, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    image = whole.procedures[0].image
    image.renditions.all().delete()
    os.remove(image.file.path)
    document = read(whole.procedures[0], client)
    assert document.image is None
    assert f"Image {image.pk}" in caplog.text


def test_rich_text_links_to_pages_that_are_gone_private_or_drafts(
    whole: make.WholeSite, client: Client
) -> None:
    draft = make.procedure(whole.index, "Draft", live=False)
    private = make.procedure(whole.index, "Private")
    make.restrict(private)
    links = "".join(
        f'<a linktype="page" id="{key}">word</a> '
        for key in (draft.pk, private.pk, 999_999, "x", "")
    )
    links += '<a linktype="document" id="999">word</a> <a linktype="other" id="1">word</a>'
    store(whole.procedures[0], how_it_works=f"<p>{links}</p>")
    document = read(whole.procedures[0], client)
    assert document.how_it_works is not None
    assert "href" not in document.how_it_works.html
    assert document.how_it_works.text == " ".join(["word"] * 7)


def test_the_words_of_rich_text_are_those_that_readers_see(
    whole: make.WholeSite, client: Client
) -> None:
    store(whole.procedures[0], how_it_works="<p>R&amp;D writes &amp;lt;b&amp;gt; &amp;amp; x</p>")
    document = read(whole.procedures[0], client)
    assert document.how_it_works is not None
    assert document.how_it_works.text == "R&D writes &lt;b&gt; &amp; x"


def test_hostile_rich_text_is_sanitised(whole: make.WholeSite, client: Client) -> None:
    hostile = (
        '<p onclick="alert(1)">Hi<script>alert(2)</script><img src=x onerror=alert(3)>'
        '<a href="javascript:alert(4)">go</a><iframe src="//evil.example"></iframe></p>'
    )
    store(whole.procedures[0], how_it_works=hostile)
    document = read(whole.procedures[0], client)
    assert document.how_it_works is not None
    for word in ("alert(1)", "alert(2)", "onerror", "javascript", "iframe"):
        assert word not in document.how_it_works.html


def test_snippets_deleted_under_a_page(whole: make.WholeSite, client: Client) -> None:
    for snippet in (whole.concern, whole.area, whole.source, whole.clinician, whole.device):
        snippet.delete()
    document = read(whole.procedures[0], client)
    assert (document.concerns, document.areas, document.sources) == ((), (), ())
    assert (document.devices, document.author, document.reviewer) == ((), None, None)
    assert document.benefits[0].sources == ()
    # Without its area, a shallow depth for thin skin would read as one for all of the body.
    assert [depth.area for depth in document.depths] == [None, None]


def test_rows_from_a_newer_version(whole: make.WholeSite, client: Client) -> None:
    newer = [
        {"type": "hologram", "id": "a", "value": {"url": 1}},
        {
            "type": "plan",
            "id": "b",
            "value": {"sessions": {"min": 2, "max": 3, "mode": "x"}, "new": []},
        },
        {"type": "plan", "id": "c", "value": "now a text"},
        {"type": "plan", "id": "d", "value": {"sessions": [1, 2], "note": 7}},
        {"type": "plan", "id": "e", "value": None},
    ]
    body = [
        {"type": "carousel", "id": "f", "value": [1, 2]},
        {"type": "heading", "id": "g", "value": ["x"]},
        {"type": "heading", "id": "h", "value": {"text": "Kept", "level": 9}},
        {"type": "image", "id": "i", "value": {"image": [1]}},
        {
            "type": "call_to_action",
            "id": "j",
            "value": {"label": "Go", "url": "javascript:alert(1)"},
        },
    ]
    store(whole.procedures[0], plans=json.dumps(newer), body=json.dumps(body))
    document = read(whole.procedures[0], client)
    assert len(document.plans) == 1
    assert [type(part).__name__ for part in document.body] == ["Heading"]


@pytest.mark.skipif(
    connection.vendor != "sqlite", reason="Others refuse to store half a surrogate pair."
)
def test_half_a_surrogate_pair(whole: make.WholeSite, client: Client) -> None:
    stored = [{"type": "plan", "id": "a", "value": {"label": "Mild \ud83d", "note": "\ude00 x"}}]
    store(whole.procedures[0], plans=json.dumps(stored))
    (plan,) = read(whole.procedures[0], client).plans
    assert (plan.label, plan.note) == ("Mild \ufffd", "\ufffd x")


@pytest.mark.parametrize(
    "depth",
    [
        {"min": 3, "max": 1},
        {"min": -1, "max": None},
        {"min": None, "max": None},
        {"min": "NaN", "max": 2},
        {"min": "deep", "max": None},
        {"min": True, "max": {}},
        None,
        [],
        "2.5",
    ],
)
def test_a_quantity_that_makes_no_sense_is_not_stated(
    whole: make.WholeSite, client: Client, depth: Any
) -> None:
    stored = make.stored(make.row("depth", {"setting": "professional", "depth": depth}))
    store(whole.procedures[0], depths=stored, downtime_min=5, downtime_max=2, downtime_unit="aeon")
    document = read(whole.procedures[0], client)
    assert document.depths == ()
    assert document.downtime is None


def test_a_page_of_no_site_can_still_be_drafted(whole: make.WholeSite) -> None:
    Site.objects.all().delete()
    document = document_of(whole.procedures[0])
    assert (document.title, document.url, document.site_name) == ("Procedure 1", "", "")


def test_a_review_that_has_not_happened_is_not_stated(
    whole: make.WholeSite, client: Client
) -> None:
    store(whole.procedures[0], last_reviewed=timezone.localdate() + datetime.timedelta(days=1))
    assert read(whole.procedures[0], client).last_reviewed is None

"""Pages are rendered from records: a patient reads what was published, for a few queries."""

import re

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, get_page_models

from tests.site import WholeSite, whole_site
from wagtail_microneedling import records
from wagtail_microneedling.models import Record

pytestmark = pytest.mark.django_db


def queries(client: Client, url: str) -> list[str]:
    """Return the queries of a page that is shown; renditions and caches are warm."""
    ContentType.objects.get_for_models(*get_page_models())
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return [query["sql"] for query in captured]


def one_of_each(whole: WholeSite) -> list[str]:
    return [
        page.get_url() for page in (whole.index, whole.procedures[0], whole.faqs[0], whole.risks[0])
    ]


def test_a_page_costs_the_same_few_queries_on_any_site(client: Client) -> None:
    whole = whole_site(2)
    few = [queries(client, url) for url in one_of_each(whole)]
    for asked in few:
        # What is published and who may see it are one; Wagtail's way to the page and the example's
        # menu are the others.
        assert len([sql for sql in asked if "microneedling_record" in sql]) == 1
        assert len(asked) <= 8, "\n".join(asked)
    whole.index.delete()
    many = [queries(client, url) for url in one_of_each(whole_site(20))]
    assert [len(asked) for asked in many] == [len(asked) for asked in few]


def test_a_page_shows_its_record(client: Client) -> None:
    whole = whole_site(1)
    page = whole.procedures[0]
    body = bytes(records.read([page.pk])[page.pk].body)
    assert b"Fine needles prick" in body
    Record.objects.filter(pk=page.pk).update(body=body.replace(b"Fine needles", b"Thin needles"))
    html = client.get(page.get_url()).content.decode()
    assert "Thin needles prick" in html
    assert "Fine needles prick" not in re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)


def test_a_preview_shows_what_is_typed(client: Client) -> None:
    page = whole_site(1).procedures[0]
    page.summary = "Not published yet."
    answer = page.make_preview_request(preview_mode=page.default_preview_mode)
    assert "Not published yet." in answer.render().content.decode()
    assert "Not published yet." not in client.get(page.get_url()).content.decode()


def test_a_page_changed_without_a_signal_shows_what_was_published(client: Client) -> None:
    page = whole_site(1).procedures[0]
    url = page.get_url()
    client.get(url)
    Page.objects.filter(pk=page.pk).update(title="Changed behind the signals")
    assert "Changed behind the signals" not in client.get(url).content.decode()
    records.build([page.pk])
    assert "Changed behind the signals" in client.get(url).content.decode()


def test_a_page_is_shown_when_only_its_record_can_not_be_built(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = whole_site(1).procedures[0]

    def fails(graph: object) -> str:
        raise ValueError("No graph today.")

    monkeypatch.setattr(records.content, "to_json", fails)
    Record.objects.all().delete()
    assert client.get(f"/api/v2/procedures/{page.pk}/").status_code == 503
    html = client.get(page.get_url())
    assert html.status_code == 200
    assert "Fine needles prick" in html.content.decode()

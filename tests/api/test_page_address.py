"""Structured data at a page's own address."""

from typing import Any
from urllib.parse import urljoin

import pytest
from django.contrib.auth import get_user_model
from django.http import HttpResponse, HttpResponseRedirect
from django.test import Client
from django.utils import timezone
from wagtail import hooks
from wagtail.models import Page

from tests.site import faq, home, index, procedure, restrict, risk, translated, whole_site
from wagtail_microneedling.assembly import document_of
from wagtail_microneedling.schema_org import graph

from .test_graphs import BROWSER, JSON_LD, strictly

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("structured_data_hook")]


def path_of(page: Any) -> str:
    """Return the path of a page's address."""
    path: str = page.get_url_parts()[2]
    return path


def followed(client: Client, response: HttpResponse, path: str) -> HttpResponse:
    """Return what stands behind a response's link, as a client that knows nothing else finds it."""
    target, *parameters = response["Link"].split("; ")
    assert parameters == ['rel="alternate"', f'type="{JSON_LD}"']
    found: HttpResponse = client.get(urljoin(f"http://localhost{path}", target.strip("<>")))
    return found


def test_every_clinical_page_answers_with_its_graph(client: Client) -> None:
    whole = whole_site(1)
    for page in (whole.index, *whole.procedures, *whole.faqs, *whole.risks):
        response = client.get(path_of(page), headers={"accept": JSON_LD})
        assert response["Content-Type"] == JSON_LD
        assert strictly(response.content) == graph(document_of(type(page).objects.get(pk=page.pk)))


def test_html_links_to_the_graph(client: Client) -> None:
    page = procedure()
    html = client.get(path_of(page), headers={"accept": BROWSER})
    assert html["Content-Type"].startswith("text/html")
    assert b"Microneedling" in html.content
    found = followed(client, html, path_of(page))
    assert found["Content-Type"] == JSON_LD
    assert strictly(found.content) == graph(document_of(page))


def test_a_link_leads_to_a_page_whose_address_has_odd_letters(
    client: Client, settings: Any
) -> None:
    settings.WAGTAIL_ALLOW_UNICODE_SLUGS = True
    page = procedure(slug="fältchen-皮膚")
    html = client.get(path_of(page))
    assert html["Link"].isascii()
    assert followed(client, html, path_of(page))["Content-Type"] == JSON_LD


@pytest.mark.parametrize(
    ("accept", "content_type"),
    [
        (None, "text/html"),
        ("*/*", "text/html"),
        (BROWSER, "text/html"),
        ("text/html, application/ld+json", "text/html"),
        ("application/ld+json, text/html", "text/html"),
        ("application/ld+json;q=0.8, text/html;q=0.9", "text/html"),
        ("application/json", "text/html"),
        ("image/png", "text/html"),
        ("application/ld+json;q=0", "text/html"),
        ("application/ld+json", JSON_LD),
        ("application/ld+json, text/html;q=0.9, */*;q=0.1", JSON_LD),
        ("application/ld+json, */*", JSON_LD),
        ('application/ld+json;profile="http://schema.org"', JSON_LD),
    ],
)
def test_a_client_gets_what_it_prefers(
    client: Client, accept: str | None, content_type: str
) -> None:
    page = procedure()
    for ask in (client.get, client.head):
        response = ask(path_of(page), headers={"accept": accept} if accept else {})
        assert response.status_code == 200
        assert response["Content-Type"].startswith(content_type)
        assert "Accept" in response["Vary"].split(", ")
        assert ("Link" in response) == (content_type == "text/html")


def test_each_language_has_its_own_graph(client: Client) -> None:
    copy = translated(procedure(), "de", title="Nadeln", slug="nadeln")
    response = client.get("/de/nadeln/", headers={"accept": JSON_LD})
    assert strictly(response.content) == graph(document_of(copy))
    assert followed(client, client.get("/de/nadeln/"), "/de/nadeln/").content == response.content


@pytest.mark.parametrize("kind", ["login", "password", "groups"])
@pytest.mark.parametrize("below", [False, True])
def test_private_pages_stay_private(client: Client, kind: str, below: bool) -> None:
    parent = index()
    page = procedure(parent, "Hush")
    restrict(parent if below else page, kind)
    for query, headers in (({}, {"accept": JSON_LD}), ({"format": "jsonld"}, {}), ({}, {})):
        response = client.get(path_of(page), query, headers=headers)
        assert response.get("Content-Type") != JSON_LD
        assert "Link" not in response
        assert b"Hush" not in response.content
        assert response.status_code == (200 if kind == "password" else 302)


def test_who_may_see_a_private_page_gets_its_graph_and_no_cache_keeps_it(client: Client) -> None:
    page = procedure()
    restrict(page)
    client.force_login(get_user_model().objects.create_user("ada", "ada@example.org", "x"))
    response = client.get(path_of(page), headers={"accept": JSON_LD})
    assert response["Content-Type"] == JSON_LD
    assert "private" in response["Cache-Control"]


@pytest.mark.parametrize("fields", [{"live": False}, {"expire_at": timezone.now()}])
def test_pages_that_are_gone_have_no_graph(client: Client, fields: dict[str, Any]) -> None:
    page = procedure(**fields)
    response = client.get(path_of(page), headers={"accept": JSON_LD})
    assert response.get("Content-Type") != JSON_LD
    assert "Link" not in response


def test_a_preview_is_html_without_a_link(client: Client) -> None:
    client.force_login(get_user_model().objects.create_superuser("root", "root@example.org", "x"))
    page = procedure()
    page.title = "As a draft"
    page.save_revision()
    address = f"/admin/pages/{page.pk}/view_draft/"
    response = client.get(address, headers={"accept": JSON_LD})
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/html")
    assert "Link" not in response


def test_other_pages_are_left_alone(client: Client) -> None:
    plain = home().add_child(instance=Page(title="Plain", slug="plain"))
    with hooks.register_temporarily("on_serve_page", plain_html, order=200):
        response = client.get(path_of(plain), headers={"accept": JSON_LD})
    assert response.content == b"plain"
    assert "Link" not in response
    assert "Accept" not in response.get("Vary", "").split(", ")


def plain_html(_next: Any) -> Any:
    """Serve the same words for every page; stands in for a project's own template."""
    return lambda *_: HttpResponse("plain")


def refused(_next: Any) -> Any:
    """Serve no page; stands in for a page type that sends readers away."""
    return lambda *_: HttpResponseRedirect("/members/")


def linked(next_serve_page: Any) -> Any:
    """Add a link as another package may."""

    def serve(*args: Any) -> HttpResponse:
        response: HttpResponse = next_serve_page(*args)
        response["Link"] = '</feed/>; rel="alternate"'
        return response

    return serve


def test_what_the_page_itself_refuses_stays_refused(client: Client) -> None:
    page = procedure()
    with hooks.register_temporarily("on_serve_page", refused, order=200):
        response = client.get(path_of(page), headers={"accept": JSON_LD})
    assert (response.status_code, response["Location"]) == (302, "/members/")
    assert "Accept" in response["Vary"]


def test_a_page_that_serves_itself_has_its_graph(client: Client) -> None:
    page = procedure()
    with hooks.register_temporarily("on_serve_page", plain_html, order=200):
        response = client.get(path_of(page), headers={"accept": JSON_LD})
    assert strictly(response.content) == graph(document_of(page))


def test_links_of_others_are_kept(client: Client) -> None:
    page = procedure()
    with hooks.register_temporarily("on_serve_page", linked, order=200):
        response = client.get(path_of(page))
    assert response["Link"].startswith('</feed/>; rel="alternate", </microneedling/?format=jsonld>')


def test_hostile_words_stay_words(client: Client) -> None:
    hostile = '</script><script>alert(1)</script>\u2028"\\'
    page = procedure(title=hostile, slug="hostile", summary=hostile)
    risk(page, hostile, slug="r")
    faq(page, hostile, slug="q")
    found = strictly(client.get(path_of(page), {"format": "jsonld"}).content)
    assert hostile in [node.get("name") for node in found["@graph"]]

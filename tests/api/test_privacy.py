"""What is not public appears nowhere: not in lists, details, find or graphs, nor in what others say."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone
from wagtail.models import Site

from tests.site import (
    faq,
    home,
    index,
    link_to,
    procedure,
    question,
    restrict,
    risk,
    risk_row,
    site,
    stored,
)

from .reading import ENDPOINTS, address, read, refusal, titles

pytestmark = pytest.mark.django_db

SECRET = "Hush"
PAST = timezone.now() - datetime.timedelta(hours=1)
FUTURE = timezone.now() + datetime.timedelta(hours=1)


def _change(parent: Any, **fields: Any) -> Any:
    for model in {type(page) for page in parent.get_descendants().specific()}:
        model.objects.descendant_of(parent).update(**fields)
    return parent


HIDE: dict[str, Callable[[Any], Any]] = {
    "unpublished": lambda parent: _change(parent, live=False),
    "scheduled": lambda parent: _change(parent, live=False, go_live_at=FUTURE),
    "expired, not yet unpublished": lambda parent: _change(parent, expire_at=PAST),
    "expired": lambda parent: _change(parent, live=False, expired=True, expire_at=PAST),
    "private below": lambda parent: restrict(parent),
    "private by password": lambda parent: restrict(parent, "password"),
    "private to groups": lambda parent: restrict(parent, "groups"),
}


def hidden_pages(how: str) -> tuple[Any, list[Any]]:
    """Publish pages, then hide them; return a public page that mentions them, and the hidden."""
    parent = index(title="Above")
    page = procedure(parent, SECRET)
    questions = faq(page, f"{SECRET} questions", questions=stored(question(f"{SECRET}?")))
    risks = risk(page, f"{SECRET} risks", risks=stored(risk_row(SECRET)))
    HIDE[how](parent)
    public = procedure(home(), "Seen", how_it_works=link_to(page, "there"))
    faq(public, "Asked", procedure_id=page.pk, introduction=link_to(questions, "there"))
    risk(public, "Feared", procedure_id=page.pk, when_to_get_help=link_to(risks, "there"))
    return public, [page, questions, risks]


@pytest.mark.parametrize("how", HIDE)
def test_hidden_pages_appear_nowhere(client: Client, how: str) -> None:
    _, hidden = hidden_pages(how)
    for endpoint, page, seen in zip(ENDPOINTS, hidden, ("Seen", "Asked", "Feared"), strict=True):
        assert titles(client, endpoint) == [seen]
        assert client.get(address(endpoint, page.pk)).status_code == 404
        assert client.get(address(endpoint, page.pk, format="jsonld")).status_code == 404
        for query in ({"id": page.pk}, {"html_path": page.get_url_parts()[2]}):
            assert client.get(f"/api/v2/{endpoint}/find/", query).status_code == 404
        assert titles(client, endpoint, search=SECRET) == []
        assert titles(client, endpoint, slug=page.slug) == []


@pytest.mark.parametrize("how", HIDE)
def test_public_pages_keep_quiet_about_hidden_ones(client: Client, how: str) -> None:
    _, hidden = hidden_pages(how)
    for endpoint in ENDPOINTS:
        for more in ({}, {"format": "jsonld"}):
            said = client.get(address(endpoint, **more)).content.decode()
            assert SECRET.lower() not in said.lower()
            assert "there" in said
    assert read(client, "faqs")["items"][0]["procedure"] is None
    for name in ("child_of", "descendant_of", "ancestor_of", "translation_of"):
        assert "no public page" in refusal(client, "faqs", **{name: hidden[0].pk})
    assert "no public procedure" in refusal(client, "faqs", procedure=hidden[0].pk)


def test_a_hidden_faq_or_risk_page_is_not_mentioned_by_its_procedure(client: Client) -> None:
    page = procedure()
    faq(page, f"{SECRET} questions", live=False)
    restrict(risk(page, f"{SECRET} risks"))
    item = read(client, "procedures", page.pk)
    assert (item["faq_pages"], item["risk_pages"]) == ([], [])
    assert (
        SECRET not in client.get(address("procedures", page.pk, format="jsonld")).content.decode()
    )


def test_a_draft_of_a_public_page_stays_a_draft(client: Client) -> None:
    page = procedure(summary="As published")
    page.summary = SECRET
    page.save_revision()
    assert read(client, "procedures", page.pk)["summary"] == "As published"
    assert titles(client, "procedures", search=SECRET) == []


def test_who_is_logged_in_or_knows_the_password_sees_no_more(client: Client) -> None:
    page = procedure()
    restriction = restrict(page, "password")
    session = client.session
    session[restriction.passed_view_restrictions_session_key] = [restriction.pk]
    session.save()
    client.force_login(get_user_model().objects.create_superuser("root", "root@example.org", "x"))
    assert titles(client, "procedures") == []
    assert client.get(address("procedures", page.pk)).status_code == 404


@pytest.fixture
def two_sites() -> tuple[Any, Any]:
    """A procedure on the default site and one on another."""
    other = site("other.example", 8000)
    return procedure(title="Here"), procedure(other.root_page, "There")


def test_each_site_has_its_own_pages(client: Client, two_sites: tuple[Any, Any]) -> None:
    here, there = two_sites
    assert titles(client, "procedures") == ["Here"]
    assert client.get(address("procedures", there.pk)).status_code == 404
    assert client.get("/api/v2/procedures/find/", {"id": there.pk}).status_code == 404
    other = Client(headers={"host": "other.example:8000"})
    assert titles(other, "procedures") == ["There"]
    assert other.get(address("procedures", here.pk)).status_code == 404


def test_another_site_may_be_asked_for(client: Client, two_sites: tuple[Any, Any]) -> None:
    _, there = two_sites
    for name in ("other.example", "other.example:8000", "OTHER.example"):
        assert titles(client, "procedures", site=name) == ["There"]
    item = read(client, "procedures", site="other.example:8000")["items"][0]
    assert item["meta"]["html_url"] == "http://other.example:8000/there/"
    detail_url = item["meta"]["detail_url"]
    assert detail_url == f"http://other.example:8000/api/v2/procedures/{there.pk}/"
    found = client.get(detail_url, headers={"host": "other.example:8000"})
    assert found.json()["id"] == there.pk


def test_an_api_on_one_host_names_the_site_of_other_sites_pages(
    client: Client, two_sites: tuple[Any, Any], settings: Any
) -> None:
    settings.WAGTAILAPI_BASE_URL = "https://api.example/"
    here, there = two_sites
    assert read(client, "procedures", here.pk)["meta"]["detail_url"] == (
        f"https://api.example/api/v2/procedures/{here.pk}/"
    )
    item = read(client, "procedures", site="other.example:8000")["items"][0]
    assert item["meta"]["detail_url"] == (
        f"https://api.example/api/v2/procedures/{there.pk}/?site=other.example:8000"
    )
    assert client.get(item["meta"]["detail_url"]).json() == item
    found = client.get(
        "/api/v2/procedures/find/", {"html_path": "/there/", "site": "other.example"}
    )
    assert client.get(found["Location"]).json()["id"] == there.pk
    assert titles(client, "procedures", site="other.example", child_of="root") == ["There"]


def test_a_hostname_with_two_ports_needs_the_port(client: Client) -> None:
    site("twice.example", 80)
    site("twice.example", 8000, is_default_site=False)
    assert "add the port" in refusal(client, "procedures", site="twice.example")


def test_a_site_within_a_site_keeps_its_pages_to_itself(client: Client) -> None:
    inner = index(title="Inner")
    procedure(inner, "Inside")
    procedure(title="Outside")
    Site.objects.create(hostname="inner.example", port=80, root_page=inner)
    assert titles(client, "procedures") == ["Outside"]
    assert titles(client, "procedures", site="inner.example") == ["Inside"]


def test_two_hostnames_may_share_their_pages(client: Client) -> None:
    procedure(title="Shared")
    Site.objects.create(hostname="alias.example", port=80, root_page=home())
    assert titles(client, "procedures") == ["Shared"]
    assert titles(client, "procedures", site="alias.example") == ["Shared"]


def test_pages_of_no_site_appear_nowhere(client: Client) -> None:
    lost = procedure(home().get_parent(), "Lost")
    assert titles(client, "procedures") == []
    assert client.get(address("procedures", lost.pk)).status_code == 404
    Site.objects.all().delete()
    assert titles(client, "procedures") == []
    assert "No site answers" in refusal(client, "procedures", child_of="root")
    assert client.get("/api/v2/procedures/find/", {"html_path": "/"}).status_code == 404

"""An address leads to the page to which it leads in Wagtail, and only those see it who may."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.http import Http404, HttpRequest
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction
from wagtail.url_routing import RouteResult

from example_site.models import HomePage
from tests.site import home, index, procedure, restrict, whole_site
from wagtail_microneedling.models import Record, RoutesAtOnce
from wagtail_microneedling.pages.models import FAQPage, ProcedureIndexPage, ProcedurePage, RiskPage

pytestmark = pytest.mark.django_db

ADDRESSES = [
    "treatments",
    "treatments/procedure-1",
    "treatments/procedure-2",
    "treatments/procedure-1/questions-1",
    "treatments/procedure-2/questions-1",
    "treatments/procedure-1/questions-1/more",
    "treatments/gone/questions-1",
    "gone/procedure-1",
    "gone/below",
    "treatments/procedure-1/draft",
    "treatments/draft",
    "treatments/draft/below",
    "treatments/draft/below/far",
    "elsewhere/procedure-1",
    "elsewhere/questions-1",
    "plain",
    "plain/below",
    "plain/below/procedure-3",
    "PROCEDURE-1",
    "treatments/%",
    "treatments/_rocedure-1",
    "treatments/procedure-1/" + "x" * 5000,
    "treatments/'; --/\"",
    "/".join(["treatments"] * 300),
]


@pytest.fixture
def start() -> HomePage:
    """Pages of every kind below a home page that knows the way."""
    whole = whole_site(2)
    root = home().get_parent()
    start = root.add_child(instance=HomePage(title="Start", slug="start"))
    whole.index.move(start, pos="last-child")
    treatments = Page.objects.get(pk=whole.index.pk).specific
    draft = procedure(treatments, "Draft", live=False)
    far = procedure(procedure(draft, "Below"), "Far")
    assert far.live
    RiskPage.objects.get(title="Risks 1").get_parent().specific.add_child(
        instance=FAQPage(title="Draft", live=False)
    )
    index(start, "Elsewhere")
    plain = start.add_child(instance=Page(title="Plain"))
    below = plain.add_child(instance=Page(title="Below"))
    procedure(below, "Procedure 3")
    return HomePage.objects.get(pk=start.pk)


def led(route: Callable[..., Any], page: Any, address: str) -> Any:
    """Return where an address leads: page, its type, arguments; None to nowhere."""
    try:
        found = route(page, RequestFactory().get("/"), address.split("/"))
    except Http404:
        return None
    return found[0].pk, type(found[0]), *found[1:]


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address[:50])
def test_an_address_leads_where_wagtail_finds_it(
    start: HomePage, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = led(HomePage.route, start, address)
    monkeypatch.setattr(RoutesAtOnce, "route", Page.route)
    assert ours == led(Page.route, start, address)


def test_some_addresses_lead_somewhere(start: HomePage) -> None:
    found = [address for address in ADDRESSES if led(HomePage.route, start, address)]
    assert len(found) == 9, found


@pytest.mark.parametrize(
    ("model", "way"),
    [(ProcedureIndexPage, "treatments"), (ProcedurePage, "treatments/procedure-1")],
)
def test_a_page_type_with_a_way_of_its_own_is_asked(
    start: HomePage, monkeypatch: pytest.MonkeyPatch, model: Any, way: str
) -> None:
    def route(self: Any, request: HttpRequest, path_components: list[str]) -> RouteResult:
        return RouteResult(self, (path_components,))

    monkeypatch.setattr(model, "route", route)
    page = model.objects.get(slug=way.split("/")[-1])
    for rest in ([], ["procedure-1"], ["anything", "at", "all"]):
        assert led(HomePage.route, start, "/".join([way, *rest])) == (page.pk, model, (rest,), {})
    assert led(HomePage.route, start, "gone/procedure-1") is None


def test_two_parts_of_an_address_take_one_query(start: HomePage) -> None:
    led(HomePage.route, start, "treatments/procedure-1/questions-1")
    for address, queries in (("treatments", 1), ("treatments/procedure-1", 1),
                             ("treatments/procedure-1/questions-1", 2)):  # fmt: skip
        with CaptureQueriesContext(connection) as asked:
            assert led(HomePage.route, start, address)
        assert len(asked) == queries


def test_the_fields_of_a_page_come_together_once_they_are_read(start: HomePage) -> None:
    way = ["treatments", "procedure-1"]
    page = start.route(RequestFactory().get("/"), way)[0]
    with CaptureQueriesContext(connection) as none:
        assert page.title == "Procedure 1"
        assert page.get_parent().slug == "treatments"
    assert len(none) == 0
    with CaptureQueriesContext(connection) as one:
        assert page.summary == "Fine needles prick the skin, which repairs itself."
        assert page.plans[0].value["label"]
        assert page.price_currency == "GBP"
    assert len(one) == 1
    page.title = "Unsaved"
    assert page.visit_min == 45
    assert page.title == "Unsaved"


RESTRICTED: dict[str, Callable[[Any], Any]] = {
    "itself": restrict,
    "above": lambda page: restrict(page.get_parent()),
    "far above": lambda page: restrict(page.get_parent().get_parent()),
    "by password": lambda page: restrict(page, "password"),
    "to groups": lambda page: restrict(page, "groups"),
}


@pytest.mark.parametrize("how", RESTRICTED)
def test_a_page_is_restricted_as_wagtail_says(how: str, client: Client) -> None:
    page = whole_site(1).procedures[0]
    url = page.get_url()
    assert client.get(url).status_code == 200
    assert list(page.get_view_restrictions()) == []
    RESTRICTED[how](page)
    assert set(page.get_view_restrictions()) == set(Page.get_view_restrictions(page))
    assert page.get_view_restrictions().count() == 1
    answer = client.get(url)
    assert b"Fine needles" not in answer.content
    PageViewRestriction.objects.all().delete()
    assert b"Fine needles" in client.get(url).content


def test_an_alias_is_restricted_as_the_page_that_it_shows(client: Client) -> None:
    whole = whole_site(1)
    public = index(title="Public")
    alias = whole.procedures[0].create_alias(parent=public, update_slug="alias")
    further = alias.create_alias(parent=public, update_slug="further")
    for page in (alias, further):
        assert b"Fine needles" in client.get(page.get_url()).content
    restrict(whole.procedures[0])
    for page in (alias, further):
        assert set(page.get_view_restrictions()) == set(Page.get_view_restrictions(page))
        assert b"Fine needles" not in client.get(page.get_url()).content
    PageViewRestriction.objects.all().delete()
    restrict(public)
    for page in (alias, further):
        assert b"Fine needles" not in client.get(page.get_url()).content


def test_a_page_without_a_record_is_restricted_too(client: Client) -> None:
    page = whole_site(1).procedures[0]
    restrict(page)
    Record.objects.all().delete()
    assert b"Fine needles" not in client.get(page.get_url()).content

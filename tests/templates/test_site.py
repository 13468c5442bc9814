"""Pages from the database to the reader, in the example site's frame."""

from datetime import time
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page, Site

from example_site.models import HomePage
from tests.site.whole import WholeSite, whole_site
from wagtail_microneedling.models import ClinicSettings

pytestmark = pytest.mark.django_db


def opened(client: Client, page: Any) -> BeautifulSoup:
    """Return what a reader gets at a page's address."""
    response = client.get(page.url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html5lib")


@pytest.fixture
def whole() -> WholeSite:
    return whole_site(procedures=1)


@pytest.fixture
def home_page(whole: WholeSite) -> HomePage:
    """The example site's home page, with the clinic's pages below it."""
    root = Page.get_first_root_node()
    page = root.add_child(instance=HomePage(title="Skin, explained", introduction="One\nTwo <b>"))
    Page.objects.filter(pk=whole.index.pk).update(show_in_menus=True)
    Page.objects.get(pk=whole.index.pk).move(page, pos="last-child")
    Site.objects.update(root_page=page)
    Site.clear_site_root_paths_cache()
    return page


def test_every_page_type_opens(client: Client, whole: WholeSite) -> None:
    for page in (whole.index, *whole.procedures, *whole.faqs, *whole.risks):
        soup = opened(client, page)
        assert soup.h1.string == page.title
        assert len(soup.find_all("script")) == 1


def test_the_home_page_leads_to_what_is_in_the_menu(
    client: Client, whole: WholeSite, home_page: HomePage
) -> None:
    soup = opened(client, home_page)
    index = Page.objects.get(pk=whole.index.pk)
    assert soup.select_one(".site-menu a")["href"] == index.url
    assert soup.select_one(".home-paths h2 a")["href"] == index.url
    assert soup.h1.string == "Skin, explained"
    assert str(soup.select_one(".home-hero .mn-lead")).count("<br/>") == 1
    assert soup.find("b") is None


def test_the_menu_marks_the_page_that_one_is_on(
    client: Client, whole: WholeSite, home_page: HomePage
) -> None:
    index = Page.objects.get(pk=whole.index.pk)
    marked = opened(client, index).select(".site-menu [aria-current=page]")
    assert [link["href"] for link in marked] == [index.url]
    assert opened(client, home_page).select(".site-menu [aria-current]") == []


def test_the_home_page_says_who_the_clinic_is(client: Client, home_page: HomePage) -> None:
    stored = ClinicSettings.objects.get()
    stored.street, stored.telephone = "1 Sample Street", "+44 20 7946 0000"
    stored.email = "hello@clinic.example"
    stored.opening_hours = [
        ("hours", {"days": ["Monday", "Friday"], "opens": time(9), "closes": time(17, 30)})
    ]
    stored.save()
    footer = opened(client, home_page).find("footer").get_text()
    for line in (stored.name, stored.street, stored.telephone, stored.email):
        assert line
        assert line in footer
    assert "Monday, Friday" in footer
    assert "5:30 p.m." in footer


def test_private_and_unpublished_pages_stay_out_of_the_menu(
    client: Client, whole: WholeSite, home_page: HomePage
) -> None:
    Page.objects.get(pk=whole.index.pk).unpublish()
    soup = opened(client, home_page)
    assert soup.select(".site-menu a") == []
    assert soup.select(".home-paths a") == []


def test_the_home_page_keeps_the_order_of_headings_and_its_landmarks(
    client: Client, home_page: HomePage
) -> None:
    soup = opened(client, home_page)
    assert [len(soup.find_all(name)) for name in ("h1", "main", "footer")] == [1, 1, 1]
    assert soup.find_all("a")[0]["href"] == "#main-content"
    levels = [heading.name for heading in soup.find_all(["h1", "h2", "h3"])]
    assert levels[0] == "h1"
    assert set(levels[1:]) <= {"h2"}

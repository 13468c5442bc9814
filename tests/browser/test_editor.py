"""An editor at work in a real browser: what is typed is what every reader gets."""

import json
import urllib.request
from collections.abc import Iterator

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Site

from tests import site as make

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def whole(transactional_db: None, live_server: LiveServer) -> make.WholeSite:
    whole = make.whole_site(1)
    site = Site.objects.get()
    site.hostname, port = live_server.url.removeprefix("http://").split(":")
    site.port = int(port)
    site.save()
    return whole


@pytest.fixture
def admin(chromium: Browser, live_server: LiveServer, whole: make.WholeSite) -> Iterator[Page]:
    """The admin in a browser window, with an editor logged in."""
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("editor", "e@clinic.example", "x"))
    cookie = client.cookies["sessionid"].value
    context = chromium.new_context(viewport={"width": 1400, "height": 1000})
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    page = context.new_page()
    yield page
    page.wait_for_load_state("networkidle")  # an autosave under way would write into the next test
    context.close()


def read(url: str, **headers: str) -> str:
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as answer:
        body: bytes = answer.read()
    return body.decode()


def publish(page: Page) -> None:
    page.locator(
        "footer .w-dropdown__toggle, footer [data-w-dropdown-target='toggle']"
    ).last.click()
    page.get_by_role("button", name="Publish", exact=True).click()


def test_an_edited_number_is_what_page_api_and_markup_say(
    admin: Page, live_server: LiveServer, whole: make.WholeSite
) -> None:
    page = whole.procedures[0]
    url = live_server.url + page.relative_url(Site.objects.get())
    assert "3 to 6 sessions" in read(url).replace("\n", " ")

    admin.goto(f"{live_server.url}/admin/pages/{page.pk}/edit/")
    admin.get_by_role("tab", name="The plan").click()
    admin.locator("[name=plans-1-value-sessions-max]").fill("8")
    publish(admin)
    expect(admin.get_by_text("has been published")).to_be_visible()

    assert "3 to 8 sessions" in " ".join(read(url).split())
    item = json.loads(read(f"{live_server.url}/api/v2/procedures/{page.pk}/"))
    assert item["plans"][1]["sessions"] == {"min": 3, "max": 8, "unit": "session"}
    nodes = json.loads(read(url, Accept="application/ld+json"))["@graph"]
    plan = next(node for node in nodes if node["@id"].endswith("#plan"))
    assert [
        (one["minValue"], one["maxValue"])
        for one in plan["mentions"]
        if (one["propertyID"], one["name"]) == ("sessions", "Acne scars")
    ] == [(3, 8)]


def test_a_backward_range_is_refused_where_it_stands(
    admin: Page, live_server: LiveServer, whole: make.WholeSite
) -> None:
    page = whole.procedures[0]
    admin.goto(f"{live_server.url}/admin/pages/{page.pk}/edit/")
    admin.get_by_role("tab", name="The plan").click()
    admin.locator("[name=plans-1-value-sessions-min]").fill("9")
    publish(admin)
    admin.get_by_role("tab", name="The plan").click()
    problem = admin.locator("[data-contentpath=max]", has_text="The range runs backwards")
    expect(problem).to_be_visible()
    expect(admin.locator("[name=plans-1-value-sessions-min]")).to_have_value("9")
    page.refresh_from_db()
    assert page.plans.raw_data[1]["value"]["sessions"] == {"min": 3, "max": 6}


def test_a_draft_is_previewed_with_its_own_words(
    admin: Page, live_server: LiveServer, whole: make.WholeSite
) -> None:
    page = whole.procedures[0]
    page.summary = "A summary that is still a draft."
    page.save_revision()
    admin.goto(f"{live_server.url}/admin/pages/{page.pk}/view_draft/")
    expect(admin.get_by_text("A summary that is still a draft.").first).to_be_visible()
    assert "still a draft" not in read(live_server.url + page.relative_url(Site.objects.get()))


def test_a_risk_page_is_made_with_the_mouse(
    admin: Page, live_server: LiveServer, whole: make.WholeSite
) -> None:
    parent = whole.procedures[0]
    admin.goto(
        f"{live_server.url}/admin/pages/add/wagtail_microneedling_pages/riskpage/{parent.pk}/"
    )
    admin.get_by_role("textbox", name="Title").fill("More risks")
    admin.locator(".c-sf-add-button").first.click()
    admin.locator("[name=risks-0-value-name]").fill("Bruising")
    admin.locator("[name=risks-0-value-duration-max]").fill("7")
    publish(admin)
    expect(admin.get_by_role("status").get_by_text("published")).to_be_visible()
    html = read(f"{live_server.url}{parent.relative_url(Site.objects.get())}more-risks/")
    assert "Bruising" in html
    assert "Up to 7 days" in html

"""The tutorial, walked in a real browser: every label as it says, every result as it promises."""

import json
import re
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest
import wagtail
from django.contrib.auth import get_user_model
from django.core.management import call_command
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.site import root_collection

from .reading import DOCS, blocks

PAGE = DOCS / "tutorial" / "your-first-procedure-page.md"
TEXT = " ".join(PAGE.read_text(encoding="utf-8").split())

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(wagtail.VERSION < (8,), reason="The tutorial shows the newest admin."),
]


def told(words: str) -> str:
    """Return ``words``, which the tutorial has to say."""
    assert words in TEXT, f"The tutorial does not say “{words}”."
    return words


class Learner:
    """Somebody who does what the tutorial says."""

    def __init__(self, page: Page, origin: str) -> None:
        self.page, self.origin = page, origin

    def sign_in(self) -> None:
        name, password = told("(name: admin, password: demo-admin)")[7:-1].split(", password: ")
        self.page.goto(f"{self.origin}/admin/")
        self.page.get_by_label("Username").fill(name)
        self.page.get_by_label("Password").fill(password)
        self.page.get_by_role("button", name="Sign in").click()

    def choose_list(self) -> None:
        if "/admin/" not in self.page.url:
            self.page.goto(f"{self.origin}/admin/")
        self.page.get_by_role("button", name=told("Treatments")).click()
        self.page.get_by_role("link", name=told("Procedure pages"), exact=True).first.click()
        expect(self.page.get_by_role("link", name=told("Add procedure page"))).to_be_visible()

    def add_below_dermaplaning(self, kind: str) -> None:
        self.choose_list()
        row = self.page.locator("tr", has_text=told("Dermaplaning"))
        row.get_by_role("button").first.click()
        self.page.get_by_role("link", name=told("Add child page")).last.click()
        expect(
            self.page.get_by_role("heading", name="Create a page in Dermaplaning")
        ).to_be_visible()
        told("Only two types are offered")
        expect(self.page.get_by_role("link", name="Pages using")).to_have_count(2)
        self.page.get_by_role("link", name=told(kind)).first.click()

    def tab(self, name: str) -> None:
        self.page.get_by_role("tab", name=told(name)).click()

    def add_row(self) -> None:
        told("choose the plus sign")
        self.page.locator(".c-sf-add-button:visible").first.click()

    def field(self, name: str) -> Locator:
        return self.page.locator(f"[name={name}]")

    def publish(self) -> None:
        told("open the arrow beside **Save draft** and choose **Publish**")
        self.page.get_by_role("button", name="More actions").last.click()
        self.page.get_by_role("button", name="Publish", exact=True).click()

    def published(self) -> None:
        self.publish()
        expect(self.page.locator(".messages")).to_contain_text("published")


@pytest.fixture
def learner(
    transactional_db: None, live_server: LiveServer, chromium: Browser
) -> Iterator[Learner]:
    root_collection()
    port = int(live_server.url.rpartition(":")[2])
    call_command("load_example", hostname="localhost", port=port, verbosity=0)
    get_user_model().objects.create_superuser("admin", "a@clinic.example", "demo-admin")
    context = chromium.new_context(viewport={"width": 1400, "height": 1000})
    yield Learner(context.new_page(), live_server.url)
    context.close()


def write_the_procedure(learner: Learner) -> None:
    learner.choose_list()
    learner.page.get_by_role("link", name="Add procedure page").first.click()
    learner.page.get_by_role("textbox", name=told("Title")).fill("Dermaplaning")
    summary = (
        "A fine blade takes dead skin cells and downy hair off the face, so that it feels smoother"
    )
    learner.page.get_by_label(told("Summary")).fill(told(f"{summary} for a few weeks."))
    learner.page.get_by_label(told("Kind")).select_option(label=told("Non-invasive"))
    learner.tab("The plan")
    learner.add_row()
    learner.field("plans-0-value-label").fill(told("Most patients"))
    learner.field("plans-0-value-sessions-min").fill("3")
    learner.field("plans-0-value-sessions-max").fill("6")
    learner.field("plans-0-value-interval-min").fill("4")
    learner.tab("Before and after")
    learner.field("downtime_max").fill("1")
    expect(learner.field("downtime_unit")).to_have_value("day")
    learner.published()


def add_questions(learner: Learner) -> None:
    learner.add_below_dermaplaning("FAQ page")
    learner.page.get_by_role("textbox", name="Title").fill(told("Questions about dermaplaning"))
    learner.add_row()
    learner.field("questions-0-value-question").fill(told("Does it make hair grow back thicker?"))
    learner.page.locator("[data-contentpath=answer] [contenteditable=true]").first.click()
    answer = told("No. Hair that has been cut grows back as it was.")
    learner.page.keyboard.type(answer)
    # The editor hands over what is typed a moment later; nobody is faster than that but a test.
    expect(learner.field("questions-0-value-answer")).to_have_value(re.compile(re.escape(answer)))
    learner.published()


def add_risks(learner: Learner) -> None:
    learner.add_below_dermaplaning("Risk page")
    learner.page.get_by_role("textbox", name="Title").fill(told("Risks of dermaplaning"))
    learner.add_row()
    learner.field("risks-0-value-name").fill(told("Small cuts"))
    learner.field("risks-0-value-description").fill(told("The blade may nick the skin."))
    learner.field("risks-0-value-duration-max").fill("3")
    learner.field("risks-0-value-what_to_do").fill(told("Keep the cut clean."))
    learner.published()


def change_the_number(learner: Learner) -> None:
    learner.choose_list()
    learner.page.get_by_role("link", name="Dermaplaning").first.click()
    learner.tab("The plan")
    learner.field("plans-0-value-sessions-max").fill("8")
    learner.published()


def read(url: str, **headers: str) -> Any:
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as answer:
        return json.loads(answer.read())


def test_the_tutorial_from_beginning_to_end(learner: Learner) -> None:
    learner.sign_in()
    write_the_procedure(learner)
    add_questions(learner)
    add_risks(learner)
    url = f"{learner.origin}/treatments/dermaplaning/"
    learner.page.goto(url)
    for words in ("Small cuts", "Does it make hair grow back thicker?", "What can go wrong"):
        expect(learner.page.get_by_role("link", name=told(words))).to_be_visible()
    (shown,) = blocks(PAGE, "json")
    query = told("slug=dermaplaning&fields=_,title,plans(sessions,interval),downtime")
    address = f"{learner.origin}/api/v2/procedures/?{query}"
    assert read(address) == json.loads(shown.text)
    nodes = {node["@id"]: node for node in read(url, Accept="application/ld+json")["@graph"]}
    (risk,) = nodes[f"{url}#procedure"]["adverseOutcome"]
    assert nodes[risk["@id"]]["name"] == "Small cuts"

    change_the_number(learner)
    learner.page.goto(url)
    expect(learner.page.get_by_text(told("3 to 8")).first).to_be_visible()
    assert read(address)["items"][0]["plans"][0]["sessions"]["max"] == 8
    nodes = {node["@id"]: node for node in read(url, Accept="application/ld+json")["@graph"]}
    assert nodes[f"{url}#plan"]["mentions"][0]["maxValue"] == 8

    learner.choose_list()
    learner.page.get_by_role("link", name="Dermaplaning").first.click()
    learner.tab("The plan")
    learner.field("plans-0-value-sessions-min").fill("9")
    learner.publish()
    learner.tab("The plan")
    problem = told(
        "The range runs backwards: 9 is more than 8. Swap the two numbers, or correct one of them."
    )
    expect(learner.page.get_by_text(problem)).to_be_visible()

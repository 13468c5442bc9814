"""The API and the export over page types of a project's own, several of a kind among them.

Collected by test_own_base.py, in a process with other settings.
"""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from wagtail.search.index import insert_or_update_object

from tests.export.exporting import export, manifest_of
from tests.own_base.models import BasePage
from tests.site import faq, home, procedure, whole_site
from wagtail_microneedling.models import ProcedurePageMixin

from .reading import ENDPOINTS, read, titles

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.api.own_base_urls")]


class OtherProcedurePage(ProcedurePageMixin, BasePage):
    """A second type of procedure page."""

    search_fields = BasePage.search_fields + ProcedurePageMixin.search_fields

    class Meta:
        app_label = "own_base"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Make the database, and a table for the second type."""
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        editor.create_model(OtherProcedurePage)


def test_everything_of_both_types_is_served(client: Client, tmp_path: Path) -> None:
    whole = whole_site(2)
    added = home().add_child(
        instance=OtherProcedurePage(
            title="A second type", slug="second", summary="Needles of two kinds"
        )
    )
    insert_or_update_object(added)  # Its model came too late for the signal that does this.
    faq(added, "About the second")
    assert titles(client, "procedures", order="title") == [
        "A second type",
        "Procedure 1",
        "Procedure 2",
    ]
    assert read(client, "procedures", added.pk)["meta"]["type"] == "own_base.OtherProcedurePage"
    assert titles(client, "procedures", search="kinds") == ["A second type"]
    assert titles(client, "faqs", procedure=added.pk) == ["About the second"]
    assert titles(client, "procedures", max_sessions=1) == ["Procedure 1", "Procedure 2"]
    assert titles(client, "procedures", concern="fine-lines", child_of=whole.index.pk) == [
        "Procedure 1",
        "Procedure 2",
    ]
    export(tmp_path)
    assert manifest_of(tmp_path)["counts"] == {"faq": 3, "index": 1, "procedure": 3, "risk": 2}


@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_lists_details_and_graphs_are_served(client: Client, endpoint: str) -> None:
    whole_site(1)
    (item,) = read(client, endpoint)["items"]
    assert client.get(item["meta"]["detail_url"]).json() == item
    assert "@graph" in read(client, endpoint, item["id"], format="jsonld")
    found = client.get(f"/api/v2/{endpoint}/find/", {"id": item["id"]})
    assert found["Location"] == item["meta"]["detail_url"]


def test_the_page_itself_answers_with_its_graph(client: Client) -> None:
    procedure()
    response = client.get("/microneedling/", headers={"accept": "application/ld+json"})
    assert response["Content-Type"] == "application/ld+json"
    assert 'type="application/ld+json"' in client.get("/microneedling/")["Link"]

"""Wagtail's own endpoints, v2 and v3, serve the facts that the page types declare."""

from typing import Any

import pytest
import wagtail
from django.test import Client

from tests.site import restrict, whole_site
from wagtail_microneedling.models import FAQPageMixin, ProcedurePageMixin, RiskPageMixin

pytestmark = pytest.mark.django_db

VERSIONS = [
    "v2",
    pytest.param(
        "v3", marks=pytest.mark.skipif(wagtail.VERSION < (8,), reason="API v3 came with Wagtail 8")
    ),
]
MIXINS = (ProcedurePageMixin, FAQPageMixin, RiskPageMixin)


def detail(client: Client, version: str, page: Any) -> dict[str, Any]:
    """Return all that Wagtail's endpoint says of one page."""
    query = {"fields": "*"} if version == "v2" else {}
    response = client.get(f"/api/{version}/pages/{page.pk}/", query)
    assert response.status_code == 200, response.content[:500]
    found: dict[str, Any] = response.json()
    return found


@pytest.fixture
def pages() -> dict[Any, Any]:
    """A full page of each kind, by its mixin."""
    whole = whole_site(1)
    found = (whole.procedures[0], whole.faqs[0], whole.risks[0])
    return dict(zip(MIXINS, found, strict=True))


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("mixin", MIXINS)
def test_every_declared_field_says_something(
    client: Client, pages: dict[Any, Any], mixin: Any, version: str
) -> None:
    page = pages[mixin]
    said = detail(client, version, page)
    declared = {field.name for field in page.api_fields}
    chosen = {"procedure"}  # The page stands below its procedure and has chosen none.
    assert declared - set(said) == set()
    assert {name for name in declared - chosen if said[name] in (None, "", [], {})} == set()


@pytest.mark.parametrize("version", VERSIONS)
def test_quantities_are_numbers_with_units(
    client: Client, pages: dict[Any, Any], version: str
) -> None:
    said = detail(client, version, pages[ProcedurePageMixin])
    ends = (said["downtime_min"], said["downtime_max"], said["downtime_unit"])
    assert ends == (1, 2, "day")
    sessions = said["plans"][1]["value"]["sessions"]
    assert (sessions["min"], sessions["max"]) == (3, 6)


@pytest.mark.parametrize("version", VERSIONS)
def test_what_is_chosen_has_a_name(client: Client, pages: dict[Any, Any], version: str) -> None:
    said = detail(client, version, pages[ProcedurePageMixin])
    names = {field: said[field][0]["value"]["name"] for field in ("concerns", "areas", "devices")}
    assert names == {"concerns": "Fine lines", "areas": "Face", "devices": "Needling pen"}
    (source,) = said["benefits"][0]["value"]["sources"]
    assert set(source) >= {"id", "name"}


def test_a_reviewer_has_a_name(client: Client, pages: dict[Any, Any]) -> None:
    page = pages[ProcedurePageMixin]
    said = client.get(f"/api/v2/pages/{page.pk}/", {"fields": "reviewer(name,job_title)"}).json()
    assert said["reviewer"]["name"] == page.reviewer.name


@pytest.mark.parametrize("version", VERSIONS)
def test_rows_keep_their_ids(client: Client, pages: dict[Any, Any], version: str) -> None:
    page = pages[FAQPageMixin]
    said = detail(client, version, page)["questions"]
    assert [row["id"] for row in said] == [row["id"] for row in page.questions.raw_data]
    assert said[0]["value"]["question"] == "Does it hurt?"


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("mixin", MIXINS)
def test_lists_by_type_serve_them_too(
    client: Client, pages: dict[Any, Any], mixin: Any, version: str
) -> None:
    page = pages[mixin]
    query = {"type": page._meta.label, **({"fields": "*"} if version == "v2" else {})}
    response = client.get(f"/api/{version}/pages/", query)
    assert response.status_code == 200, response.content[:500]
    listed = response.json()
    assert [item["id"] for item in listed["items"]] == [page.pk]


@pytest.mark.parametrize("version", VERSIONS)
def test_links_between_pages_lead_to_wagtails_endpoint(
    client: Client, pages: dict[Any, Any], version: str
) -> None:
    said = detail(client, version, pages[ProcedurePageMixin])
    detail_url = said["meta"]["detail_url"]
    assert detail_url.endswith(f"/pages/{pages[ProcedurePageMixin].pk}/")
    assert client.get(detail_url).status_code == 200


@pytest.mark.parametrize("version", VERSIONS)
def test_private_pages_stay_private(client: Client, pages: dict[Any, Any], version: str) -> None:
    page = pages[RiskPageMixin]
    restrict(page)
    assert client.get(f"/api/{version}/pages/{page.pk}/").status_code == 404

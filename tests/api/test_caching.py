"""What a cache and a client that comes back are told: tags, times, encodings, and no cookie."""

import gzip
import json
from typing import Any

import brotli
import pytest
from django.contrib.auth import get_user_model
from django.db import OperationalError, connection
from django.test import Client

from tests.site import procedure, whole_site
from wagtail_microneedling import records
from wagtail_microneedling.models import Record

from .reading import ENDPOINTS, address

pytestmark = pytest.mark.django_db

PATHS = [{}, {"format": "jsonld"}, {"fields": "title,plans"}]


@pytest.fixture
def page() -> Any:
    """Return a published procedure."""
    return whole_site(1).procedures[0]


def republish(page: Any, **fields: Any) -> None:
    """Change a page as its editor does."""
    page = type(page).objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


@pytest.mark.parametrize("more", PATHS, ids=str)
@pytest.mark.parametrize("detail", [True, False], ids=["detail", "list"])
def test_who_has_it_already_gets_304_until_it_changes(
    client: Client, page: Any, more: dict[str, Any], *, detail: bool
) -> None:
    path = address("procedures", page.pk if detail else "", **more)
    first = client.get(path)
    tag = first["ETag"]
    assert tag.startswith('"')  # strong
    for known in (tag, f'"other", {tag}', "*"):
        again = client.get(path, headers={"if-none-match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again["ETag"] == tag
        assert again["Cache-Control"] == first["Cache-Control"] == "public, no-cache"
    republish(page, title="Another title")
    changed = client.get(path, headers={"if-none-match": tag})
    assert changed.status_code == 200
    assert b"Another title" in changed.content
    assert changed["ETag"] != tag


def test_another_page_in_a_list_is_another_list(client: Client, page: Any) -> None:
    tag = client.get(address("procedures"))["ETag"]
    procedure(page.get_parent(), "One more")
    assert client.get(address("procedures"), headers={"if-none-match": tag}).status_code == 200


def test_last_modified_is_when_the_content_changed(client: Client, page: Any) -> None:
    path = address("procedures", page.pk)
    modified = client.get(path)["Last-Modified"]
    assert client.get(path, headers={"if-modified-since": modified}).status_code == 304
    long_ago = {"if-modified-since": "Mon, 02 Mar 2020 09:30:00 GMT"}
    assert client.get(path, headers=long_ago).status_code == 200
    Record.objects.update(stamp="of an older version")
    assert client.get(path)["Last-Modified"] == modified  # built anew, and the same


@pytest.mark.parametrize(
    "header", ['"', "W/", "x" * 10_000, '","', "\N{SNOWMAN}", '"a"; drop', "W/*"]
)
def test_a_malformed_tag_is_nobodys_tag(client: Client, page: Any, header: str) -> None:
    path = address("procedures", page.pk)
    assert client.get(path, headers={"if-none-match": header}).status_code == 200
    assert client.get(path, headers={"if-modified-since": header}).status_code == 200


@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_head_says_what_get_says(client: Client, page: Any, endpoint: str) -> None:
    for path in (
        address(endpoint),
        client.get(address(endpoint)).json()["items"][0]["meta"]["detail_url"],
    ):
        get, head = client.get(path), client.head(path)
        assert (head.status_code, head.content) == (200, b"")
        for name in ("ETag", "Content-Type", "Cache-Control", "Vary"):
            assert head[name] == get[name]


@pytest.mark.parametrize("more", [{}, {"format": "jsonld"}], ids=str)
def test_encodings_are_stored_and_chosen_by_the_client(
    client: Client, page: Any, more: dict[str, str]
) -> None:
    path = address("procedures", page.pk, **more)
    plain = client.get(path)
    assert "Content-Encoding" not in plain
    tags = {plain["ETag"]}
    for accepted, encoding, unpack in (
        ("gzip", "gzip", gzip.decompress),
        ("gzip, deflate, br", "br", brotli.decompress),
        ("br;q=0, gzip;q=0.5", "gzip", gzip.decompress),
        ("BR ; q=1.0", "br", brotli.decompress),
    ):
        packed = client.get(path, headers={"accept-encoding": accepted})
        assert packed["Content-Encoding"] == encoding
        assert unpack(packed.content) == plain.content
        assert len(packed.content) < len(plain.content) / 2
        assert packed["Content-Length"] == str(len(packed.content))
        assert "Accept-Encoding" in packed["Vary"]
        tags.add(packed["ETag"])
    assert len(tags) == 3  # a representation each: a strong tag must tell them apart


@pytest.mark.parametrize(
    "accepted", ["identity", "gzip;q=0", "br;q=0.000", "zstd", ";;;", "gzip;q=x"]
)
def test_what_is_not_accepted_is_not_sent(client: Client, page: Any, accepted: str) -> None:
    answer = client.get(address("procedures", page.pk), headers={"accept-encoding": accepted})
    assert "Content-Encoding" not in answer
    assert answer.json()["id"] == page.pk


def test_nobody_is_recognised_so_one_copy_serves_all(client: Client, page: Any) -> None:
    path = address("procedures", page.pk)
    anonymous = client.get(path)
    client.force_login(get_user_model().objects.create_superuser("editor", "e@clinic.example", "x"))
    editor = client.get(path)
    assert editor.content == anonymous.content
    assert editor["ETag"] == anonymous["ETag"]
    for answer in (anonymous, editor):
        assert "Cookie" not in answer["Vary"]
        assert not answer.cookies


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (address("procedures", 987654), 404),
        (address("procedures", limit=0), 400),
        (address("procedures", limit=10**9), 400),
        (address("procedures", order="colour"), 400),
        (address("procedures", unknown="x" * 100_000), 400),
    ],
    ids=["unknown", "empty", "huge", "order", "long"],
)
def test_errors_are_not_stored(client: Client, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer["Cache-Control"] == "no-store"
    assert "ETag" not in answer


def test_the_header_of_caches_is_a_setting(client: Client, page: Any, settings: Any) -> None:
    settings.WAGTAIL_MICRONEEDLING = {"CACHE_CONTROL": "public, s-maxage=600"}
    assert client.get(address("procedures", page.pk))["Cache-Control"] == "public, s-maxage=600"


def test_a_record_that_can_not_be_built_is_a_503(
    client: Client, page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(pages: Any) -> Any:
        raise ValueError("A fact that nobody foresaw.")

    Record.objects.all().delete()
    monkeypatch.setattr(records.building, "assembled", fails)
    answer = client.get(address("procedures", page.pk))
    assert answer.status_code == 503
    assert int(answer["Retry-After"]) > 0
    assert answer["Cache-Control"] == "no-store"
    assert "could not be built" in answer.json()["message"]
    monkeypatch.undo()
    assert client.get(address("procedures", page.pk)).status_code == 200


def test_a_page_that_can_not_be_built_takes_no_list_with_it(
    client: Client, page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = procedure(page.get_parent(), "Sound")
    real, tried = records.building.assembled, []

    def assembled(pages: Any) -> Any:
        if any(one.pk == page.pk for one in pages):
            tried.append(page.pk)
            raise ValueError("A fact that nobody foresaw.")
        return real(pages)

    monkeypatch.setattr(records.building, "assembled", assembled)
    republish(page, title="Broken")
    for endpoint in ENDPOINTS:
        answer = client.get(address(endpoint))
        assert answer.status_code == 200
        assert "Broken" not in [item["title"] for item in answer.json()["items"]]
        assert answer["Cache-Control"] == "no-store"
    assert [item["id"] for item in client.get(address("procedures")).json()["items"]] == [other.pk]
    before = len(tried)
    client.get(address("procedures"))
    assert len(tried) == before  # a list does not try again what has failed
    monkeypatch.undo()
    assert client.get(address("procedures", page.pk)).status_code == 200
    answer = client.get(address("procedures"))
    assert {item["id"] for item in answer.json()["items"]} == {page.pk, other.pk}
    assert answer["Cache-Control"] == "public, no-cache"


def test_a_database_that_is_away_is_a_503(client: Client, page: Any) -> None:
    def is_away(*_: Any) -> Any:
        raise OperationalError("server closed the connection unexpectedly")

    with connection.execute_wrapper(is_away):
        answers = [client.get(address("procedures", key)) for key in (page.pk, "")]
    for answer in answers:
        assert (answer.status_code, answer["Retry-After"]) == (503, "10")
        assert answer["Cache-Control"] == "no-store"
        assert json.loads(answer.content)["message"].startswith("The database does not answer")

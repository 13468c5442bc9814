"""What caches are told of a page: that they may keep what everyone gets, and nothing else."""

import gzip
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.checks import run_checks
from django.template import engines
from django.test import Client, RequestFactory
from django.utils.cache import patch_vary_headers
from wagtail.models import PageViewRestriction

from tests.site import WholeSite, restrict
from wagtail_microneedling.delivery import CacheHeadersMiddleware
from wagtail_microneedling.models import Record

from .caching import Cache, RecordingKeys
from .test_purging import again, publish
from .test_surrogate_keys import by_keys

__all__ = ["by_keys"]

pytestmark = pytest.mark.django_db

OURS = "wagtail_microneedling.delivery.CacheHeadersMiddleware"
PUBLIC = "public, max-age=0, s-maxage=600"
PRIVATE = "private, no-cache"
PATH = "/treatments/procedure-1/"


@pytest.fixture(autouse=True)
def public(settings: Any) -> None:
    """Caches may keep pages for ten minutes."""
    settings.WAGTAIL_MICRONEEDLING = {"CACHE_CONTROL": PUBLIC}


@pytest.fixture
def frame(tmp_path: Any, settings: Any) -> Iterator[Any]:
    """Return what puts a project's words around the pages."""

    def write(words: str) -> None:
        folder = tmp_path / "wagtail_microneedling"
        folder.mkdir(exist_ok=True)
        block = "{% block content %}{% endblock %}"
        load = "{% load wagtailuserbar %}"
        (folder / "base.html").write_text(f"<!doctype html>{load}{words}{block}")
        one = settings.TEMPLATES[0]
        settings.TEMPLATES = [{**one, "DIRS": [tmp_path]}]

    yield write
    engines._engines.clear()


def editor() -> Client:
    """Return the client of somebody who is logged in."""
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("editor", "e@clinic.example", "x"))
    return client


def vary(response: Any) -> set[str]:
    """Return what a response varies by."""
    return {name.strip() for name in response.get("Vary", "").split(",")}


# What everyone gets


def test_what_everyone_gets_is_public(standing: WholeSite, client: Client) -> None:
    for page in (standing.index, standing.procedures[0], standing.faqs[0], standing.risks[0]):
        response = client.get(page.get_url())
        assert response["Cache-Control"] == PUBLIC
        assert response["ETag"].startswith('"')
        assert "Last-Modified" not in response
        assert not response.cookies
        assert "Cookie" not in vary(response)
        assert "Accept" in vary(response)


def test_who_has_a_page_gets_304_until_it_changes(standing: WholeSite, client: Client) -> None:
    first = client.get(PATH)
    for known in (first["ETag"], f'"other", W/{first["ETag"]}', "*"):
        again_ = client.get(PATH, headers={"if-none-match": known})
        assert (again_.status_code, again_.content) == (304, b"")
        for name in ("ETag", "Cache-Control", "Vary"):
            assert again_[name] == first[name]
    publish(standing.procedures[0], title="Needling")
    changed = client.get(PATH, headers={"if-none-match": first["ETag"]})
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]


def test_addresses_that_nobody_can_foresee(
    standing: WholeSite, client: Client, settings: Any
) -> None:
    strange = f"{PATH}?utm_source=letter"
    assert client.get(f"{PATH}?format=jsonld")["Cache-Control"] == PUBLIC
    response = client.get(strange)
    assert response["Cache-Control"] == "public, no-cache, s-maxage=0"
    known = {"if-none-match": response["ETag"]}
    assert client.get(strange, headers=known).status_code == 304
    settings.WAGTAIL_MICRONEEDLING = {"CACHE_CONTROL": "private, max-age=5"}
    assert client.get(strange)["Cache-Control"] == "private, max-age=5"
    by_key = {"CACHE_CONTROL": PUBLIC, "SURROGATE_KEY_HEADER": "xkey"}
    settings.WAGTAIL_MICRONEEDLING = by_key
    assert client.get(strange)["Cache-Control"] == PUBLIC


def test_another_frame_is_another_page(standing: WholeSite, client: Client, frame: Any) -> None:
    frame("Monday")
    first = client.get(PATH)
    modified = Record.objects.get(pk=standing.procedures[0].pk).last_modified
    frame("Tuesday")
    engines._engines.clear()
    assert client.get(PATH, headers={"if-none-match": first["ETag"]}).status_code == 200
    # The facts have not changed, the page has.
    assert Record.objects.get(pk=standing.procedures[0].pk).last_modified == modified


def test_head(standing: WholeSite, client: Client) -> None:
    whole, head = client.get(PATH), client.head(PATH)
    assert head.content == b""
    for name in ("ETag", "Cache-Control", "Vary", "Content-Length"):
        assert head[name] == whole[name]
    assert client.head(PATH, headers={"if-none-match": whole["ETag"]}).status_code == 304


@pytest.mark.parametrize("tag", ['"', "W/", "x" * 10_000, "\N{SNOWMAN}", '"a"; drop', ""])
def test_a_malformed_tag_is_nobodys(tag: str, standing: WholeSite, client: Client) -> None:
    assert client.get(PATH, headers={"if-none-match": tag}).status_code == 200


def test_the_graph_at_the_pages_address(standing: WholeSite, client: Client) -> None:
    as_graph = {"accept": "application/ld+json"}
    graph, html = client.get(PATH, headers=as_graph), client.get(PATH)
    assert graph["Cache-Control"] == PUBLIC
    assert graph["ETag"] != html["ETag"]
    known = {"if-none-match": graph["ETag"]}
    assert client.get(PATH, headers={**as_graph, **known}).status_code == 304
    assert client.get(PATH, headers=known).status_code == 200


def test_keys_are_said_to_who_has_it_too(
    standing: WholeSite, by_keys: Cache, client: Client
) -> None:
    first = client.get(PATH)
    known = client.get(PATH, headers={"if-none-match": first["ETag"]})
    assert known.status_code == 304
    assert known["Surrogate-Key"] == f"page-{standing.procedures[0].pk}"
    assert RecordingKeys.cache is by_keys


def test_compressed_by_django(standing: WholeSite, client: Client, settings: Any) -> None:
    plain = client.get(PATH)
    settings.MIDDLEWARE = ["django.middleware.gzip.GZipMiddleware", *settings.MIDDLEWARE]
    packed = Client().get(PATH, headers={"accept-encoding": "gzip"})
    assert gzip.decompress(packed.content) == plain.content
    assert packed["ETag"] == f"W/{plain['ETag']}"
    assert "Accept-Encoding" in vary(packed)
    known = {"accept-encoding": "gzip", "if-none-match": packed["ETag"]}
    assert Client().get(PATH, headers=known).status_code == 304


def test_compressed_in_the_wrong_place(standing: WholeSite, settings: Any) -> None:
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "django.middleware.gzip.GZipMiddleware"]
    packed = Client().get(PATH, headers={"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    # Its bytes differ each time.
    assert "ETag" not in packed


# What is one reader's


def test_who_is_logged_in(standing: WholeSite) -> None:
    response = editor().get(PATH)
    assert response["Cache-Control"] == PRIVATE
    assert "ETag" not in response


@pytest.mark.parametrize(
    "words",
    [
        "{{ request.user }}",
        "{{ request.session.seen }}",
        "{% if perms.wagtailadmin.access_admin %}admin{% endif %}",
        "{% wagtailuserbar %}",
        "<form>{% csrf_token %}</form>",
    ],
)
def test_a_frame_that_looks_who_asks(
    words: str, standing: WholeSite, client: Client, frame: Any
) -> None:
    frame(words)
    response = client.get(PATH)
    assert response.status_code == 200
    assert response["Cache-Control"] == PRIVATE


def test_a_frame_that_shows_the_bar_to_editors_alone(
    standing: WholeSite, client: Client, frame: Any
) -> None:
    frame("{% if request.COOKIES.sessionid %}{% wagtailuserbar %}{% endif %}")
    assert client.get(PATH)["Cache-Control"] == PUBLIC
    response = editor().get(PATH)
    assert b"wagtail-userbar" in response.content
    assert response["Cache-Control"] == PRIVATE


@pytest.mark.parametrize("name", ["sessionid", "django_language"])
def test_a_cookie_by_which_django_knows_the_reader(
    name: str, standing: WholeSite, client: Client
) -> None:
    client.cookies["visited"] = "yes"
    assert client.get(PATH)["Cache-Control"] == PUBLIC
    client.cookies[name] = "de"
    assert client.get(PATH)["Cache-Control"] == PRIVATE


def test_behind_a_password_of_the_server(standing: WholeSite, client: Client) -> None:
    response = client.get(PATH, headers={"authorization": "Basic eDp5"})
    assert response["Cache-Control"] == PRIVATE


class Consent:
    """A project's middleware that sets a cookie."""

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> Any:
        """Ask for consent."""
        response = self.get_response(request)
        response.set_cookie("consent", "asked")
        return response


class Region(Consent):
    """A project's middleware that chooses by a header."""

    def __call__(self, request: Any) -> Any:
        """Say so."""
        response = self.get_response(request)
        patch_vary_headers(response, ["Authorization"])
        return response


@pytest.mark.parametrize("name", ["Consent", "Region"])
def test_middleware_of_the_project(
    name: str, standing: WholeSite, client: Client, settings: Any
) -> None:
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"{__name__}.{name}"]
    assert Client().get(PATH)["Cache-Control"] == PRIVATE


def test_every_session_saved(standing: WholeSite, settings: Any) -> None:
    settings.SESSION_SAVE_EVERY_REQUEST = True
    assert editor().get(PATH)["Cache-Control"] == PRIVATE


@pytest.mark.parametrize("words", ["{{ request.user }}", "<form>{% csrf_token %}</form>"])
def test_in_the_wrong_place_nothing_is_public_either(
    words: str, standing: WholeSite, settings: Any, frame: Any
) -> None:
    settings.MIDDLEWARE = [*(one for one in settings.MIDDLEWARE if one != OURS), OURS]
    frame(words)
    assert Client().get(PATH)["Cache-Control"] == PRIVATE
    messages = [one for one in run_checks() if one.id == "wagtail_microneedling.E004"]
    assert len(messages) == 5
    assert "SessionMiddleware" in messages[0].msg


def test_in_its_place_there_is_nothing_to_say() -> None:
    assert not [one for one in run_checks() if one.id == "wagtail_microneedling.E004"]


# What nobody may keep


@pytest.mark.parametrize("kind", [PageViewRestriction.LOGIN, PageViewRestriction.PASSWORD])
def test_private_pages(kind: str, standing: WholeSite, client: Client) -> None:
    restriction = restrict(standing.index)
    PageViewRestriction.objects.filter(pk=restriction.pk).update(
        restriction_type=kind, password="open"
    )
    assert "no-store" in client.get(PATH)["Cache-Control"]
    if kind == PageViewRestriction.LOGIN:
        reader = editor()
    else:
        reader = Client()
        reader.post(
            f"/_util/authenticate_with_password/{restriction.pk}/{standing.procedures[0].pk}/",
            {"password": "open", "return_url": PATH},
        )
    response = reader.get(PATH)
    assert response.status_code == 200
    assert b"Procedure 1" in response.content
    said = response["Cache-Control"]
    assert "no-store" in said
    assert "private" in said
    assert "public" not in said


def test_previews(standing: WholeSite) -> None:
    page = again(standing.procedures[0])
    page.title = "A draft"
    page.save_revision()
    response = editor().get(f"/admin/pages/{page.pk}/view_draft/")
    assert b"A draft" in response.content
    assert {"no-store", "private"} <= set(response["Cache-Control"].split(", "))
    request = RequestFactory().get("/")
    said = page.make_preview_request(request, page.default_preview_mode)["Cache-Control"]
    assert {"no-store", "private"} <= set(said.split(", "))


# What varies by no language


@pytest.mark.parametrize("more", ["", "?fields=title", "?format=jsonld"])
def test_the_api_is_the_same_in_every_language(
    more: str, standing: WholeSite, client: Client, settings: Any
) -> None:
    assert "django.middleware.locale.LocaleMiddleware" in settings.MIDDLEWARE
    for path in ("/api/v2/procedures/", f"/api/v2/procedures/{standing.procedures[0].pk}/"):
        german, none = client.get(path + more, headers={"accept-language": "de"}), client.get(path)
        assert not {"Accept-Language", "Cookie"} & vary(german)
        assert "Accept" in vary(german)
        assert "Content-Language" not in german
        assert german["Cache-Control"] == PUBLIC
        if not more:
            assert german.content == none.content
        known = {"if-none-match": german["ETag"]}
        again_ = client.get(path + more, headers=known)
        assert again_.status_code == 304
        assert "Accept-Language" not in vary(again_)


def test_others_answers_keep_their_language(standing: WholeSite, client: Client) -> None:
    for path in ("/api/v2/pages/", "/", PATH):
        response = client.get(path)
        assert response["Content-Language"] == "en"
        assert "Accept-Language" in vary(response)


# What is the project's


def test_what_a_project_says_stays(
    standing: WholeSite, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = type(standing.procedures[0])
    serve = model.serve

    def own(page: Any, request: Any, *args: Any, **kwargs: Any) -> Any:
        response = serve(page, request, *args, **kwargs)
        response["Cache-Control"] = "max-age=5"
        return response

    monkeypatch.setattr(model, "serve", own)
    response = client.get(PATH)
    assert response["Cache-Control"] == "max-age=5"
    assert "ETag" not in response


def test_other_pages_and_errors(standing: WholeSite, client: Client) -> None:
    for path in ("/", "/treatments/nothing/", "/admin/login/"):
        assert client.get(path).get("Cache-Control", "") != PUBLIC
    assert "ETag" not in client.get("/")


def test_without_the_middleware_nothing_is_said(standing: WholeSite, settings: Any) -> None:
    settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if one != OURS]
    response = Client().get(PATH)
    assert "Cache-Control" not in response
    assert "ETag" not in response
    assert CacheHeadersMiddleware.__qualname__ in OURS

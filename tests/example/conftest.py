"""The example, loaded once for all tests of this folder and rolled back after them."""

import json
from collections.abc import Callable, Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client, override_settings
from wagtail.models import Site

from wagtail_microneedling.assembly import document_of

from .reading import PATHS, page_at

Fetch = Callable[[str], str]
Serve = Callable[[str], dict[str, Any]]

ENDPOINTS = {"ProcedurePage": "procedures", "FAQPage": "faqs", "RiskPage": "risks"}


@pytest.fixture(scope="package")
def loaded(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """The example in the database, and its pictures in a folder of their own."""
    media = tmp_path_factory.mktemp("media")
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=media),
        transaction.atomic(),
    ):
        call_command("load_example", stdout=StringIO())
        for (
            path
        ) in PATHS:  # makes every size of every picture, which tests would make again and again
            document_of(page_at(path))
        yield
        transaction.set_rollback(True)
    Site.clear_site_root_paths_cache()


@pytest.fixture
def example(loaded: None, db: None) -> None:
    """The example, in a test that may change it."""
    Site.clear_site_root_paths_cache()


@pytest.fixture(scope="package")
def answers(loaded: None) -> dict[str, str]:
    """What the site has answered so far, by address: tests that ask for it change nothing."""
    return {}


@pytest.fixture
def fetch(example: None, answers: dict[str, str]) -> Fetch:
    """A function that returns what an address on the site answers, as an anonymous reader gets it."""
    client = Client(SERVER_NAME="127.0.0.1", SERVER_PORT="8000")

    def answer(address: str) -> str:
        if address not in answers:
            response = client.get(address)
            assert response.status_code == 200, f"{address} answers {response.status_code}"
            answers[address] = response.content.decode()
        return answers[address]

    return answer


@pytest.fixture
def show(fetch: Fetch) -> Fetch:
    """A function that returns the HTML of the page at a path below the home page."""
    return lambda path: fetch(page_at(path).get_url_parts()[2])


@pytest.fixture
def serve(fetch: Fetch) -> Serve:
    """A function that returns a page's item in the API, by its path below the home page."""

    def item(path: str) -> dict[str, Any]:
        page = page_at(path)
        endpoint = ENDPOINTS[type(page).__name__]
        served: dict[str, Any] = json.loads(fetch(f"/api/v2/{endpoint}/{page.pk}/"))
        return served

    return item

"""Purging a real HTTP cache by Wagtail's own backend."""

import logging
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from tests.site import WholeSite

from .caching import Cache

BACKEND = "wagtail.contrib.frontend_cache.backends.HTTPBackend"


class Server(ThreadingHTTPServer):
    """Stands where Varnish or nginx would: it notes what it is told to purge."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Purging)
        self.purged: set[str] = set()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}"


class Purging(BaseHTTPRequestHandler):
    """Understands PURGE alone."""

    server: Server

    def do_PURGE(self) -> None:
        """Note the address, host included."""
        self.server.purged.add(f"http://{self.headers['Host']}{self.path}")
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    """Run a server."""
    with Server() as running:
        Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()


def test_every_address_of_a_page_reaches_the_cache(
    whole: WholeSite, cache: Cache, settings: Any, server: Server
) -> None:
    settings.WAGTAILFRONTENDCACHE = {"varnish": {"BACKEND": BACKEND, "LOCATION": server.url}}
    page = type(whole.procedures[0]).objects.get(pk=whole.procedures[0].pk)
    page.slug = "needling"
    page.save_revision().publish()
    german = page.get_translations().get().get_full_url()
    assert german.startswith("http://localhost/de/")
    api = "http://localhost/api/v2/procedures"
    assert server.purged >= {
        "http://localhost/treatments/procedure-1/",
        "http://localhost/treatments/procedure-1/?format=jsonld",
        "http://localhost/treatments/needling/",
        "http://localhost/treatments/needling/?format=jsonld",
        "http://localhost/treatments/",
        f"{api}/{page.pk}/",
        f"{api}/{page.pk}/?format=jsonld",
        f"{api}/",
        f"{api}/?format=jsonld",
        f"{api}/find/",
        "http://localhost/api/v2/faqs/",
        german,
    }
    assert "http://localhost/treatments/procedure-2/" not in server.purged


def test_a_cache_that_does_not_answer_is_logged(
    whole: WholeSite, cache: Cache, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    with Server() as gone:
        settings.WAGTAILFRONTENDCACHE_LOCATION = gone.url
    settings.WAGTAILFRONTENDCACHE = None
    page = type(whole.procedures[0]).objects.get(pk=whole.procedures[0].pk)
    with caplog.at_level(logging.ERROR):
        page.unpublish()
    assert not type(page).objects.get(pk=page.pk).live
    assert f"/api/v2/procedures/{page.pk}/' from HTTP cache" in caplog.text

"""Purging a real HTTP cache: by Wagtail's own backend, and by the one in the documentation."""

import json
import logging
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from wagtail.contrib.frontend_cache.utils import PurgeBatch

from tests.docs.reading import DOCS, blocks
from tests.site import WholeSite
from wagtail_microneedling.delivery.surrogate_keys import purge_keys

from .caching import Cache

BACKEND = "wagtail.contrib.frontend_cache.backends.HTTPBackend"


class Server(ThreadingHTTPServer):
    """Stands where Varnish or nginx would: it notes what it is told to purge."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Purging)
        self.purged: set[str] = set()
        self.keys: list[list[str]] = []
        self.tokens: set[str | None] = set()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}"


class Purging(BaseHTTPRequestHandler):
    """Understands PURGE, and keys that are posted as Fastly takes them."""

    server: Server

    def do_PURGE(self) -> None:
        """Note the address, host included."""
        self.server.purged.add(f"http://{self.headers['Host']}{self.path}")
        self.done()

    def do_POST(self) -> None:
        """Note the keys."""
        said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        assert (self.path, list(said)) == ("/service/clinic/purge", ["surrogate_keys"])
        self.server.keys.append(said["surrogate_keys"])
        self.done()

    def done(self) -> None:
        """Say that it is done."""
        self.server.tokens.add(self.headers["Fastly-Key"])
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


@pytest.fixture
def documented(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return where the backend in the documentation can be imported."""
    texts = [block.text for block in blocks(DOCS / "how-to" / "use-a-cdn.md", "python")]
    (backend,) = (text for text in texts if "class FastlyBackend" in text)
    (tmp_path / "documented_backend.py").write_text(backend)
    monkeypatch.syspath_prepend(tmp_path)
    return "documented_backend.FastlyBackend"


def test_the_backend_in_the_documentation(documented: str, settings: Any, server: Server) -> None:
    service = {"SERVICE": f"{server.url}/service/clinic", "TOKEN": "secret"}
    settings.WAGTAILFRONTENDCACHE = {"cdn": {"BACKEND": documented, **service}}
    PurgeBatch([f"{server.url}/treatments/"]).purge()
    assert server.purged == {f"{server.url}/treatments/"}
    purge_keys({f"page-{number}" for number in range(300)})
    assert [len(keys) for keys in server.keys] == [256, 44]
    assert server.tokens == {"secret"}

"""What readers ask for: ours beside the others, and a large site beside a small one."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import wagtail
from django.conf import settings
from django.db import connection
from django.test import Client as InProcess
from django.test.utils import CaptureQueriesContext

from tests.site import page_type
from wagtail_microneedling.models import ProcedurePageMixin

from . import graphql
from .growing import WORDS
from .serving import Client, Request
from .turns import NO_TARGET, Pace, Side, Target, at_least, at_most, compared

LIMIT = 20
#: The pages that are asked for one by one, in turn.
MOST_KEYS = 20
GRAPH = (("Accept", "application/ld+json"),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """A name, and requests that are made in turn."""

    name: str
    requests: tuple[Request, ...]
    status: int = 200

    def side(self, client: Client) -> Side:
        """Return it as one of two that take turns."""
        wire = [bytes(request) for request in self.requests]
        return Side(
            name=self.name,
            run=lambda times: client.seconds(wire, self.status, times),
            queries=self.queries(),
            bytes=len(client.ask(wire[0]).body),
        )

    def queries(self) -> int:
        """Return how many queries the first request takes once caches are warm, in this process."""
        request = self.requests[0]
        for _ in range(2):
            with CaptureQueriesContext(connection) as captured:
                InProcess().generic(
                    request.method,
                    request.path,
                    request.content,
                    content_type="application/json",
                    headers=request.all_headers,
                )
        return len(captured)


class Endpoints:
    """The addresses of one site, served by one server."""

    def __init__(self, client: Client) -> None:
        self.client = client
        model = page_type(ProcedurePageMixin)
        keys = list(model.objects.live().order_by("path").values_list("pk", flat=True))
        self.keys = keys[:: max(1, len(keys) // MOST_KEYS)][:MOST_KEYS]
        self.pages = {"type": model._meta.label}
        self.paths = [model.objects.get(pk=key).get_url_parts()[2] for key in self.keys]

    def each(self, name: str, path: str, *headers: Any, **query: Any) -> Endpoint:
        """Return one page after the other, at ``path`` with its key in it."""
        text = f"?{urlencode(query, safe='*,')}" if query else ""
        requests = (Request(path=path.format(key) + text, headers=headers) for key in self.keys)
        return Endpoint(name=name, requests=tuple(requests))

    def one(self, name: str, path: str, **query: Any) -> Endpoint:
        """Return one address."""
        text = f"?{urlencode(query, safe='*,')}" if query else ""
        return Endpoint(name=name, requests=(Request(path=path + text),))

    def ours(self, name: str, **query: Any) -> Endpoint:
        """Return our list."""
        return self.one(name, "/api/v2/procedures/", limit=LIMIT, **query)

    def detail(self) -> Endpoint:
        """Return our items."""
        return self.each("item", "/api/v2/procedures/{}/")

    def not_modified(self) -> Endpoint:
        """Return our items, asked for by those who have them."""
        asked = []
        for request in self.detail().requests:
            etag = self.client.ask(bytes(request)).etag
            asked.append(Request(path=request.path, headers=(("If-None-Match", etag),)))
        return Endpoint(name="item, 304", requests=tuple(asked), status=304)

    def theirs(self, name: str, **query: Any) -> Endpoint:
        """Return Wagtail's list of the same pages."""
        return self.one(name, "/api/v2/pages/", **self.pages, limit=LIMIT, **query)

    def cursor(self, *, last: bool = False) -> Endpoint:
        """Return our first or last page of a list by cursor."""
        cursor = self._last_cursor() if last else ""
        return self.ours(f"list of 20, {'last' if last else 'first'} cursor page", cursor=cursor)

    def _last_cursor(self) -> str:
        """Return the cursor of the last page that is full."""
        cursors, cursor, items = [""], "", []
        while cursor is not None:
            request = self.ours("", cursor=cursor, fields="_,title").requests[0]
            answer = json.loads(self.client.ask(bytes(request)).body)
            cursor, items = answer["meta"]["next_cursor"], answer["items"]
            cursors += [cursor] if cursor else []
        return cursors[-1] if len(items) == LIMIT else cursors[-2:][0]

    def html(self, name: str, prefix: str = "") -> Endpoint:
        """Return the pages' HTML."""
        paths = [f"/{prefix}{path.lstrip('/')}" for path in self.paths]
        return Endpoint(name=name, requests=tuple(Request(path=path) for path in paths))


Row = tuple[str, Endpoint, Endpoint, Target]


def comparisons(site: Endpoints) -> Iterator[Row]:
    """Yield what is compared, ours and theirs, and what the ratio of their paces has to be."""
    yield from _details(site)
    yield from _lists(site)
    yield from _searches(site)
    yield (
        "HTML page",
        site.html("from the record"),
        site.html("from the models", "bench/from-models/"),
        at_least(8),
    )


def _details(site: Endpoints) -> Iterator[Row]:
    item = site.detail()
    graph = site.each("item as JSON-LD", "/api/v2/procedures/{}/", *GRAPH)
    v2 = site.each("API v2, fields=*", "/api/v2/pages/{}/", fields="*")
    row = site.each("one row as bytes", "/bench/row/{}/")
    size = len(site.client.ask(bytes(item.requests[0])).body)
    empty = site.one("empty view", f"/bench/empty/{size}/")
    yield "Item", item, v2, at_least(25)
    yield "Item as JSON-LD", graph, v2, at_least(25)
    yield "Item", item, row, at_least(0.85)
    yield "Item, 304", site.not_modified(), empty, at_least(0.55)
    some = site.each("fields=title,plans", "/api/v2/procedures/{}/", fields="title,plans")
    yield "Item, some fields", some, item, at_least(0.5)
    if wagtail.VERSION >= (8,):
        yield "Item", item, site.each("API v3", "/api/v3/pages/{}/"), NO_TARGET
    yield "Item", item, site.each("serializer by hand", "/bench/by-hand/{}/"), NO_TARGET
    yield "Item", item, empty, NO_TARGET


def _lists(site: Endpoints) -> Iterator[Row]:
    v2 = site.theirs("API v2, fields=*", fields="*")
    rows = site.one("rows by plain SQL", "/bench/rows/")
    whole, first, last = site.ours("list of 20"), site.cursor(), site.cursor(last=True)
    yield "List of 20, counted", whole, v2, NO_TARGET
    yield "List of 20, first by cursor", first, v2, at_least(75)
    yield "List of 20, last by cursor", last, v2, at_least(75)
    yield "List of 20, counted", whole, rows, NO_TARGET
    yield "List of 20, first by cursor", first, rows, at_least(0.85)
    yield "List of 20, last by cursor", last, rows, at_least(0.85)
    chosen = site.ours("concern and order", concern="fine-lines", order="-last_published_at")
    yield "List, filtered and ordered", chosen, whole, at_least(0.8)
    yield "List of 20, counted", whole, site.one("serializer by hand", "/bench/by-hand/"), NO_TARGET
    if settings.GRAPHQL:
        query = Request(path="/bench/graphql/", body=json.dumps({"query": graphql.QUERY}))
        grapple = Endpoint(name="wagtail-grapple", requests=(query,))
        yield "List of 20, counted", whole, grapple, NO_TARGET


def _searches(site: Endpoints) -> Iterator[Row]:
    ours = site.ours("search", search=WORDS[1])
    yield "Search", ours, site.theirs("API v2", search=WORDS[1]), at_least(5)


def read(site: Endpoints, pace: Pace, advance: Callable[[str], object]) -> list[dict[str, Any]]:
    """Return how ours compare with others on one site; the process uses the site's database."""
    sides: dict[Request, Side] = {}
    found = []
    for what, *endpoints, target in comparisons(site):
        advance(what)
        for endpoint in endpoints:
            sides.setdefault(endpoint.requests[0], endpoint.side(site.client))
        ours, theirs = (sides[endpoint.requests[0]] for endpoint in endpoints)
        found.append(compared(what, ours, theirs, pace, target))
    return found


def growing(site: Endpoints) -> list[tuple[str, Side, Target]]:
    """Return what is asked of large and small sites alike, and how much longer large ones may take."""
    asked = (
        ("Item", site.detail(), 1.1),
        ("List of 20, counted", site.ours("list of 20"), None),
        ("List of 20, first by cursor", site.cursor(), 1.2),
        ("List of 20, last by cursor", site.cursor(last=True), 1.2),
    )
    return [(what, endpoint.side(site.client), at_most(most)) for what, endpoint, most in asked]


def last_page(site: Endpoints, pace: Pace) -> dict[str, Any]:
    """Return how much longer the last page of a list takes than the first."""
    first, last = site.cursor().side(site.client), site.cursor(last=True).side(site.client)
    return compared("Last page by cursor, against the first", last, first, pace, at_most(1.2))

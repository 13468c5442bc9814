"""A search server that understands as much of OpenSearch as Wagtail's backend asks of it.

It has no idea of languages, and ranks by how often the words are there. What it doesn't know it
refuses, so that a test can't pass because a condition went unread.
"""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

Document = dict[str, Any]


def tokens(said: Any) -> list[str]:
    """Return the words of a field's value."""
    return re.findall(r"\w+", json.dumps(said, ensure_ascii=False).lower())


class Server(ThreadingHTTPServer):
    """What is indexed, by index and key, and what was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.indices: dict[str, dict[str, Document]] = {}
        self.copied: dict[str, list[str]] = {}

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.server_port}"

    def index(self, name: str) -> dict[str, Document]:
        """Return the documents of an index, by key."""
        return self.indices.setdefault(name, {})

    def map(self, properties: Mapping[str, Any]) -> None:
        """Learn which fields are copied to others."""
        for name, field in properties.items():
            targets = field.get("copy_to", [])
            for target in [targets] if isinstance(targets, str) else targets:
                self.copied.setdefault(target, []).append(name)

    def whole(self, document: Document) -> Document:
        """Return a document with the fields that others are copied to."""
        copies = {
            target: [document[name] for name in names if name in document]
            for target, names in self.copied.items()
        }
        return {**document, **copies}

    def found(self, name: str, query: Mapping[str, Any]) -> list[tuple[float, Document]]:
        """Return the documents that a query finds with their scores, the best first."""
        documents = map(self.whole, self.index(name).values())
        scored = [(score(query, document), document) for document in documents]
        return sorted((one for one in scored if one[0]), key=lambda one: -one[0])


def score(query: Mapping[str, Any], document: Document) -> float:
    """Return how well a document answers a query; 0 when it doesn't. Raises KeyError for others."""
    ((kind, asked),) = query.items()
    return {"bool": of_bool, "match": of_match, "multi_match": of_words, "terms": of_terms}[kind](
        asked, document
    )


def of_bool(asked: Mapping[str, Any], document: Document) -> float:
    """Return the score of what must be there, if all filters hold, and one of what should be there."""
    assert asked.keys() <= {"must", "filter", "should"}, asked
    if "should" in asked:
        assert len(asked) == 1, asked
        return max(score(one, document) for one in asked["should"])
    filters = asked.get("filter", [])
    holds = all(
        score(one, document) for one in ([filters] if isinstance(filters, dict) else filters)
    )
    must = asked.get("must", [])
    scores = [score(one, document) for one in ([must] if isinstance(must, dict) else must)]
    return (sum(scores) if all(scores) else 0) if holds and scores else float(holds)


def of_match(asked: Mapping[str, Any], document: Document) -> float:
    """Return whether a field has this value, or one of these words."""
    ((name, value),) = asked.items()
    if isinstance(value, dict):
        return of_words({"fields": [name], **value}, document)
    stored = document.get(name, [])
    return float(value in (stored if isinstance(stored, list) else [stored]))


def of_words(asked: Mapping[str, Any], document: Document) -> float:
    """Return how often words stand in some fields, each field with its weight."""
    sought = set(tokens(asked["query"]))
    weighed = [name.partition("^") for name in asked["fields"]]
    known = [(tokens(document.get(name, "")), float(weight or 1)) for name, _, weight in weighed]
    there = {word for words, _ in known for word in words} & sought
    if asked.get("operator") == "and" and there != sought:
        return 0
    return sum(weight * sum(word in sought for word in words) for words, weight in known)


def of_terms(asked: Mapping[str, Any], document: Document) -> float:
    """Return whether a field has one of these values."""
    ((name, values),) = asked.items()
    return float(document.get(name) in values)


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Server

    def do_any(self) -> None:
        """Answer as asked, or that it is not known."""
        address = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(address.query).items()}
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        steps = address.path.strip("/").split("/")
        status, said = self.answer(steps, query, body)
        content = b"" if self.command == "HEAD" else json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_any

    def answer(self, steps: list[str], query: Mapping[str, str], body: str) -> tuple[int, Any]:
        """Return a status and what is said."""
        match self.command, steps:
            case _, [name, "_bulk"]:
                return 200, self.bulk(name, body)
            case "POST" | "PUT", [name, "_doc", key]:
                self.server.index(name)[key] = json.loads(body)
                return 201, {}
            case "DELETE", [name, "_doc", key]:
                self.server.index(name).pop(key, None)
                return 200, {}
            case "POST" | "GET", [name, "_search"]:
                return 200, self.search(name, query, json.loads(body))
            case "POST" | "GET", [name, "_count"]:
                return 200, {"count": len(self.server.found(name, json.loads(body)["query"]))}
            case "PUT", [_, "_mapping"]:
                self.server.map(json.loads(body)["properties"])
                return 200, {}
            case (("PUT" | "DELETE"), [name]):
                self.server.indices.pop(name, None)
                return 200, {}
            case _, [_, "_refresh"]:
                return 200, {}
            case "POST", ["_bulk"]:
                return 200, self.bulk("", body)
        return 404, {"error": f"{self.command} {self.path} is not known here."}

    def bulk(self, name: str, body: str) -> Any:
        """Index documents: one line says which, the next is it."""
        lines = [json.loads(line) for line in body.splitlines()]
        for (action,), document in zip(map(dict.values, lines[::2]), lines[1::2], strict=True):
            self.server.index(action.get("_index", name))[action["_id"]] = document
        return {"errors": False, "items": [{"index": {"status": 201}} for _ in lines[::2]]}

    def search(self, name: str, query: Mapping[str, str], body: Mapping[str, Any]) -> Any:
        """Return hits, all at once: there is nothing to scroll to."""
        assert body.keys() == {"query"}, body
        found = self.server.found(name, body["query"])
        start = int(query.get("from", 0))
        size = len(found) if "scroll" in query else int(query["size"])
        hits = [
            {"_score": score, "fields": {"pk": [document["pk"]]}}
            for score, document in found[start : start + size]
        ]
        return {"hits": {"hits": hits}}

    def log_message(self, *_args: Any) -> None:
        """Keep quiet."""


@contextmanager
def running() -> Iterator[Server]:
    """Have a server that nobody has told anything yet."""
    server = Server()
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()

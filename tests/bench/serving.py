"""Real servers, and a client that costs next to nothing beside them."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
HOST = "localhost"
#: Seconds in which the server has to be up.
PATIENCE = 60

LENGTH = re.compile(rb"^content-length: *(\d+)", re.IGNORECASE | re.MULTILINE)
ETAG = re.compile(rb"^etag: *([^\r\n]+)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request: GET, or POST when it has a body, which is JSON."""

    path: str
    headers: tuple[tuple[str, str], ...] = ()
    body: str = ""

    @property
    def method(self) -> str:
        """GET or POST."""
        return "POST" if self.body else "GET"

    @property
    def all_headers(self) -> dict[str, str]:
        """The headers with those that every request has, as from a proxy."""
        return {"Host": HOST, "X-Forwarded-Port": "80", "Accept": "*/*", **dict(self.headers)}

    @property
    def content(self) -> bytes:
        """The body as it is sent."""
        return self.body.encode()

    def __bytes__(self) -> bytes:
        """Return what goes over the wire."""
        headers = self.all_headers
        if self.body:
            headers |= {
                "Content-Type": "application/json",
                "Content-Length": str(len(self.content)),
            }
        lines = [f"{self.method} {self.path} HTTP/1.1", *(f"{k}: {v}" for k, v in headers.items())]
        return "\r\n".join([*lines, "", ""]).encode() + self.content


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    head: bytes
    body: bytes

    @property
    def etag(self) -> str:
        """Its entity tag."""
        found = ETAG.search(self.head)
        return found[1].decode() if found else ""


class Client:
    """One connection that is kept open; answers are read whole and not looked at."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.socket = self._connected()

    def _connected(self) -> socket.socket:
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                made = socket.create_connection(("127.0.0.1", self.port))
            except OSError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)
            else:
                made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                return made

    def ask(self, request: bytes) -> Answer:
        """Return the answer to a request; raises ConnectionError when the server gives up."""
        self.socket.sendall(request)
        received = b""
        while b"\r\n\r\n" not in received:
            received += self._received()
        head, _, body = received.partition(b"\r\n\r\n")
        status = int(head[9:12])
        found = LENGTH.search(head)
        if not found and status != 304:
            raise ConnectionError(f"An answer of unknown length: {head.decode()}")
        rest = (int(found[1]) if found and status != 304 else 0) - len(body)
        parts = [body]
        while rest > 0:
            part = self._received()
            parts.append(part)
            rest -= len(part)
        return Answer(status, head, b"".join(parts))

    def _received(self) -> bytes:
        part = self.socket.recv(262144)
        if not part:
            raise ConnectionError("The server closed the connection.")
        return part

    def seconds(self, requests: Sequence[bytes], status: int, times: int) -> float:
        """Send requests in turn, so many in all; return how long the answers took."""
        begin = time.perf_counter()
        for request in islice(cycle(requests), times):
            answer = self.ask(request)
            if answer.status != status:
                raise ConnectionError(f"{answer.status} instead of {status}: {request[:200]!r}")
        return time.perf_counter() - begin


@contextmanager
def served(database_url: str, **environment: str) -> Iterator[Client]:
    """Serve a database's site with one worker of gunicorn on a free port; yield a client."""
    port = free_port()
    with started(gunicorn(port), BENCH_DATABASE_URL=database_url, **environment):
        yield Client(port)


def gunicorn(port: int, *, workers: int = 1, threads: int = 1) -> list[str]:
    """Return the command that serves with gunicorn."""
    return _command(
        "gunicorn",
        "example_site.wsgi:application",
        **{
            "bind": f"127.0.0.1:{port}",
            "workers": workers,
            # The plain worker closes each connection.
            "worker-class": "gthread",
            "threads": threads,
            # A small site waits while large ones are measured.
            "keep-alive": 86_400,
            "timeout": 600,
            "log-level": "error",
        },
    )


def granian(port: int, *, workers: int = 1, threads: int = 1) -> list[str]:
    """Return the command that serves with granian."""
    return _command(
        "granian",
        "example_site.wsgi:application",
        **{
            "interface": "wsgi",
            "host": "127.0.0.1",
            "port": port,
            "workers": workers,
            "blocking-threads": threads,
            "log-level": "error",
        },
    )


def _command(program: str, application: str, **options: Any) -> list[str]:
    said = [part for name, value in options.items() for part in (f"--{name}", str(value))]
    return [sys.executable, "-m", program, application, *said]


@contextmanager
def started(command: list[str], **environment: str) -> Iterator[int]:
    """Keep a server running, with these variables beside the present ones; yield its process group."""
    server = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        # An interruption at the keyboard is not for it.
        start_new_session=True,
    )
    try:
        yield server.pid
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


def processor_seconds(group: int) -> float:
    """Return how long processors have worked for a process group so far; 0 where nobody says it."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            # Behind the name, which may hold spaces: state, parent, group, …
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == group:
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port

"""Servers of frontends on this machine, which answer as well or as badly as a test wants."""

import gzip
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext

#: Writes an answer.
Answer = Callable[[BaseHTTPRequestHandler], None]
HTML = "text/html; charset=utf-8"


class Frontend:
    """A running server: what it answers at each path, and the paths that were asked for."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []

    def at(self, path: str, answer: Answer) -> str:
        """Answer like this at a path; return its address."""
        self.answers[path] = answer
        return f"{self.url}{path}"


@contextmanager
def serving(context: SSLContext | None = None, host: str = "127.0.0.1") -> Iterator[Frontend]:
    """Serve while the block runs, with TLS when there is a context."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            frontend.asked.append(self.path)
            self.close_connection = True
            with suppress(ConnectionError):  # whoever asked has had enough
                frontend.answers.get(self.path, missing)(self)

        def log_message(self, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False
        address_family = socket.AF_INET6 if ":" in host else socket.AF_INET

        def handle_error(self, *args: object) -> None:
            pass

    server = Server((host, 0), Handler)
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    name = f"[{host}]" if ":" in host else host
    frontend = Frontend(f"{'https' if context else 'http'}://{name}:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield frontend
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def missing(to: BaseHTTPRequestHandler) -> None:
    """Answer 404."""
    page("<p>Not here</p>", status=404)(to)


def page(
    html: str | bytes, content_type: str | None = HTML, status: int = 200, **headers: str
) -> Answer:
    """Return an answer with a page; underscores in names of headers stand for hyphens."""
    body = html.encode() if isinstance(html, str) else html

    def answer(to: BaseHTTPRequestHandler) -> None:
        to.send_response(status)
        if content_type is not None:
            to.send_header("Content-Type", content_type)
        for name, value in headers.items():
            to.send_header(name.replace("_", "-"), value)
        to.send_header("Content-Length", str(len(body)))
        to.end_headers()
        to.wfile.write(body)

    return answer


def packed(html: str) -> Answer:
    """Return an answer with a page in gzip."""
    return page(gzip.compress(html.encode()), Content_Encoding="gzip")


def redirect(target: str, status: int = 302) -> Answer:
    """Return an answer that sends whoever asks elsewhere."""
    return page("", status=status, Location=target)

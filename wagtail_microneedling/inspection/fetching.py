"""A deployed page is fetched as an engine would: of whatever it is, only so much and only so long."""

import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

import urllib3
from django.utils.encoding import iri_to_uri, punycode
from w3lib.encoding import html_to_unicode

from .. import __version__
from ..exceptions import FetchError
from .addresses import Address, may_follow, resolve

#: A page and its redirects may take so many seconds, and have so many bytes once unpacked.
SECONDS = 20.0
BYTES = 4_000_000
REDIRECTS = 5
#: So much is unpacked at a time.
PIECE = 65_536
HEADERS = {
    "User-Agent": f"wagtail-microneedling/{__version__} (check_structured_data)",
    "Accept": "text/html,application/xhtml+xml",
    "Accept-Encoding": "gzip",
}
PAGES = ("text/html", "application/xhtml+xml")
REDIRECTING = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """The HTML of a page and where it was in the end, after redirects."""

    url: str
    html: str


def fetch(url: str, seconds: float = SECONDS) -> Fetched:
    """Return the page at an address that a person has named, which may be on their own machine.

    Raises FetchError with a sentence for whatever is no page, is too large or takes too long.
    """
    found: list[Fetched | FetchError] = []
    given_up = threading.Event()

    def work() -> None:
        try:
            found.append(_fetched(url, given_up))
        except FetchError as problem:
            found.append(problem)
        except Exception as problem:  # whatever a library makes of what a stranger sends
            found.append(FetchError(f"The page could not be fetched: {_reason(problem)}."))

    # Names, handshakes and headers have no limit in common that a library keeps: so whoever waits
    # for them stops waiting. The thread ends with its connection, at the latest with the process.
    worker = threading.Thread(target=work, daemon=True)
    worker.start()
    worker.join(seconds)
    given_up.set()
    if not found:
        raise FetchError(
            f"The page took longer than {seconds:g} seconds. Is its server up, and does it answer?"
        )
    if isinstance(found[0], FetchError):
        raise found[0]
    return found[0]


def _fetched(url: str, given_up: threading.Event) -> Fetched:
    named: list[Address] | None = None
    for _ in range(REDIRECTS + 1):
        parts, port = _checked(url)
        addresses = resolve(str(parts.hostname), port)
        if named is None:
            named = addresses
        elif not may_follow(addresses, named):
            raise FetchError(
                f"The page redirects to {url}, which is a private address: that is not followed. "
                "Name it yourself if you mean it."
            )
        with _Answer(parts, port, addresses) as answer:
            target = answer.redirect()
            if target is None:
                return Fetched(url=parts.geturl(), html=answer.html(given_up))
            url = urljoin(url, target)
    raise FetchError(f"The page redirects more than {REDIRECTS} times: name the last address.")


def _checked(url: str) -> tuple[SplitResult, int]:
    """Return an address in its parts, with its port. Raises FetchError when it is none to fetch."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port or {"http": 80, "https": 443}[parts.scheme]
        host = punycode(parts.hostname or "")
    except (KeyError, ValueError) as problem:
        raise FetchError(
            f"“{url}” is no address of a page: it has to be http:// or https:// and a host."
        ) from problem
    if not host:
        raise FetchError(f"“{url}” has no host: it has to be http:// or https:// and a host.")
    if parts.username is not None:
        raise FetchError(
            "An address with a user name is not fetched: it would stand in logs and reports."
        )
    name = f"[{host}]" if ":" in host else host
    netloc = f"{name}:{parts.port}" if parts.port else name
    path, query = iri_to_uri(parts.path or "/"), iri_to_uri(parts.query)
    return SplitResult(parts.scheme, netloc, path, query, ""), port


class _Answer:
    """What a server answers; the connection is to an address that was looked at, not to a name."""

    def __init__(self, parts: SplitResult, port: int, addresses: list[Address]) -> None:
        self.parts = parts
        self.pools = [self._pool(str(address), port) for address in addresses]
        self.answer = self._get()

    def __enter__(self) -> "_Answer":
        return self

    def __exit__(self, *problem: object) -> None:
        self.answer.close()
        for pool in self.pools:
            pool.close()

    def _pool(self, address: str, port: int) -> urllib3.HTTPConnectionPool:
        options: dict[str, Any] = {
            "timeout": urllib3.Timeout(connect=SECONDS / 2, read=SECONDS),
            "retries": False,
        }
        if self.parts.scheme == "http":
            return urllib3.HTTPConnectionPool(address, port, **options)
        host = str(self.parts.hostname)
        return urllib3.HTTPSConnectionPool(
            address, port, server_hostname=host, assert_hostname=host, **options
        )

    def _get(self) -> urllib3.BaseHTTPResponse:
        path = self.parts._replace(scheme="", netloc="").geturl()
        headers = {**HEADERS, "Host": self.parts.netloc}
        problem: Exception = FetchError("The host has no address.")
        for pool in self.pools:
            try:
                return pool.urlopen(
                    "GET", path, headers=headers, redirect=False, preload_content=False
                )
            except (urllib3.exceptions.HTTPError, OSError) as failed:
                problem = failed
        raise FetchError(
            f"The server {self.parts.netloc} did not answer: {_reason(problem)}."
        ) from problem

    def redirect(self) -> str | None:
        """Return where the server sends who asks, or None when it answers itself."""
        return self.answer.headers.get("Location") if self.answer.status in REDIRECTING else None

    def html(self, given_up: threading.Event) -> str:
        """Return the page. Raises FetchError when it is none, or is too large."""
        if self.answer.status != HTTPStatus.OK:
            raise FetchError(f"The server answered {_status(self.answer.status)}, not with a page.")
        said = self.answer.headers.get("Content-Type", "")
        if said.partition(";")[0].strip().lower() not in PAGES:
            raise FetchError(
                f"The server answered with {said or 'no content type'}: only HTML can be checked."
            )
        try:
            body = b"".join(self._pieces(given_up))
        except (urllib3.exceptions.HTTPError, OSError) as problem:
            raise FetchError(f"The answer broke off: {_reason(problem)}.") from problem
        return html_to_unicode(said, body)[1]

    def _pieces(self, given_up: threading.Event) -> Iterator[bytes]:
        size = 0
        while piece := self.answer.read(PIECE, decode_content=True):
            size += len(piece)
            if size > BYTES:
                raise FetchError(
                    f"The page has more than {BYTES:,} bytes: engines would not read all of it."
                )
            if given_up.is_set():
                raise FetchError("Nobody waits for the page any more.")
            yield piece


def _status(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _reason(problem: BaseException) -> str:
    """Return what went wrong, in one line: of the innermost problem that says anything."""
    inner = getattr(problem, "reason", None) or problem.__cause__
    if isinstance(inner, BaseException) and not isinstance(problem, ssl.SSLError):
        return _reason(inner)
    return " ".join(str(problem).split()).rstrip(".") or type(problem).__name__

"""Whatever a server sends, a page comes back or a sentence: in bounded time and memory."""

import gzip
import ipaddress
import socket
import ssl
import threading
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import brotli
import pytest
import trustme

from wagtail_microneedling.exceptions import FetchError
from wagtail_microneedling.inspection.addresses import is_public, may_follow
from wagtail_microneedling.inspection.fetching import BYTES, REDIRECTS, fetch

from .serving import Answer, Frontend, packed, page, redirect, serving

HTML = "<!doctype html><p>Ä page</p>"


@pytest.fixture
def frontend() -> Iterator[Frontend]:
    with serving() as running:
        yield running


def refusal(url: str, seconds: float = 10) -> str:
    """Return the sentence with which an address is refused."""
    with pytest.raises(FetchError) as caught:
        fetch(url, seconds)
    sentence = str(caught.value)
    assert sentence.rstrip("”").endswith((".", "?")), sentence
    assert "\n" not in sentence
    return sentence


# Pages


@pytest.mark.parametrize(
    "answer",
    [
        page(HTML),
        page(HTML, "text/html"),
        page(HTML, "application/xhtml+xml; charset=UTF-8"),
        page(HTML.encode("latin-1"), "TEXT/HTML; charset=iso-8859-1"),
        page(HTML.encode("utf-8-sig"), "text/html"),
        packed(HTML),
        page(brotli.compress(HTML.encode()), Content_Encoding="br"),
        page(zlib.compress(HTML.encode()), Content_Encoding="deflate"),
    ],
)
def test_a_page_is_read_whatever_its_encoding(frontend: Frontend, answer: Answer) -> None:
    assert fetch(frontend.at("/", answer)).html.lstrip("\ufeff") == HTML


def test_an_address_is_asked_for_as_it_is(frontend: Frontend) -> None:
    frontend.at("/k%C3%B6ln/?a=1&b=%20", page(HTML))
    assert fetch(f" {frontend.url}/köln/?a=1&b=%20#part ").html == HTML
    assert frontend.asked == ["/k%C3%B6ln/?a=1&b=%20"]
    assert fetch(frontend.at("/", page(HTML)).rstrip("/")).html == HTML


def test_redirects_are_followed_and_the_last_address_counts(frontend: Frontend) -> None:
    frontend.at("/a", redirect("b", 301))
    frontend.at("/b", redirect(f"{frontend.url}/c/?x=1", 308))
    frontend.at("/c/?x=1", page(HTML))
    assert fetch(f"{frontend.url}/a").url == f"{frontend.url}/c/?x=1"


def test_a_name_may_have_an_address_that_does_not_answer(frontend: Frontend) -> None:
    # Of localhost, servers often have one address and not the other.
    url = frontend.at("/", page(HTML)).replace("127.0.0.1", "localhost")
    assert fetch(url).html == HTML


def has_ipv6() -> bool:
    try:
        with socket.socket(socket.AF_INET6) as tried:
            tried.bind(("::1", 0))
    except OSError:
        return False
    return True


@pytest.mark.skipif(not has_ipv6(), reason="This machine has no IPv6.")
def test_ipv6() -> None:
    with serving(host="::1") as frontend:
        assert fetch(frontend.at("/", page(HTML))).html == HTML


# What is no page


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (page("{}", "application/json"), "application/json: only HTML can be checked"),
        (page("text", None), "no content type"),
        (page("", "text/html", 404), "404 Not Found"),
        (page("", "text/html", 500), "500 Internal Server Error"),
        (page("", "text/html", 799), "answered 799"),
        (page("", "text/html", 204), "204 No Content"),
        (page("", "text/html", 302), "302 Found"),
        (redirect("ftp://127.0.0.1/"), "has to be http:// or https://"),
        (redirect("file:///etc/passwd"), "has to be http:// or https://"),
        (redirect("http://[/"), "Invalid IPv6 URL"),
        (redirect("http://a:b@127.0.0.1/"), "user name"),
        (page("no gzip", Content_Encoding="gzip"), "broke off"),
    ],
)
def test_what_is_no_page_is_refused(frontend: Frontend, answer: Answer, said: str) -> None:
    assert said in refusal(frontend.at("/", answer))


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", "is no address"),
        ("clinic.example", "is no address"),
        ("file:///etc/passwd", "is no address"),
        ("http://", "has no host"),
        ("http://:80/", "has no host"),
        ("http://a:99999/", "is no address"),
        ("https://editor:secret@127.0.0.1/", "user name"),
        ("http://no-such-host.invalid/", "has no address"),
        ("http://" + "a" * 300 + ".example/", "no address"),
    ],
)
def test_what_is_no_address_is_refused(url: str, said: str) -> None:
    sentence = refusal(url)
    assert said in sentence
    assert "secret" not in sentence


def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    assert f"127.0.0.1:{port} did not answer: " in refusal(f"http://127.0.0.1:{port}/")


def raw(*parts: bytes, every: float = 0.0) -> Callable[[BaseHTTPRequestHandler], None]:
    """Return an answer in these bytes, as they are, with pauses."""

    def answer(to: BaseHTTPRequestHandler) -> None:
        for part in parts:
            to.wfile.write(part)
            to.wfile.flush()
            time.sleep(every)

    return answer


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"nonsense\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1000 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n",
        b"\0" * 1000,
    ],
)
def test_broken_answers_are_refused(frontend: Frontend, sent: bytes) -> None:
    refusal(frontend.at("/", raw(sent)))


# Too large, too slow, too far


def test_a_large_page_is_refused(frontend: Frontend) -> None:
    url = frontend.at("/", page("x" * BYTES))
    assert len(fetch(url).html) == BYTES
    assert "more than 4,000,000 bytes" in refusal(frontend.at("/", page("x" * (BYTES + 1))))


def bomb(size: int) -> bytes:
    """Return so many megabytes of nothing, in gzip."""
    packing = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join([*(packing.compress(bytes(2**20)) for _ in range(size)), packing.flush()])


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (bomb(1000), "gzip"),
        (gzip.compress(bomb(1000)), "gzip, gzip"),
        (brotli.compress(bytes(2**28), quality=1), "br"),
    ],
    ids=["gzip", "twice", "brotli"],
)
def test_a_bomb_is_refused_before_it_fills_the_memory(
    frontend: Frontend, body: bytes, encoding: str
) -> None:
    url = frontend.at("/", page(body, Content_Encoding=encoding))
    tracemalloc.start()
    try:
        assert "more than 4,000,000 bytes" in refusal(url, 60)
        assert tracemalloc.get_traced_memory()[1] < 30_000_000
    finally:
        tracemalloc.stop()


def drip(head: bytes, part: bytes) -> Answer:
    """Return an answer that never stops coming, and never comes to an end."""
    return raw(head, *[part] * 500, every=0.02)


OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@pytest.mark.parametrize(
    "answer",
    [
        raw(b"", every=9),
        drip(b"", b"H"),
        drip(OK, b"X: y\r\n"),
        drip(OK + b"\r\n", b"x"),
        drip(OK + b"Content-Encoding: gzip\r\n\r\n", b"\x1f"),
    ],
    ids=["silence", "status", "headers", "body", "gzip"],
)
def test_who_drips_is_given_up(frontend: Frontend, answer: Answer) -> None:
    url = frontend.at("/", answer)
    before = time.monotonic()
    assert refusal(url, 0.5) == (
        "The page took longer than 0.5 seconds. Is its server up, and does it answer?"
    )
    # Not a measurement: the server would go on for ten seconds.
    assert time.monotonic() - before < 8


def test_redirects_share_the_time_and_come_to_an_end(frontend: Frontend) -> None:
    frontend.at("/", redirect("/"))
    assert f"more than {REDIRECTS} times" in refusal(f"{frontend.url}/")
    assert len(frontend.asked) == REDIRECTS + 1


# Private addresses


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://[fd00::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://0.0.0.0/",
    ],
)
def test_a_redirect_to_a_private_address_is_not_followed(frontend: Frontend, target: str) -> None:
    sentence = refusal(frontend.at("/", redirect(target)))
    assert sentence == (
        f"The page redirects to {target}, which is a private address: that is not followed. "
        "Name it yourself if you mean it."
    )


def addresses(*texts: str) -> list[Any]:
    return [ipaddress.ip_address(text) for text in texts]


@pytest.mark.parametrize(
    "private",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0"),  # noqa: S104
        *("100.64.0.1", "192.0.2.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::"),
        *("fc00::1", "fe80::1", "ff02::1", "::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1"),
        "64:ff9b::a9fe:a9fe",
    ],
)
def test_from_a_public_page_no_private_one_is_reached(private: str) -> None:
    public = addresses("93.184.215.14", "2606:4700::1111")
    assert not may_follow(addresses(private), public)
    assert not may_follow(addresses("1.1.1.1", private), public)
    assert not is_public(addresses(private)[0])


def test_public_pages_may_lead_to_one_another_and_this_machine_to_itself() -> None:
    public = addresses("93.184.215.14")
    assert may_follow(addresses("1.1.1.1", "2606:4700::1111", "64:ff9b::101:101"), public)
    assert may_follow(addresses("1.1.1.1"), addresses("127.0.0.1"))
    assert may_follow(addresses("::1", "127.0.0.1"), addresses("127.0.0.1"))
    assert may_follow(addresses("10.0.0.5"), addresses("10.0.0.5"))
    assert not may_follow(addresses("10.0.0.6"), addresses("10.0.0.5"))
    assert not may_follow(addresses("10.0.0.5"), addresses("127.0.0.1"))


def test_a_name_that_changes_its_address_is_not_followed(
    frontend: Frontend, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = ["127.0.0.1", "10.0.0.1", "127.0.0.1"]
    known = socket.getaddrinfo

    def rebinding(host: str, *args: Any, **options: Any) -> Any:
        asked = answers.pop(0) if host == "clinic.example" else host
        return known(asked, *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    url = frontend.at("/", redirect("/again")).replace("127.0.0.1", "clinic.example")
    assert "which is a private address" in refusal(url)
    # The name was looked up once for each request: who connects does not look again.
    assert answers == ["127.0.0.1"]
    assert frontend.asked == ["/"]


# TLS


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A certificate for clinic.example, by an authority that this machine trusts; and no other name."""
    made = trustme.CA()
    trusted = tmp_path / "authorities.pem"
    made.cert_pem.write_to_path(str(trusted))
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    return made


def test_https_is_to_the_name_and_the_connection_to_the_address(
    authority: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = socket.getaddrinfo

    def local(host: str, *args: Any, **options: Any) -> Any:
        return known("127.0.0.1" if host.endswith(".example") else host, *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", local)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("clinic.example").configure_cert(context)
    with serving(context) as frontend:
        url = frontend.at("/", page(HTML))
        assert fetch(url.replace("127.0.0.1", "clinic.example")).html == HTML
        assert "did not answer" in refusal(url.replace("127.0.0.1", "other.example"))
        assert "did not answer" in refusal(url)


def test_threads_end_with_their_connections(frontend: Frontend) -> None:
    before = threading.active_count()
    fetch(frontend.at("/", page(HTML)))
    for _ in range(100):
        if threading.active_count() <= before:
            break
        time.sleep(0.05)
    assert threading.active_count() <= before

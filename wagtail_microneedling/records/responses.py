"""Stored bytes as HTTP responses: entity tags, conditional requests, stored encodings.

After RFC 9110: a strong entity tag for each representation, 304 for who has it already.
"""

import gzip
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping

import brotli
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date

from ..conf import settings
from ..models import Record
from .surrogate_keys import page_key, say_keys

#: The encodings that are stored beside the bytes themselves, the smallest first.
ENCODINGS: Mapping[str, Callable[[bytes], bytes]] = {
    "br": lambda content: brotli.compress(content, quality=5),
    # Without a time in it, so that the same bytes stay the same.
    "gzip": lambda content: gzip.compress(content, compresslevel=6, mtime=0),
}
_IGNORES_LANGUAGE = "wagtail_microneedling_ignores_language"
_QUALITY = re.compile(r"\s*;\s*q\s*=\s*([0-9.]{1,5})\s*")


def encoded(column: str, content: bytes) -> dict[str, bytes]:
    """Return a column of bytes with its encodings, each under the name of its own column."""
    packed = {f"{column}_{name}": pack(content) for name, pack in ENCODINGS.items()}
    return {column: content, **packed}


def respond(
    request: HttpRequest, find: Callable[..., Record], column: str, content_type: str
) -> HttpResponseBase:
    """Return a column of a record, encoded as the client likes it, or 304 when the client has it.

    ``find`` returns the record with the columns that it is given; who may have it already is asked
    first, without the bytes.
    """
    stored = _stored_column(request, column)
    bytes_too = () if is_conditional(request) else (stored,)
    record = find("etag", "last_modified", *bytes_too)
    response = get_conditional_response(request, _tag(record, stored), _modified(record))
    if response is None:
        if not bytes_too:
            record = find("etag", "last_modified", stored)
        response = HttpResponse(getattr(record, stored), content_type=content_type)
        if stored != column:
            response["Content-Encoding"] = stored.removeprefix(f"{column}_")
        response["Content-Length"] = str(len(response.content))
    response["ETag"] = _tag(record, stored)
    modified = _modified(record)
    if modified is not None:
        response["Last-Modified"] = http_date(modified)
    patch_vary_headers(response, ["Accept-Encoding"])
    return _cacheable(response, [page_key(record.pk)])


def is_conditional(request: HttpRequest) -> bool:
    """Return whether a client asks only for what it does not have."""
    return "HTTP_IF_NONE_MATCH" in request.META or "HTTP_IF_MODIFIED_SINCE" in request.META


def _tag(record: Record, stored: str) -> str:
    return f'"{record.etag}-{stored}"'


def _modified(record: Record) -> int | None:
    return int(record.last_modified.timestamp()) if record.last_modified else None


def respond_with(
    request: HttpRequest,
    content: bytes,
    content_type: str,
    keys: Iterable[str] = (),
    etag: str | None = None,
) -> HttpResponseBase:
    """Return bytes made of several records or of parts of one, or 304 when the client has them.

    ``keys`` are surrogate keys, by which caches can be told to forget them. Without an ``etag``
    it is made of the bytes.
    """
    etag = etag or f'"{hashlib.sha256(content).hexdigest()}"'
    known = not_modified(request, etag, keys)
    if known is not None:
        return known
    response = HttpResponse(content, content_type=content_type)
    response["ETag"] = etag
    return _cacheable(response, keys)


def not_modified(
    request: HttpRequest, etag: str, keys: Iterable[str] = ()
) -> HttpResponseBase | None:
    """Return 304 when the client has what has this tag, or 412 where it asks for another; else None."""
    response: HttpResponseBase | None = get_conditional_response(request, etag)
    if response is None:
        return None
    response["ETag"] = etag
    return _cacheable(response, keys)


def _cacheable(response: HttpResponseBase, keys: Iterable[str]) -> HttpResponseBase:
    response["Cache-Control"] = settings.cache_control
    say_keys(response, keys)
    setattr(response, _IGNORES_LANGUAGE, True)
    return response


def ignores_language(response: HttpResponseBase) -> bool:
    """Return whether a response is made of records alone: the same in whatever language one reads."""
    return bool(getattr(response, _IGNORES_LANGUAGE, False))


def _stored_column(request: HttpRequest, column: str) -> str:
    accepted = _accepted(request.META.get("HTTP_ACCEPT_ENCODING", ""))
    return next((f"{column}_{name}" for name in ENCODINGS if name in accepted), column)


def _accepted(header: str) -> set[str]:
    """Return the encodings that a client names with a quality above 0."""
    accepted = set()
    for part in header[:1000].split(","):
        name, _, parameters = part.strip().partition(";")
        quality = _QUALITY.fullmatch(f";{parameters}") if parameters else None
        if not parameters or (quality and quality[1].strip("0.")):
            accepted.add(name.strip().lower())
    return accepted

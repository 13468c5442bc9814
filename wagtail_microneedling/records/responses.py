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
_QUALITY = re.compile(r"\s*;\s*q\s*=\s*([0-9.]{1,5})\s*")


def encoded(column: str, content: bytes) -> dict[str, bytes]:
    """Return a column of bytes with its encodings, each under the name of its own column."""
    packed = {f"{column}_{name}": pack(content) for name, pack in ENCODINGS.items()}
    return {column: content, **packed}


def columns_for(request: HttpRequest, column: str) -> tuple[str, ...]:
    """Return the columns of a record that ``respond`` needs to answer a request."""
    conditional = "HTTP_IF_NONE_MATCH" in request.META or "HTTP_IF_MODIFIED_SINCE" in request.META
    bytes_too = () if conditional else (_stored_column(request, column),)
    return ("etag", "last_modified", *bytes_too)


def respond(
    request: HttpRequest, record: Record, column: str, content_type: str
) -> HttpResponseBase:
    """Return a column of a record, encoded as the client likes it, or 304 when the client has it."""
    stored = _stored_column(request, column)
    modified = int(record.last_modified.timestamp()) if record.last_modified else None
    etag = f'"{record.etag}-{stored}"'
    response = get_conditional_response(request, etag, modified)
    if response is None:
        response = HttpResponse(getattr(record, stored), content_type=content_type)
        if stored != column:
            response["Content-Encoding"] = stored.removeprefix(f"{column}_")
        response["Content-Length"] = str(len(response.content))
    response["ETag"] = etag
    if modified is not None:
        response["Last-Modified"] = http_date(modified)
    patch_vary_headers(response, ["Accept-Encoding"])
    return _cacheable(response, [page_key(record.pk)])


def respond_with(
    request: HttpRequest, content: bytes, content_type: str, keys: Iterable[str] = ()
) -> HttpResponseBase:
    """Return bytes made of several records or of parts of one, or 304 when the client has them.

    ``keys`` are surrogate keys, by which caches can be told to forget them.
    """
    etag = f'"{hashlib.sha256(content).hexdigest()}"'
    response = get_conditional_response(request, etag)
    if response is None:
        response = HttpResponse(content, content_type=content_type)
    response["ETag"] = etag
    return _cacheable(response, keys)


def _cacheable(response: HttpResponseBase, keys: Iterable[str]) -> HttpResponseBase:
    response["Cache-Control"] = settings.cache_control
    say_keys(response, keys)
    return response


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

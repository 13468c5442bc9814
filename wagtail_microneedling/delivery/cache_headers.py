"""What caches are told of clinical pages: how long they may keep one, its tag, or that it is one reader's.

A page's frame is the project's: a menu, a form with a token, a bar for editors. Whether an answer
is the same for everyone is known when it is whole and all that set cookies have done so. Neither a
hook of Wagtail's nor the page itself comes that late, so this is a middleware, which stands outside
of all that write cookies. It declares nothing that it does not see to be so.
"""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control, set_response_etag
from django.utils.deprecation import MiddlewareMixin
from django.utils.http import parse_http_date_safe

from ..conf import settings
from ..records import ignores_language

#: Whoever may see an answer that varies by these, others may not.
PERSONAL = {"*", "authorization", "cookie"}
#: The queries of a page's address with which it is purged.
PURGED = ("", "format=jsonld")
ASKED_EACH_TIME = "public, no-cache, s-maxage=0"
_PAGE = "wagtail_microneedling_page"


class CacheHeadersMiddleware(MiddlewareMixin):
    """Says of clinical pages who may keep them, and answers 304 to who has one already.

    What is the same for everyone gets the project's ``CACHE_CONTROL`` and a strong entity tag of
    its bytes. A page that varies by a cookie, sets one, or is asked for with a session is
    ``private``; a preview is not stored at all. What has a ``Cache-Control`` already keeps it, as
    private pages do, for which Wagtail says it. There is no ``Last-Modified``: a page's frame
    changes without its facts. With a query that nobody can foresee, and so purge, a cache asks
    each time, unless it is purged by keys.

    Answers of the API are the same in whatever language one reads; Django's LocaleMiddleware says
    otherwise of all that has no language in its address, and is corrected.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Return the response with its headers, or 304."""
        if getattr(request, "is_preview", False):
            patch_cache_control(response, private=True, no_store=True)
        elif _is_page(response) and not response.has_header("Cache-Control"):
            if not _is_for_everyone(request, response):
                response["Cache-Control"] = "private, no-cache"
            else:
                response = _shared(request, response)
        elif ignores_language(response):
            _take_language_away(response)
        return response


def mark_page(response: HttpResponseBase) -> None:
    """Note that a response is a clinical page's own answer."""
    setattr(response, _PAGE, True)


def _is_page(response: Any) -> bool:
    return getattr(response, _PAGE, False) and response.status_code == 200


def _is_for_everyone(request: HttpRequest, response: Any) -> bool:
    varies_by = {name.strip().lower() for name in response.get("Vary", "").split(",")}
    return (
        request.method in ("GET", "HEAD")
        and not response.cookies
        and not response.has_header("Set-Cookie")
        and not varies_by & PERSONAL
        and not _is_somebody(request)
    )


def _is_somebody(request: HttpRequest) -> bool:
    """Return whether the request tells who asks, or whoever answered looked for it.

    That much is known even where this stands in the wrong place and misses the headers.
    """
    session = getattr(request, "session", None)
    return (
        "HTTP_AUTHORIZATION" in request.META
        or any(name in request.COOKIES for name in settings.personal_cookies)
        or getattr(session, "accessed", False)
        or bool(request.META.get("CSRF_COOKIE_NEEDS_UPDATE"))
    )


def _take_language_away(response: HttpResponseBase) -> None:
    del response["Content-Language"]
    names = [name.strip() for name in response.get("Vary", "").split(",")]
    kept = [name for name in names if name and name.lower() != "accept-language"]
    del response["Vary"]
    if kept:
        response["Vary"] = ", ".join(kept)


def _as_long_as(request: HttpRequest) -> str:
    """Return for how long an address may be kept: unasked only where it can be purged."""
    value = settings.cache_control
    can_be_purged = request.META.get("QUERY_STRING", "") in PURGED or settings.surrogate_key_header
    if can_be_purged or "private" in value or "no-store" in value:
        return value
    return ASKED_EACH_TIME


def _shared(request: HttpRequest, response: Any) -> Any:
    response["Cache-Control"] = _as_long_as(request)
    # Compressed bytes differ each time: Django hides in them how long they are.
    if not response.has_header("ETag") and not response.has_header("Content-Encoding"):
        set_response_etag(response)
    modified = response.get("Last-Modified")
    modified = modified and parse_http_date_safe(modified)
    answer: Any = get_conditional_response(request, response.get("ETag"), modified, response)
    name = settings.surrogate_key_header
    if name and response.has_header(name):
        answer[name] = response[name]
    return answer

"""One endpoint: list, detail and find, serving stored records by Wagtail's conventions."""

import json
import logging
from typing import Any, ClassVar

from django.db import OperationalError
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property, classproperty
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from wagtail.api.v2.utils import BadRequestError, get_full_url
from wagtail.api.v2.views import PagesAPIViewSet

from .. import records
from ..assembly import public_pages
from ..document import PageDocument
from ..exceptions import RecordError
from ..models import page_models
from ..schema_org import united_graph
from .fields import Fields, fields_of, pick_item
from .filters import LocaleFilter, OrderFilter, SearchFilter, SlugFilter, TreeFilter
from .negotiation import Negotiation
from .pagination import Pagination
from .parameters import LARGEST_KEY, check_parameters, whole_number
from .renderers import JSON, JSON_LD, GraphRenderer, graph_bytes, json_bytes
from .routing import page_at
from .sites import pages_of_site, requested_site, site_asked
from .tree import base_page

logger = logging.getLogger(__name__)

#: Seconds, for those who meet a 503.
RETRY_AFTER = "10"
#: The Cache-Control of errors, and of lists that are not wholly true yet.
NOT_KEPT = "no-store"
DATABASE_IS_AWAY = "The database does not answer just now: try again in a few seconds."


class ClinicalAPIViewSet(PagesAPIViewSet):
    """The base of the three endpoints; a subclass names its mixin, document and own filters.

    Anonymous and read-only, whoever asks: only public pages of one site are seen.
    """

    document_type: ClassVar[type[PageDocument]]
    own_filters: ClassVar[tuple[Any, ...]] = ()
    authentication_classes = ()
    pagination_class = Pagination
    content_negotiation_class = Negotiation

    view_parameters = ("fields", "format", "site", "_")
    find_query_parameters = frozenset(["html_path", "id"])

    @classproperty
    def renderer_classes(cls) -> list[Any]:
        """Wagtail's renderers (JSON, and the browsable API where it is installed) and JSON-LD."""
        return [*super().renderer_classes, GraphRenderer]

    @classproperty
    def filter_backends(cls) -> list[Any]:
        """The filters in order; nothing can narrow a list after a search."""
        return [SlugFilter, LocaleFilter, TreeFilter, *cls.own_filters, OrderFilter, SearchFilter]

    @classproperty
    def list_parameters(cls) -> list[str]:
        """The names of all parameters that a list knows."""
        own = [name for backend in cls.filter_backends for name in backend.parameters]
        return ["limit", "offset", "cursor", *cls.view_parameters, *own]

    @cached_property
    def site(self) -> Any:
        """The site that is asked about."""
        return requested_site(self.request)

    @property
    def fields(self) -> Fields:
        """The names that ``?fields=`` may choose from."""
        return fields_of(self.document_type)

    def get_root_page(self) -> Any:
        """Return the page that ``root`` stands for; raises BadRequestError without a site."""
        if self.site is None:
            raise BadRequestError("No site answers to this address: root stands for nothing.")
        return self.site.root_page

    @cached_property
    def _base_queryset(self) -> Any:
        return public_pages(pages_of_site(self.site))

    def get_base_queryset(self) -> Any:
        """Return all pages of the site that anyone may see, as the base page model."""
        return self._base_queryset

    @cached_property
    def _asked(self) -> records.SiteAsked:
        return site_asked(self.request)

    def get_queryset(self) -> Any:
        """Return those that this endpoint is about, of all of the project's types."""
        pages = public_pages(base_page().objects.type(*page_models(self.model)))
        return pages.filter(records.pages_with_record(self._asked.condition))

    def listing_view(self, request: Any) -> Any:
        """Return a page of items, or their one graph."""
        check_parameters(request.GET, self.list_parameters)
        choice = self._choice()
        caught_up = records.catch_up()
        answer = self._list(request, choice)
        if not caught_up:
            answer["Cache-Control"] = NOT_KEPT
        return answer

    def _list(self, request: Any, choice: Any) -> Any:
        found = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        stored = records.stored_of(found, "graph" if self._wants_graph() else "body")
        keys = records.keys_of_list(request.resolver_match.namespaces[-1], list(stored))
        if self._wants_graph():
            graph = united_graph(map(json.loads, stored.values()))
            return records.respond_with(request, graph_bytes(graph), JSON_LD, keys)
        bodies = list(stored.values())
        if self._wants_plain_json():
            picked = bodies if choice is None else [self._picked(body, choice) for body in bodies]
            return records.respond_with(request, self.paginator.stored_page(picked), JSON, keys)
        return self.get_paginated_response([pick_item(json.loads(body), choice) for body in bodies])

    def detail_view(self, request: Any, pk: int) -> Any:
        """Return one item, or its graph."""
        check_parameters(request.GET, self.view_parameters)
        choice = self._choice()
        column = "graph" if self._wants_graph() else "body"
        record = self._record(pk, records.columns_for(request, column))
        if self._wants_graph():
            return records.respond(request, record, column, JSON_LD)
        if choice is None and self._wants_plain_json():
            return records.respond(request, record, column, JSON)
        body = bytes(record.body)
        if self._wants_plain_json():
            keys = [records.page_key(pk)]
            return records.respond_with(request, self._picked(body, choice), JSON, keys)
        return Response(pick_item(json.loads(body), choice))

    def _record(self, key: int, columns: tuple[str, ...]) -> Any:
        record = None
        if key <= LARGEST_KEY:
            models = page_models(self.model)
            record = records.public_record(key, models, self._asked, *columns)
        if record is None:
            raise Http404(f"Nothing public has the id {key} here.")
        return record

    @staticmethod
    def _picked(body: bytes, choice: Any) -> bytes:
        return json_bytes(pick_item(json.loads(body), choice))

    def find_view(self, request: Any) -> Any:
        """Redirect to the page with this ``html_path`` or ``id``, the other parameters kept."""
        check_parameters(request.GET, [*self.view_parameters, *self.find_query_parameters])
        records.catch_up()
        key = self._found_key(request)
        if key is None or not self.get_queryset().filter(pk=key).exists():
            raise Http404("Nothing public is found there.")
        query = request.GET.copy()
        for name in self.find_query_parameters:
            query.pop(name, None)
        return redirect(self._detail_url(key, query.urlencode()))

    def _found_key(self, request: Any) -> int | None:
        if "html_path" in request.GET and "id" in request.GET:
            raise BadRequestError("html_path and id are given: give one of them.")
        if "id" in request.GET:
            return whole_number("id", request.GET["id"])
        if "html_path" in request.GET:
            page = page_at(self.site, request, request.GET["html_path"])
            return page.pk if page else None
        raise BadRequestError("Nothing to find: give html_path or id.")

    def _wants_graph(self) -> bool:
        return isinstance(self.request.accepted_renderer, GraphRenderer)

    def _wants_plain_json(self) -> bool:
        return isinstance(self.request.accepted_renderer, JSONRenderer)

    def _choice(self) -> Any:
        text = self.request.GET.get("fields")
        if text is not None and self._wants_graph():
            raise BadRequestError("fields is given: a graph is always whole, leave it out.")
        return None if text is None else self.fields.chosen(text)

    def _detail_url(self, key: int, query: str) -> str:
        path = reverse(f"{self.request.resolver_match.namespace}:detail", args=(key,))
        url: str = get_full_url(self.request, path)
        return f"{url}?{query}" if query else url

    def handle_exception(self, exc: Exception) -> Response:
        """Return the error as ``{"message": a sentence}``, whoever raised it."""
        if isinstance(exc, RecordError | OperationalError):
            logger.error("%s could not be answered: %s", self.request.path, exc)
            said = str(exc) if isinstance(exc, RecordError) else DATABASE_IS_AWAY
            return Response({"message": said}, status=503, headers={"Retry-After": RETRY_AFTER})
        response: Response = super().handle_exception(exc)
        if isinstance(response.data, dict) and "detail" in response.data:
            response.data = {"message": str(response.data["detail"])}
        return response

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Return the response; an error is no graph, so a client that wants one gets JSON."""
        final = super().finalize_response(request, response, *args, **kwargs)
        if not final.has_header("Cache-Control"):
            final["Cache-Control"] = NOT_KEPT
        renderer = getattr(final, "accepted_renderer", None)
        if final.status_code >= 400 and isinstance(renderer, GraphRenderer):
            final.accepted_renderer = JSONRenderer()
            final.accepted_media_type = JSONRenderer.media_type
        return final

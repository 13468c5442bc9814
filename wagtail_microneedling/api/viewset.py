"""One endpoint: list, detail and find, serving stored records by Wagtail's conventions."""

import hashlib
import json
import logging
from functools import partial
from typing import Any, ClassVar

from django.db import OperationalError
from django.db.models import QuerySet
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
from .filters import KeptFilter, LocaleFilter, OrderFilter, SearchFilter, SlugFilter, TreeFilter
from .keysets import Keyset
from .listing import FoundListing, KeptListing, Listing, OtherListing, Shape
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

    @cached_property
    def surroundings(self) -> records.Surroundings:
        """What a list depends on beside its pages; one query, after which all records are true."""
        words = {
            name: asked
            for backend in self.filter_backends
            for name, asked in getattr(backend, "words", {}).items()
            if name in self.request.GET
        }
        return records.surroundings(words)

    def get_queryset(self) -> Any:
        """Return those that this endpoint is about, of all of the project's types."""
        pages = base_page().objects.type(*page_models(self.model))
        public = public_pages(pages, hidden=self.surroundings.hidden)
        return public.filter(self._asked.condition("clinical_record__"))

    def listing_view(self, request: Any) -> Any:
        """Return a page of items, or their one graph."""
        check_parameters(request.GET, self.list_parameters)
        choice = self._choice()
        answer = self._list(request, choice)
        if not self.surroundings.are_true:
            answer["Cache-Control"] = NOT_KEPT
        return answer

    def _list(self, request: Any, choice: Any) -> Any:
        listing = self._listing()
        if choice is None and not self._wants_page():
            return self._stored_list(request, listing)
        rows = self.paginator.rows(listing, "body", request)
        items = [pick_item(json.loads(row.content), choice) for row in rows]
        if self._wants_page():
            return self.get_paginated_response(items)
        content = self.paginator.stored_page([json_bytes(item) for item in items])
        return records.respond_with(request, content, JSON, self._keys(rows))

    def _stored_list(self, request: Any, listing: Listing) -> Any:
        """Return whole records; who may have them already is asked first, without their bytes."""
        column = "graph" if self._wants_graph() else "body"
        if records.is_conditional(request):
            rows = self.paginator.rows(listing, "", request)
            known = records.not_modified(request, self._tag(rows, column), self._keys(rows))
            if known is not None:
                return known
        rows = self.paginator.rows(listing, column, request)
        contents = [row.content for row in rows]
        if self._wants_graph():
            content, content_type = graph_bytes(united_graph(map(json.loads, contents))), JSON_LD
        else:
            content, content_type = self.paginator.stored_page(contents), JSON
        tag = self._tag(rows, column)
        return records.respond_with(request, content, content_type, self._keys(rows), tag)

    def _listing(self) -> Listing:
        """Return the list that is asked for; its statement is kept where only words decide."""
        query = self.request.GET
        backends = [one for one in self.filter_backends if query.keys() & set(one.parameters)]
        order = query.get("order")
        keyset = None if order == "random" else Keyset.of(order)
        kept = [one for one in backends if issubclass(one, KeptFilter)]
        others = [one for one in backends if not issubclass(one, KeptFilter | OrderFilter)]
        if others or keyset is None or self._asked.key is not None:
            found = self.filter_queryset(self.get_queryset())
            if isinstance(found, QuerySet):
                return OtherListing(found, keyset)
            return FoundListing(found)
        words = self.surroundings.words
        shape = Shape(
            models=tuple(page_models(self.model)),
            hidden=self.surroundings.hidden,
            filters=tuple((one, one().asked(query, words)) for one in kept),
            keyset=keyset,
        )
        return KeptListing(shape, self._asked)

    def _tag(self, rows: list[records.ListRow], column: str) -> str:
        """Return the entity tag of a list of whole records."""
        said = [records.current_stamp(), column, self.paginator.meta, [row.etag for row in rows]]
        return f'"{hashlib.sha256(json.dumps(said).encode()).hexdigest()}"'

    def _keys(self, rows: list[records.ListRow]) -> list[str]:
        namespace = self.request.resolver_match.namespaces[-1]
        return records.keys_of_list(namespace, [row.key for row in rows])

    def detail_view(self, request: Any, pk: int) -> Any:
        """Return one item, or its graph."""
        check_parameters(request.GET, self.view_parameters)
        choice = self._choice()
        find = partial(self._record, pk)
        if self._wants_graph():
            return records.respond(request, find, "graph", JSON_LD)
        if choice is None and not self._wants_page():
            return records.respond(request, find, "body", JSON)
        body = bytes(find("body").body)
        if self._wants_page():
            return Response(pick_item(json.loads(body), choice))
        keys = [records.page_key(pk)]
        return records.respond_with(request, self._picked(body, choice), JSON, keys)

    def _record(self, key: int, *columns: str) -> Any:
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

    def _wants_page(self) -> bool:
        """Return whether an answer goes to a renderer that makes a page of it, for people."""
        return not isinstance(self.request.accepted_renderer, JSONRenderer | GraphRenderer)

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

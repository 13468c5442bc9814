"""What narrows and orders a list, each as one filter of Django REST framework."""

from collections.abc import Hashable, Mapping
from types import SimpleNamespace
from typing import Any, ClassVar

from rest_framework.filters import BaseFilterBackend
from wagtail.api.v2 import filters as wagtail_filters
from wagtail.api.v2.utils import BadRequestError
from wagtail.models import Locale
from wagtail.search.backends import get_search_backend

from ..assembly import public_pages
from ..models import Concern, ProcedurePageMixin, TreatmentArea, page_models
from .keysets import Keyset
from .parameters import one_of, whole_number
from .statements import Statements
from .tree import base_page


class KeptFilter(BaseFilterBackend):
    """A filter in two steps, so that what it makes of a query can be kept.

    First it reads what is asked, as plain values; then it narrows a list by these alone.
    """

    parameters: ClassVar[tuple[str, ...]] = ()
    #: By parameter, the words that it needs to know: a model and two fields of all its objects.
    words: ClassVar[Mapping[str, tuple[Any, str, str]]] = {}

    def asked(self, query: Mapping[str, str], words: Mapping[str, Any]) -> Hashable:
        """Return what is asked, None for nothing; raises BadRequestError."""
        raise NotImplementedError

    def narrowed(self, queryset: Any, asked: Any) -> Any:
        """Return the pages that are asked for."""
        raise NotImplementedError

    def filter_queryset(self, request: Any, queryset: Any, view: Any) -> Any:
        """Return the pages that a request asks for."""
        asked = self.asked(request.GET, view.surroundings.words)
        return queryset if asked is None else self.narrowed(queryset, asked)


class SlugFilter(KeptFilter):
    """``?slug=microneedling``"""

    parameters: ClassVar[tuple[str, ...]] = ("slug",)

    def asked(self, query: Mapping[str, str], words: Mapping[str, Any]) -> str | None:
        """Return the slug."""
        return query.get("slug")

    def narrowed(self, queryset: Any, asked: str) -> Any:
        """Return the pages with this slug."""
        return queryset.filter(slug=asked)


class LocaleFilter(KeptFilter):
    """``?locale=de``"""

    parameters: ClassVar[tuple[str, ...]] = ("locale",)
    words: ClassVar[Mapping[str, tuple[Any, str, str]]] = {
        "locale": (Locale, "pk", "language_code")
    }

    def asked(self, query: Mapping[str, str], words: Mapping[str, Any]) -> int | None:
        """Return the key of the language; raises BadRequestError when the site has none such."""
        if "locale" not in query:
            return None
        keys = {code: int(key) for key, code in words["locale"]}
        return keys[one_of("locale", query["locale"], sorted(keys))]

    def narrowed(self, queryset: Any, asked: int) -> Any:
        """Return the pages in this language."""
        return queryset.filter(locale=asked)


class TreeFilter(BaseFilterBackend):
    """``?child_of=``, ``?descendant_of=``, ``?ancestor_of=``, ``?translation_of=``, as in Wagtail."""

    backends: ClassVar[dict[str, Any]] = {
        "child_of": wagtail_filters.ChildOfFilter,
        "ancestor_of": wagtail_filters.AncestorOfFilter,
        "descendant_of": wagtail_filters.DescendantOfFilter,
        "translation_of": wagtail_filters.TranslationOfFilter,
    }
    parameters: ClassVar[tuple[str, ...]] = tuple(backends)

    def filter_queryset(self, request: Any, queryset: Any, view: Any) -> Any:
        """Return the pages that stand so to another public page of the site."""
        if "child_of" in request.GET and "descendant_of" in request.GET:
            raise BadRequestError("child_of and descendant_of are given: give one of them.")
        for name, backend in self.backends.items():
            if name not in request.GET:
                continue
            text = request.GET[name]
            if text != "root" or name == "ancestor_of":
                key = whole_number(name, text)
                if not view.get_base_queryset().filter(pk=key).exists():
                    raise BadRequestError(f"{name} is {key}: no public page has this id.")
            queryset = backend().filter_queryset(request, queryset, view)
        return queryset


class OrderFilter(BaseFilterBackend):
    """``?order=-last_published_at,title`` or ``?order=random``; the tree's own order without it."""

    parameters: ClassVar[tuple[str, ...]] = ("order",)

    def filter_queryset(self, request: Any, queryset: Any, view: Any) -> Any:
        """Return the pages in the order asked for; equal ones by id, so that pages don't overlap."""
        order = request.GET.get("order")
        if order != "random":
            return Keyset.of(order).ordered(queryset)
        if "offset" in request.GET or "search" in request.GET:
            raise BadRequestError("order is random: leave out offset and search.")
        return queryset.order_by("?")


class SearchFilter(BaseFilterBackend):
    """``?search=sunscreen``, over all that the page type gives to Wagtail's search."""

    parameters: ClassVar[tuple[str, ...]] = ("search", "search_operator")
    #: Search engines parse a search; a very long one can only be meant to break them.
    longest, most_words = 200, 32

    def filter_queryset(self, request: Any, queryset: Any, view: Any) -> Any:
        """Return the pages that are found, best first unless ``order`` says otherwise."""
        words = request.GET.get("search")
        if "search_operator" in request.GET:
            one_of("search_operator", request.GET["search_operator"], ("and", "or"))
            if words is None:
                raise BadRequestError("search_operator is given without search: add it.")
        if words is None:
            return queryset
        if len(words) > self.longest or len(words.split()) > self.most_words:
            raise BadRequestError(
                f"search is longer than {self.longest} characters or {self.most_words} words."
            )
        # SQLite's search ends a word's quotes at a quotation mark inside it, and fails.
        words = words.replace('"', " ")
        if not words.strip():
            return queryset.none()
        # Searches filter by indexed columns alone: the other filters come as a list of ids. Only
        # keys are read of what is found.
        narrowed = queryset.order_by().values("pk")
        asked = {**request.GET.dict(), "search": words}
        if _database_searches():
            # Of one type, they are sought among its own entries alone.
            models = page_models(view.model)
            model = models[0] if len(models) == 1 else base_page()
            found = model.objects.filter(pk__in=narrowed).only("pk")
            if "order" in asked:
                found = found.order_by(*queryset.query.order_by)
            return self._found(found, asked, view)
        # Search engines are told nothing of a page type's own key, which is a pointer.
        found = base_page().objects.filter(id__in=narrowed).only("pk")
        order = asked.pop("order", None)
        hits = self._found(found, asked, view)
        return hits if order is None else queryset.filter(pk__in=[page.pk for page in hits])

    @staticmethod
    def _found(pages: Any, asked: Mapping[str, str], view: Any) -> Any:
        request = SimpleNamespace(GET=asked)
        return wagtail_filters.SearchFilter().filter_queryset(request, pages, view)


def _database_searches() -> bool:
    """Return whether searches are queries of the database, which knows all columns and orders."""
    orders: bool = get_search_backend().query_compiler_class.HANDLES_ORDER_BY_EXPRESSIONS
    return orders


class AboutFilter(BaseFilterBackend):
    """``?procedure=5``: FAQ and risk pages about a procedure, chosen or the parent page."""

    parameters: ClassVar[tuple[str, ...]] = ("procedure",)

    def filter_queryset(self, request: Any, queryset: Any, view: Any) -> Any:
        """Return the pages about this procedure; raises BadRequestError when it is not public."""
        if "procedure" not in request.GET:
            return queryset
        key = whole_number("procedure", request.GET["procedure"])
        procedures = public_pages(base_page().objects.type(*page_models(ProcedurePageMixin)))
        if not procedures.filter(pk=key).exists():
            raise BadRequestError(f"procedure is {key}: no public procedure page has this id.")
        return queryset.filter(clinical_record__procedure_id=key)


class StatementsFilter(KeptFilter):
    """``?concern=``, ``?area=``, ``?max_sessions=``, ``?max_downtime_hours=``"""

    parameters: ClassVar[tuple[str, ...]] = (
        "concern",
        "area",
        "max_sessions",
        "max_downtime_hours",
    )

    words: ClassVar[Mapping[str, tuple[Any, str, str]]] = {
        "concern": (Concern, "translation_key", "name"),
        "area": (TreatmentArea, "translation_key", "name"),
    }

    def asked(self, query: Mapping[str, str], words: Mapping[str, Any]) -> Statements | None:
        """Return what a procedure has to state; raises BadRequestError."""
        given = {name: query[name] for name in self.parameters if name in query}
        return Statements.of(given, words) if given else None

    def narrowed(self, queryset: Any, asked: Statements) -> Any:
        """Return the procedures that state all that is asked."""
        return queryset.filter(asked.condition)

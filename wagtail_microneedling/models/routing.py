"""The way from an address to a page, in fewer queries than Wagtail's, to the same page."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from django.http import Http404, HttpRequest


class RoutesAtOnce:
    """Mix it into a page type below which clinical pages stand; these have it already.

    Wagtail asks twice for each part of an address: which child has this slug, then all of its
    fields. This asks once for two parts, and for the fields of a page when somebody reads them,
    all at once. A page type on the way that has a ``route`` of its own is asked as ever.
    """

    #: Returns the child of a page with the first of two slugs, and its child with the second.
    on_the_way: ClassVar[Callable[[Any, Sequence[str]], list[Any]]]

    def route(self, request: HttpRequest, path_components: Sequence[str]) -> Any:
        """Return the page for the rest of an address, with arguments; raises Http404 without one."""
        if not path_components:
            return super().route(request, path_components)  # type: ignore[misc]
        way = type(self).on_the_way(self, path_components[:2])
        if not way:
            raise Http404
        if len(path_components) == 1 or not _routes_as_here(way[0]):
            return _as_it_is(way[0]).route(request, path_components[1:])
        if len(way) == 1:
            raise Http404
        return _as_it_is(way[1]).route(request, path_components[2:])

    def refresh_from_db(
        self, using: Any = None, fields: Any = None, from_queryset: Any = None
    ) -> None:
        """Load fields from the database; who reads one that was left out gets all of these."""
        late = self.get_deferred_fields()  # type: ignore[attr-defined]
        if fields is not None and late.intersection(fields):
            fields = late.union(fields)
        super().refresh_from_db(using, fields, from_queryset)  # type: ignore[misc]


def _routes_as_here(page: Any) -> bool:
    """Return whether a page's type finds its children by their slugs and does nothing else."""
    model = page.specific_class
    return model is not None and model.route in (RoutesAtOnce.route, type(page).route)


def _as_it_is(page: Any) -> Any:
    """Return a page as one of its own type, its own fields not loaded where that can wait."""
    model = page.specific_class
    late = model is not None and issubclass(model, RoutesAtOnce)
    return page.specific_deferred if late else page.specific

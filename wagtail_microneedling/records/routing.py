"""The way from an address to a page, by statements that are made once."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet, Subquery, Value
from django.db.models.functions import Concat

from .building import base_page
from .prepared import Prepared

#: What stands in a statement where that of a request will: of a child, and of a child of that.
CHILD = {
    "first": "where the children of a page begin",
    "last": "where the children of a page end",
    "depth": 1_000_003,
    "slug": "the slug of a page",
}
GRANDCHILD = {"next_depth": 1_000_004, "next_slug": "the slug of a page below it"}


def on_the_way(page: Any, slugs: Sequence[str]) -> list[Any]:
    """Return the child of a page with the first slug, and its child with the second, as far as they exist.

    They are of the base page model. One query; ``slugs`` are one or two.
    """
    if page.is_leaf():
        return []
    first, last = page._get_children_path_interval(page.path)
    known = {"first": first, "last": last, "depth": page.depth + 1, "slug": slugs[0]}
    if len(slugs) > 1:
        known |= {"next_depth": page.depth + 2, "next_slug": slugs[1]}
    rows = _way(connection.vendor, len(slugs)).rows(**known)
    model, names = base_page(), _columns()
    found = (model.from_db(connection.alias, names, row) for row in rows)
    return _connected(page, sorted(found, key=lambda child: child.depth))


def _connected(page: Any, found: Iterable[Any]) -> list[Any]:
    """Return the pages that stand below one another, each knowing the one above, from ``page`` on."""
    way: list[Any] = []
    for child in found:
        if child.depth == page.depth + 1 and child.path.startswith(page.path):
            # What treebeard itself keeps, so that nobody asks for the parent.
            child._cached_parent_obj = page
            way.append(child)
            page = child
    return way


def _columns() -> list[str]:
    return [field.attname for field in base_page()._meta.concrete_fields]


@lru_cache(maxsize=16)
def _way(vendor: str, parts: int) -> Prepared:
    """Return the statement for a database and a number of slugs."""
    if parts == 1:
        return Prepared(lambda **child: _rows(_child(**child)), CHILD)
    return Prepared(_two_generations, {**CHILD, **GRANDCHILD})


def _child(first: Any, last: Any, depth: int, slug: str) -> Q:
    return Q(path__range=(first, last), depth=depth, slug=slug)


def _two_generations(next_depth: int, next_slug: str, **child: Any) -> QuerySet[Any, Any]:
    model = base_page()
    path = Subquery(model.objects.filter(_child(**child)).order_by().values("path"))
    # Compared with the bare path: where there is no child, nothing is below it, and nothing is read.
    # Joined with more it would be a text, and the range the whole tree.
    last = Concat(path, Value("Z" * model.steplen))
    grandchild = Q(path__gt=path, path__lte=last, depth=next_depth, slug=next_slug)
    return _rows(_child(**child) | grandchild)


def _rows(pages: Q) -> QuerySet[Any, Any]:
    rows: QuerySet[Any, Any] = base_page().objects.filter(pages).order_by().values_list(*_columns())
    return rows

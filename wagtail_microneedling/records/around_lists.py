"""What is asked before a list: which records wait, what of the tree is hidden, and some words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import CharField, F, QuerySet, Subquery, Value
from django.db.models.functions import Cast
from wagtail.models import PageViewRestriction

from ..models import PendingRebuild, Record
from .prepared import Prepared
from .reading import read_for_list
from .stamp import current_stamp

#: How many stale records a list waits for; more of them are left to the task that builds them.
MOST_TO_WAIT_FOR = 200

WAITS, STAMPS, HIDDEN = "waits", "stamps", "hidden"
ORDERS = ("stamp", "-stamp")
#: Models by a name, each with the two fields that are asked of all of its objects.
Words = Mapping[str, tuple[Any, str, str]]
#: Pairs of texts by a name.
Found = Mapping[str, list[tuple[str, str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a list depends on beside its pages.

    ``are_true`` says whether the columns of all records are, ``hidden`` has the tree paths below
    which only some may read, and ``words`` has pairs of fields by the names that were asked for.
    """

    are_true: bool = True
    hidden: tuple[str, ...] = ()
    words: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)


def surroundings(words: Words | None = None) -> Surroundings:
    """Return them after the records that wait are built, so that lists find them; one query if none does.

    When many wait, those that were never built are built alone: lists then judge the others by
    what was last known of them, until the task that builds them is done.
    """
    found = _found(words or {})
    waiting = _waiting(found)
    return Surroundings(
        are_true=not waiting or _catch_up(waiting),
        hidden=tuple(sorted(path for path, _ in found[HIDDEN])),
        words={name: tuple(found[name]) for name in words or {}},
    )


def _waiting(found: Found) -> set[int]:
    """Return the records to be built: those that were changed, and those of another stamp."""
    stamp = current_stamp()
    waiting = {int(key) for key, _ in found[WAITS]}
    if any(stored != stamp for stored, _ in found[STAMPS]):
        waiting.update(Record.objects.exclude(stamp=stamp).values_list("pk", flat=True))
    return waiting


def _catch_up(waiting: set[int]) -> bool:
    too_many = len(waiting) > MOST_TO_WAIT_FOR
    if too_many:
        waiting = waiting - set(Record.objects.exclude(stamp="").values_list("pk", flat=True))
    if waiting:
        read_for_list(waiting, "pk")
    return not too_many and not (waiting and _waiting(_found({})))


def _found(words: Words) -> Found:
    found = defaultdict(list)
    for name, first, second in _statement(connection.vendor, tuple(words.items())).rows():
        found[name].append((first, second))
    return found


@lru_cache(maxsize=32)
def _statement(vendor: str, words: Iterable[tuple[str, tuple[Any, str, str]]]) -> Prepared:
    def make() -> QuerySet[Any, Any]:
        # The first and the last of an index are enough to see that all stamps are the same.
        ends = [Subquery(Record.objects.order_by(end).values("pk")[:1]) for end in ORDERS]
        return _rows(WAITS, PendingRebuild.objects.filter(only_findings=False), "page_id").union(
            *(_rows(STAMPS, Record.objects.filter(pk=end), "stamp") for end in ends),
            _rows(HIDDEN, PageViewRestriction.objects.all(), "page__path"),
            *(_rows(name, model.objects.all(), *fields) for name, (model, *fields) in words),
            all=True,
        )

    return Prepared(make, {})


def _rows(name: str, objects: QuerySet[Any], first: str, second: str = "") -> QuerySet[Any, Any]:
    """Return texts of objects in three columns, as all have them that are asked in one query."""
    values = (Value(name), F(first), F(second) if second else Value(""))
    texts = {
        f"text_{place}": Cast(value, CharField(max_length=255))
        for place, value in enumerate(values)
    }
    return objects.order_by().values_list(*texts.values())

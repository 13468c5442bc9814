"""All records at once: what is missing or not true is built, by one process or by several."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from django.db import Error
from django.db.models import Exists, OuterRef

from ..exceptions import RecordError
from ..models import PendingRebuild, Record
from .building import base_page, build, reason
from .choosing import Choice
from .processes import results_of
from .reading import fresh_records
from .tasks import BATCH, doubtful

Keys = Sequence[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a rebuild will do: the keys of the pages whose records are built, and are dropped."""

    build: Keys
    drop: Keys
    #: Whether records that count as true are built, too: they are no longer trusted.
    everything: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A page whose record could not be built, and why, in one line."""

    page_id: int
    title: str
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """What a rebuild did: how many records it built and dropped, and where it failed."""

    built: int
    dropped: int
    failures: tuple[Failure, ...]

    @property
    def pages(self) -> int:
        """How many pages were looked at."""
        return self.built + self.dropped + len(self.failures)

    def __add__(self, other: "Rebuilt") -> "Rebuilt":
        """Return what both did together."""
        return Rebuilt(
            built=self.built + other.built,
            dropped=self.dropped + other.dropped,
            failures=self.failures + other.failures,
        )


def planned(choice: Choice, *, everything: bool = False) -> Plan:
    """Return what there is to do for these pages, without doing it.

    Records that are missing or not true are built; with ``everything`` also those that are true.
    """
    pages = choice.published()
    if not everything:
        pages = pages.filter(~Exists(fresh_records().filter(pk=OuterRef("pk"))))
    return Plan(
        build=tuple(pages.order_by("pk").values_list("pk", flat=True)),
        drop=tuple(sorted(choice.gone())),
        everything=everything,
    )


def rebuild(
    plan: Plan,
    *,
    jobs: int = 1,
    batch: int = BATCH,
    advance: Callable[[int], object] = lambda pages: None,
) -> Rebuilt:
    """Do what was planned, and return what was done.

    ``batch`` pages at a time are written in a transaction; ``advance`` is then told how many they
    were. What is written counts: after an interruption, a new plan has the rest. ``jobs`` processes
    share the work. Raises RecordError when the database or one of the processes gives up.
    """
    done = Rebuilt(built=0, dropped=0, failures=())
    keys = (*plan.build, *plan.drop)
    try:
        if plan.everything:
            _distrust(plan.build)
        for result in results_of(_build, _batches(keys, batch), jobs):
            done += result
            advance(result.pages)
        for _ in results_of(_build, _batches(_doubted(), batch), jobs):
            pass  # only their findings: nothing that was planned
    except (Error, BrokenProcessPool) as problem:
        raise RecordError(
            f"The rebuild stopped after {done.pages} of {len(keys)} pages: {reason(problem)}. "
            "What was built until then stays. Once the cause is mended, run it again without "
            "--all: it does the rest."
        ) from problem
    return done


def _distrust(keys: Keys) -> None:
    """Make records stale, without calling the task that builds what is stale."""
    rows = (PendingRebuild(page_id=key) for key in keys)
    PendingRebuild.objects.bulk_create(rows, batch_size=1000)


def _doubted() -> Keys:
    """Return the pages whose findings are in doubt, since others that they are about were built."""
    return tuple(doubtful().order_by("page_id").values_list("page_id", flat=True).distinct())


def _batches(keys: Keys, size: int) -> Sequence[Keys]:
    return [keys[start : start + size] for start in range(0, len(keys), size)]


def _build(keys: Keys) -> Rebuilt:
    # What was there before need not be looked through each time for what this batch leaves behind:
    # a page and its StreamFields hold on to each other, so that only the collector frees them.
    gc.freeze()
    try:
        built = build(keys)
        gc.collect()
    finally:
        gc.unfreeze()
    failures = tuple(_failures(built.failed))
    return Rebuilt(
        built=len(keys) - len(built.gone) - len(failures),
        dropped=len(built.gone),
        failures=failures,
    )


def _failures(keys: Iterable[int]) -> Iterator[Failure]:
    titles = dict(base_page().objects.filter(pk__in=keys).values_list("pk", "title"))
    # Whoever built one of them since has left no problem.
    problems = Record.objects.filter(pk__in=keys).exclude(problem="").order_by("pk")
    for key, problem in problems.values_list("pk", "problem"):
        yield Failure(page_id=key, title=titles.get(key, ""), problem=problem)

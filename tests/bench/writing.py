"""What editors do and what is done for them: with the package beside Wagtail alone."""

import gc
import time
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import swapper
from django.db import connection
from django.test import Client as InProcess
from django.test.utils import CaptureQueriesContext

from tests.site import page_type
from wagtail_microneedling.models import Device, PendingRebuild, ProcedurePageMixin
from wagtail_microneedling.records import Choice, Plan, planned, rebuild

from .checking import checks
from .exporting import exports
from .growing import without_package
from .turns import Pace, Side, Target, at_least, at_most, compared

Page = swapper.load_model("wagtailcore", "Page")
#: So many records are built in a turn, so many procedures judged, and so many pages visited.
REBUILT, JUDGED, VISITED = 100, 33, 10


class Publishing:
    """One procedure, published again and again with another summary."""

    def __init__(self, key: int) -> None:
        self.page = Page.objects.get(pk=key).specific
        self.numbers = count()

    def run(self, times: int) -> float:
        """Publish so many times; return the seconds."""
        spent = 0.0
        for _ in range(times):
            self.page.summary = f"Summary {next(self.numbers)}"
            begin = time.perf_counter()
            self.page.save_revision().publish()
            spent += time.perf_counter() - begin
        return spent


class Saving:
    """A device that all procedures use, saved again and again with another description."""

    def __init__(self) -> None:
        self.device = Device.objects.get()
        self.numbers = count()

    def run(self, times: int) -> float:
        """Save so many times; return the seconds. What waits because of it is forgotten."""
        spent = 0.0
        for _ in range(times):
            self.device.description = f"Description {next(self.numbers)}"
            begin = time.perf_counter()
            self.device.save()
            spent += time.perf_counter() - begin
            PendingRebuild.objects.all().delete()
        return spent


def side(name: str, run: Callable[[int], float]) -> Side:
    """Return an operation as one of two, with its queries."""
    with CaptureQueriesContext(connection) as captured:
        run(1)
    return Side(name=name, run=run, queries=len(captured))


def alone(run: Callable[[int], float]) -> Callable[[int], float]:
    """Return an operation with the package out of its way."""

    def run_alone(times: int) -> float:
        with without_package():
            return run(times)

    return run_alone


def keys_of_procedures() -> list[int]:
    """Return the procedures' keys in the order of the tree."""
    model = page_type(ProcedurePageMixin)
    return list(model.objects.live().order_by("path").values_list("pk", flat=True))


def operations() -> Iterator[tuple[str, Side, Side, Target]]:
    """Yield what is compared on the site of the moment: ours, theirs, how much longer it may take."""
    publishing = Publishing(keys_of_procedures()[0])
    yield (
        "Publish",
        side("with the package", publishing.run),
        side("Wagtail alone", alone(publishing.run)),
        at_most(1.25),
    )
    saving = Saving()
    yield (
        "Save a device that all procedures use",
        side("with the package", saving.run),
        side("Wagtail alone", alone(saving.run)),
        at_most(1.25),
    )
    yield "Build all records", _rebuilding(), _visiting(), at_least(20)
    yield from checks(keys_of_procedures()[:JUDGED])
    rebuild(planned(Choice()))
    yield from exports(len(keys_of_procedures()))


def write(pace: Pace, advance: Callable[[str], object]) -> list[dict[str, Any]]:
    """Return how operations compare on the site of the moment; its records are true afterwards."""
    found = []
    for what, ours, theirs, target in operations():
        advance(what)
        found.append(compared(what, ours, theirs, pace, target))
    PendingRebuild.objects.all().delete()
    rebuild(planned(Choice(kinds=("procedure", "index")), everything=True))
    return found


def _rebuilding() -> Side:
    keys = keys_of_procedures()[:REBUILT]

    def run(times: int) -> float:
        begin = time.perf_counter()
        rebuild(Plan(build=tuple(keys[:times]), drop=()))
        return time.perf_counter() - begin

    return Side(name="rebuild, each page", run=run, times=len(keys))


def _visiting() -> Side:
    keys = keys_of_procedures()[:VISITED]
    client = InProcess(headers={"host": "localhost"})

    def run(times: int) -> float:
        begin = time.perf_counter()
        for key in keys[:times]:
            assert client.get(f"/api/v2/pages/{key}/?fields=*").status_code == 200
        spent = time.perf_counter() - begin
        gc.collect()
        return spent

    return Side(name="API v2, fields=*, each page", run=run, times=len(keys))

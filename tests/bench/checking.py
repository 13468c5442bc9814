"""What the checks cost: all rules that need no rendered page, beside assembling the pages' documents."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from tests.documents import rewritten
from tests.records.world import Page
from wagtail_microneedling.assembly import assembled
from wagtail_microneedling.document import ProcedureDocument
from wagtail_microneedling.records import judged
from wagtail_microneedling.schema_org import graph
from wagtail_microneedling.validation import Subject, judge, rules

from .growing import spelt
from .turns import Side, Target, at_most


def checks(procedures: Sequence[int]) -> Iterator[tuple[str, Side, Side, Target]]:
    """Yield what is compared on the pages of these procedures; each side's seconds are for one page."""
    pages = _pages(procedures)
    ours = Side(name="all rules, each page", run=_judging(pages), times=len(pages))
    theirs = Side(name="assembling, each page", run=_assembling(pages), times=len(pages))
    yield "Checks", ours, theirs, at_most(1)


def _pages(procedures: Sequence[int]) -> list[Any]:
    """Return procedures with the pages below them."""
    tops = Page.objects.filter(pk__in=procedures)
    return [page for top in tops for page in top.get_descendants(inclusive=True).specific()]


def _assembling(pages: Sequence[Any]) -> Callable[[int], float]:
    def run(times: int) -> float:
        begin = time.perf_counter()
        assembled(pages[:times])
        return time.perf_counter() - begin

    return run


def _judging(pages: Sequence[Any]) -> Callable[[int], float]:
    subjects = [one.subject for one in judged(pages)]
    numbers = count()

    def run(times: int) -> float:
        fresh = [_in_new_words(one, spelt(next(numbers))) for one in subjects[:times]]
        begin = time.perf_counter()
        for one in fresh:
            judge(one, rules(one.packs))
        return time.perf_counter() - begin

    return run


def _in_new_words(subject: Subject, word: str) -> Subject:
    """Return a page and its procedure with a word in every text that no rule has met."""

    def write(text: str) -> str:
        return text if not text or text.startswith("<") else f"{text} {word}"

    document = rewritten(subject.document, write)
    is_procedure = isinstance(document, ProcedureDocument)
    procedure = document if is_procedure else rewritten(subject.procedure, write)
    return replace(subject, document=document, procedure=procedure, graph=graph(document))

"""What a procedure states in numbers, by topic, with the path of each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...document import (
    DepthSetting,
    PageDocument,
    ProcedureDocument,
    Range,
    Risk,
    RiskDocument,
    Unit,
)
from .cues_of_text import content_words, told
from .grammar import Grammar
from .topics import ACTIVITIES, AREAS, COMPLICATIONS, RECOVERY, SYMPTOMS


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A quantity that fields state: ``topic`` and ``aspects`` say of what.

    ``label`` are the words that tell a plan from others, ``is_general`` whether it is the one for
    most people. A fact that ``only_agrees`` may confirm a text but contradicts none by itself.
    """

    topic: str
    path: str
    range: Range
    aspects: frozenset[str] = frozenset()
    label: frozenset[str] = frozenset()
    is_general: bool = True
    setting: DepthSetting | None = None
    only_agrees: bool = False


#: Facts by topic; those about recovery are under each of its topics.
Stated = Mapping[str, list[Fact]]


def by_topic(found: Iterable[Fact]) -> Stated:
    """Return facts by their topics; what is felt and what goes wrong may be said of either."""
    stated: dict[str, list[Fact]] = {}
    for fact in found:
        for topic in RECOVERY if fact.topic in RECOVERY else (fact.topic,):
            stated.setdefault(topic, []).append(fact)
    return stated


def facts(
    grammar: Grammar, document: PageDocument, procedure: ProcedureDocument
) -> tuple[Fact, ...]:
    """Return the facts that hold for a page: those of its procedure and, on a risk page, its own.

    Paths lead through the page's own document, or begin with ``procedure.`` for facts of another.
    """
    prefix = "" if procedure is document else "procedure."
    found = [
        *_of_plans(grammar, procedure),
        *_single(procedure),
        *_of_depths(grammar, procedure),
        *_of_timelines(grammar, procedure),
        *_of_care(grammar, procedure),
    ]
    for number, page in enumerate(procedure.risk_pages):
        if not isinstance(document, RiskDocument):
            found.extend(_of_risks(grammar, page.risks, f"risk_pages.{number}.risks"))
    own = _of_risks(grammar, document.risks, "risks") if isinstance(document, RiskDocument) else ()
    named = (
        Fact(
            topic=fact.topic,
            path=prefix + fact.path,
            range=fact.range,
            aspects=fact.aspects,
            label=fact.label,
            is_general=fact.is_general,
            setting=fact.setting,
            only_agrees=fact.only_agrees,
        )
        for fact in found
    )
    return (*named, *own)


def _of_plans(grammar: Grammar, procedure: ProcedureDocument) -> Iterator[Fact]:
    for number, plan in enumerate(procedure.plans):
        for topic, stated in (("sessions", plan.sessions), ("interval", plan.interval)):
            if stated:
                label = content_words(grammar, plan.label)
                special = label - grammar.writing.plan_words - grammar.writing.general_words
                yield Fact(
                    topic=topic,
                    path=f"plans.{number}.{topic}",
                    range=stated,
                    label=special or label & grammar.writing.general_words,
                    is_general=not special,
                )


def _single(procedure: ProcedureDocument) -> Iterator[Fact]:
    if procedure.maintenance:
        yield Fact(topic="maintenance", path="maintenance", range=procedure.maintenance)
    if procedure.lasts:
        yield Fact(topic="lasts", path="lasts", range=procedure.lasts)
    if procedure.visit_length:
        yield Fact(topic="visit_length", path="visit_length", range=procedure.visit_length)
    for number, step in enumerate(procedure.steps):
        if step.duration:
            path = f"steps.{number}.duration"
            yield Fact(topic="visit_length", path=path, range=step.duration, only_agrees=True)
    if procedure.youngest_age is not None:
        age = Range(min=procedure.youngest_age, max=procedure.youngest_age, unit=Unit.YEAR)
        yield Fact(topic="youngest_age", path="youngest_age", range=age)


def _of_depths(grammar: Grammar, procedure: ProcedureDocument) -> Iterator[Fact]:
    for number, row in enumerate(procedure.depths):
        name = f"{row.area.name} {row.area.other_name}" if row.area else ""
        yield Fact(
            topic="depth",
            path=f"depths.{number}.depth",
            range=row.depth,
            aspects=told(grammar, name) & AREAS,
            label=content_words(grammar, name),
            setting=row.setting,
        )


def _of_timelines(grammar: Grammar, procedure: ProcedureDocument) -> Iterator[Fact]:
    stated = {"downtime"} | (told(grammar, procedure.downtime_note) & set(SYMPTOMS))
    stated |= {"redness", "swelling"}
    if procedure.downtime:
        aspects = frozenset(stated)
        yield Fact(topic="downtime", path="downtime", range=procedure.downtime, aspects=aspects)
    for number, entry in enumerate(procedure.recovery):
        aspects = told(grammar, entry.text) & {*SYMPTOMS, *COMPLICATIONS, "downtime"}
        if entry.time and aspects:
            path = f"recovery.{number}.time"
            yield Fact(topic="downtime", path=path, range=entry.time, aspects=aspects)
    yield from _of_results(grammar, procedure)


def _of_results(grammar: Grammar, procedure: ProcedureDocument) -> Iterator[Fact]:
    """Yield when the full effect is stated to show, and the span in which anything shows."""
    timed = [(n, entry) for n, entry in enumerate(procedure.results) if entry.time]
    for number, entry in timed:
        said = told(grammar, entry.text)
        if entry.time and "full" in said and "first" not in said:
            path = f"results.{number}.time"
            aspects = frozenset({"full"})
            yield Fact(topic="full_effect", path=path, range=entry.time, aspects=aspects)


def _of_care(grammar: Grammar, procedure: ProcedureDocument) -> Iterator[Fact]:
    for number, step in enumerate(procedure.preparation):
        if step.lead_time:
            path = f"preparation.{number}.lead_time"
            yield from _waits(grammar, "preparation", step.text, path, step.lead_time)
    for number, care in enumerate(procedure.aftercare):
        if care.duration:
            path = f"aftercare.{number}.duration"
            yield from _waits(grammar, "aftercare", care.text, path, care.duration)


def _waits(grammar: Grammar, when: str, text: str, path: str, time: Range) -> Iterator[Fact]:
    said = told(grammar, text)
    for aspect in ("make_up", "sun", *ACTIVITIES):
        if aspect in said:
            topic = aspect if aspect in ("make_up", "sun") else when
            yield Fact(topic=topic, path=path, range=time, aspects=frozenset({aspect, when}))


def _of_risks(grammar: Grammar, risks: tuple[Risk, ...], path: str) -> Iterator[Fact]:
    for number, risk in enumerate(risks):
        aspects = told(grammar, risk.name) & {*SYMPTOMS, *COMPLICATIONS}
        if risk.duration and aspects:
            place = f"{path}.{number}.duration"
            topic = "downtime" if aspects & set(SYMPTOMS) else "risk"
            yield Fact(topic=topic, path=place, range=risk.duration, aspects=aspects)

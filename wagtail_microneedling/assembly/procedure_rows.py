"""The rows of a procedure page as values of its document; a row that says nothing is left out."""

from typing import Any

from ..document import (
    AftercareStep,
    Benefit,
    DepthSetting,
    NeedleDepth,
    Plan,
    PreparationStep,
    Range,
    Step,
    TimelineEntry,
    Unit,
    all_sessions,
)
from .rows import Row, as_key, as_whole_number, rows, rows_in
from .shelf import Book
from .snippets import term


def steps(page: Any) -> tuple[Step, ...]:
    """Return the steps of a visit."""
    return tuple(
        Step(name=name, text=row.text("text"), duration=row.range("duration"))
        for row in rows(page, "steps", "step")
        if (name := row.text("name"))
    )


def benefits(book: Book) -> tuple[Benefit, ...]:
    """Return the benefits with their sources."""
    return tuple(
        Benefit(name=name, text=row.text("text"), sources=book.sources(row.keys("sources")))
        for row in rows(book.page, "benefits", "benefit")
        if (name := row.text("name"))
    )


def plans_in(stream: Any) -> tuple[Plan, ...]:
    """Return the stored plans that say something; sessions are counted, intervals are in weeks."""
    found = (
        Plan(
            label=row.text("label"),
            sessions=row.range("sessions", Unit.SESSION),
            interval=row.range("interval", Unit.WEEK),
            note=row.text("note"),
        )
        for row in rows_in(stream, "plan")
    )
    return tuple(plan for plan in found if plan.sessions or plan.interval or plan.note)


def sessions_of(page: Any) -> Range | None:
    """Return the range from the fewest to the most sessions of a page's plans, or None without any."""
    return all_sessions(plans_in(page.plans))


def depths(book: Book) -> tuple[NeedleDepth, ...]:
    """Return the needle depths, in millimetres."""
    found = (depth_in(book, row) for row in rows(book.page, "depths", "depth"))
    return tuple(depth for depth in found if depth)


def depth_in(book: Book, row: Row) -> NeedleDepth | None:
    """Return one depth; none when its area is gone, for without it the depth would hold for all."""
    key = as_key(row["area"])
    area = book.shelf.areas.get(key, book.locale_id)
    measured = row.range("depth", Unit.MILLIMETRE)
    if measured is None or (key and area is None):
        return None
    return NeedleDepth(
        setting=row.member("setting", DepthSetting) or DepthSetting.PROFESSIONAL,
        area=term(area) if area else None,
        depth=measured,
        note=row.text("note"),
    )


def preparation(page: Any) -> tuple[PreparationStep, ...]:
    """Return what to do before."""
    return tuple(
        PreparationStep(text=text, lead_time=row.range("lead_time"))
        for row in rows(page, "preparation", "step")
        if (text := row.text("text"))
    )


def aftercare(page: Any) -> tuple[AftercareStep, ...]:
    """Return what to do after."""
    return tuple(
        AftercareStep(text=text, duration=row.range("duration"), reason=row.text("reason"))
        for row in rows(page, "aftercare", "step")
        if (text := row.text("text"))
    )


def timeline(page: Any, field: str) -> tuple[TimelineEntry, ...]:
    """Return recovery or results over time."""
    return tuple(
        TimelineEntry(
            text=text,
            time=row.range("time"),
            after_session=as_whole_number(row["after_session"]),
        )
        for row in rows(page, field, "entry", "result")
        if (text := row.text("text"))
    )

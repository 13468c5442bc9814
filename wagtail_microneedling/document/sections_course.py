"""The sections about its course: sessions, depth, preparation, recovery, aftercare, results, price."""

from collections.abc import Iterable, Iterator

from .procedure import Plan, ProcedureDocument, TimelineEntry
from .statement import Quantity, Section, Statement
from .wording import capitalised, label, price_text, range_text, sentences, words
from .wording import number_text as number_in_words


def plan_text(plan: Plan, language: str) -> str:
    """Return a plan's numbers in words: "3 to 6 sessions, 4 to 6 weeks apart"; empty without any."""
    parts = []
    if plan.sessions:
        parts.append(range_text(plan.sessions, language))
    if plan.interval:
        apart = words(language).gettext("%(time)s apart")
        parts.append(apart % {"time": range_text(plan.interval, language)})
    return capitalised(", ".join(parts))


def plan(document: ProcedureDocument) -> Section:
    """How many sessions, how far apart, and what keeps the result."""
    said, language = words(document.language), document.language
    course, statements = said.gettext("Course"), []
    for plan in document.plans:
        text = sentences(plan_text(plan, language), plan.note)
        statements.append(Statement(label=plan.label or course, text=text))
    if document.maintenance or document.maintenance_note:
        text = sentences(_maintenance_text(document), document.maintenance_note)
        statements.append(Statement(label=said.gettext("Maintenance"), text=text))
    if document.plan_note:
        statements.append(Statement(text=document.plan_note))
    if document.plan_caution:
        statements.append(Statement(label=said.gettext("Caution"), text=document.plan_caution))
    return Section(
        anchor="plan",
        heading=said.gettext("How many sessions"),
        statements=tuple(statements),
        quantities=tuple(_plan_quantities(document)),
    )


def _maintenance_text(document: ProcedureDocument) -> str:
    if not document.maintenance:
        return ""
    said, time = words(document.language), range_text(document.maintenance, document.language)
    low, high = document.maintenance.min, document.maintenance.max
    # "Every 1 week" is said in no language.
    if low is None or high is None or high == 1:
        return capitalised(said.gettext("%(time)s apart") % {"time": time})
    return said.gettext("Every %(time)s") % {"time": time}


def _plan_quantities(document: ProcedureDocument) -> Iterator[Quantity]:
    said = words(document.language)
    for plan in document.plans:
        name = plan.label or said.gettext("Course")
        if plan.sessions:
            yield Quantity(key="sessions", name=name, range=plan.sessions)
        if plan.interval:
            yield Quantity(key="interval-between-sessions", name=name, range=plan.interval)
    if document.maintenance:
        yield Quantity(
            key="interval-between-maintenance-sessions",
            name=said.gettext("Maintenance"),
            range=document.maintenance,
        )


def depth(document: ProcedureDocument) -> Section:
    """How deep the needles go."""
    said, language = words(document.language), document.language
    statements, quantities = [], []
    for depth in document.depths:
        where = label(depth.setting, language)
        if depth.area:
            where = f"{where}, {depth.area.name}"
        length = capitalised(range_text(depth.depth, language))
        statements.append(Statement(label=where, text=sentences(length, depth.note)))
        quantities.append(Quantity(key="needle-depth", name=where, range=depth.depth))
    return Section(
        anchor="needle-depth",
        heading=said.gettext("How deep the needles go"),
        statements=tuple(statements),
        quantities=tuple(quantities),
    )


def preparation(document: ProcedureDocument) -> Section:
    """What to do before."""
    said, language = words(document.language), document.language
    before = said.gettext("%(time)s before")
    return Section(
        anchor="preparation",
        heading=said.gettext("How to prepare"),
        statements=tuple(
            Statement(
                label=capitalised(before % {"time": range_text(step.lead_time, language)})
                if step.lead_time
                else "",
                text=step.text,
            )
            for step in document.preparation
        ),
    )


def downtime(document: ProcedureDocument) -> Section:
    """How long recovery takes and what it looks like."""
    said, language = words(document.language), document.language
    name, statements, quantities = said.gettext("Downtime"), [], []
    if document.downtime:
        length = capitalised(range_text(document.downtime, language))
        statements.append(Statement(label=name, text=length))
        quantities.append(Quantity(key="downtime", name=name, range=document.downtime))
    if document.downtime_note:
        statements.append(Statement(text=document.downtime_note))
    statements.extend(timeline_statement(entry, language) for entry in document.recovery)
    quantities.extend(_timeline_quantities("recovery", document.recovery))
    return Section(
        anchor="downtime",
        heading=said.gettext("Downtime"),
        statements=tuple(statements),
        quantities=tuple(quantities),
    )


def timeline_label(entry: TimelineEntry, language: str) -> str:
    """Return when something happens: "After session 1", "2 to 6 weeks", "Up to 10 minutes"."""
    said = words(language)
    if entry.after_session is not None:
        return said.gettext("After session %(number)s") % {
            "number": number_in_words(entry.after_session, language)
        }
    return capitalised(range_text(entry.time, language)) if entry.time else ""


def timeline_statement(entry: TimelineEntry, language: str) -> Statement:
    """Return a timeline entry as a line."""
    return Statement(label=timeline_label(entry, language), text=entry.text)


def _timeline_quantities(key: str, entries: Iterable[TimelineEntry]) -> Iterator[Quantity]:
    for entry in entries:
        if entry.time:
            yield Quantity(key=key, name=entry.text, range=entry.time)


def aftercare(document: ProcedureDocument) -> Section:
    """What to do after."""
    said, language = words(document.language), document.language
    lasting = said.gettext("For %(time)s")
    return Section(
        anchor="aftercare",
        heading=said.gettext("Aftercare"),
        statements=tuple(
            Statement(
                label=lasting % {"time": range_text(step.duration, language)}
                if step.duration
                else "",
                text=sentences(step.text, step.reason),
            )
            for step in document.aftercare
        ),
    )


def results(document: ProcedureDocument) -> Section:
    """What can be seen when, and how long it lasts."""
    said, language = words(document.language), document.language
    name = said.gettext("How long results last")
    statements = [timeline_statement(entry, language) for entry in document.results]
    quantities = list(_timeline_quantities("result", document.results))
    if document.lasts:
        quantities.append(Quantity(key="lasting", name=name, range=document.lasts))
    lasts = capitalised(range_text(document.lasts, language)) if document.lasts else ""
    stays = label(document.permanence, language) if document.permanence else ""
    if lasts or stays or document.permanence_note:
        text = sentences(lasts, stays, document.permanence_note)
        statements.append(Statement(label=name, text=text))
    return Section(
        anchor="results",
        heading=said.gettext("Results over time"),
        statements=tuple(statements),
        quantities=tuple(quantities),
    )


def price(document: ProcedureDocument) -> Section:
    """What a session costs at least."""
    said, statements = words(document.language), []
    if document.price:
        amount = price_text(document.price.amount, document.price.currency, document.language)
        text = sentences(
            said.gettext("From %(amount)s for a session") % {"amount": amount}, document.price.note
        )
        statements.append(Statement(text=text))
    return Section(anchor="price", heading=said.gettext("Price"), statements=tuple(statements))

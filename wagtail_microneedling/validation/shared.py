"""What every clinical page has to say: about what it is, who vouches for it, on what it rests."""

import datetime
from collections.abc import Iterator
from typing import cast

from ..document import FAQDocument, ProcedureDocument, RiskDocument, gettext_noop
from .finding import Severity
from .rule import Place, Rule, at
from .subject import Subject

#: After so many days a review counts as old. Guidelines and devices change within two years.
REVIEW_HOLDS = datetime.timedelta(days=730)
#: The pages that state medical facts; an index only leads to them.
STATES_FACTS = (ProcedureDocument, FAQDocument, RiskDocument)
ABOUT_A_PROCEDURE = (FAQDocument, RiskDocument)


def page_knows_its_procedure(subject: Subject) -> Iterator[Place]:
    """Find a FAQ or risk page that is about no procedure that readers may see."""
    document = cast("FAQDocument | RiskDocument", subject.document)
    if document.procedure is None:
        yield at("procedure")


def page_has_a_reviewer(subject: Subject) -> Iterator[Place]:
    """Find a page whose facts no clinician has checked."""
    if subject.document.reviewer is None:
        yield at("reviewer")


def reviewer_is_not_the_author(subject: Subject) -> Iterator[Place]:
    """Find a page that its author has reviewed."""
    author, reviewer = subject.document.author, subject.document.reviewer
    if author and reviewer and author.key == reviewer.key:
        yield at("reviewer", name=reviewer.full_name)


def page_says_when_it_was_reviewed(subject: Subject) -> Iterator[Place]:
    """Find a page without the day of its last review."""
    if subject.document.last_reviewed is None:
        yield at("last_reviewed")


def review_is_recent(subject: Subject) -> Iterator[Place]:
    """Find a page whose last review is long ago."""
    day = subject.document.last_reviewed
    if day and subject.today - day > REVIEW_HOLDS:
        yield at("last_reviewed", day=day.isoformat())


def page_names_its_sources(subject: Subject) -> Iterator[Place]:
    """Find a page that rests on nothing, neither as a whole nor in one of its rows."""
    document = subject.document
    rows = (
        row for name in ("benefits", "questions", "risks") for row in getattr(document, name, ())
    )
    if not document.sources and not any(row.sources for row in rows):
        yield at("sources")


def page_has_a_search_description(subject: Subject) -> Iterator[Place]:
    """Find a page that leaves it to search engines what they show below its title."""
    document = subject.document
    if not document.search_description and not getattr(document, "summary", ""):
        yield at("search_description")


def no_row_is_left_out(subject: Subject) -> Iterator[Place]:
    """Find rows that were begun and are not shown; questions without an answer have their own rule."""
    for row in subject.left_out:
        if (row.field, row.lacks) != ("questions", "answer"):
            yield at(row.field, title=row.title, lacks=row.lacks, row_id=row.row_id)


shared_rules = (
    Rule(
        code="page.no_procedure",
        severity=Severity.ERROR,
        search=page_knows_its_procedure,
        about=ABOUT_A_PROCEDURE,
        text=gettext_noop("The page is about no procedure that readers can see."),
        reason=gettext_noop("What it states belongs to no treatment then, for readers and markup."),
        fix=gettext_noop("Choose a procedure, move the page below one, or publish that procedure."),
    ),
    Rule(
        code="page.no_reviewer",
        severity=Severity.WARNING,
        search=page_has_a_reviewer,
        about=STATES_FACTS,
        text=gettext_noop("No clinician is named who has checked the facts."),
        reason=gettext_noop("Readers judge medical advice by who answers for it."),
        fix=gettext_noop("Have the page checked, and choose the medical reviewer."),
    ),
    Rule(
        code="page.reviewed_by_author",
        severity=Severity.ADVICE,
        search=reviewer_is_not_the_author,
        about=STATES_FACTS,
        text=gettext_noop("{name} is both author and medical reviewer."),
        reason=gettext_noop("A second pair of eyes sees what the first one missed."),
        fix=gettext_noop("Have somebody else review the page."),
    ),
    Rule(
        code="page.not_reviewed",
        severity=Severity.WARNING,
        search=page_says_when_it_was_reviewed,
        about=STATES_FACTS,
        text=gettext_noop("The page does not say when it was last reviewed."),
        reason=gettext_noop("Medical facts age; a date tells how far to trust them."),
        fix=gettext_noop("Enter the day of the last medical review."),
    ),
    Rule(
        code="page.review_is_old",
        severity=Severity.ADVICE,
        search=review_is_recent,
        about=STATES_FACTS,
        text=gettext_noop("The last review, of {day}, is more than two years ago."),
        reason=gettext_noop("Guidelines, devices and warnings have changed since."),
        fix=gettext_noop("Have the page reviewed, and enter the new day."),
    ),
    Rule(
        code="page.no_sources",
        severity=Severity.WARNING,
        search=page_names_its_sources,
        about=STATES_FACTS,
        text=gettext_noop("The page names no source."),
        reason=gettext_noop("A statement without a source can’t be checked by anybody."),
        fix=gettext_noop("Add the publications on which the page rests."),
    ),
    Rule(
        code="page.no_search_description",
        severity=Severity.ADVICE,
        search=page_has_a_search_description,
        text=gettext_noop("The page has no description for search engines."),
        reason=gettext_noop(
            "They then show any sentence of the page below its title, or one of their own."
        ),
        fix=gettext_noop("Enter a search description of one or two sentences under “Promote”."),
        source="https://developers.google.com/search/docs/appearance/snippet",
        verified_on="2026-11-20",
    ),
    Rule(
        code="page.row_left_out",
        severity=Severity.WARNING,
        search=no_row_is_left_out,
        text=gettext_noop("A row that was begun is not shown: “{title}”"),
        reason=gettext_noop("What it can’t do without is missing, such as a name or a number."),
        fix=gettext_noop("Complete the row, or delete it."),
    ),
)

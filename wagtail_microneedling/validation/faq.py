"""What a FAQ page has to say to be of use, and whether anything that was begun is left out."""

from collections.abc import Iterator
from typing import cast

from ..document import FAQDocument, gettext_noop
from .finding import Severity
from .rule import Place, Rule, at
from .subject import Subject


def faq_has_a_question(subject: Subject) -> Iterator[Place]:
    """Find a FAQ page on which no question is answered."""
    if not cast("FAQDocument", subject.document).questions:
        yield at("questions")


def every_question_has_an_answer(subject: Subject) -> Iterator[Place]:
    """Find questions that an editor has entered and that are not shown: they lack an answer."""
    for row in subject.left_out:
        if (row.field, row.lacks) == ("questions", "answer"):
            yield at("questions", question=row.title, row_id=row.row_id, lacks=row.lacks)


faq_rules = (
    Rule(
        code="faq.no_questions",
        severity=Severity.ERROR,
        search=faq_has_a_question,
        about=(FAQDocument,),
        text=gettext_noop("The page answers no question."),
        reason=gettext_noop("Readers who come here find nothing."),
        fix=gettext_noop("Add a question with its answer, or take the page offline."),
    ),
    Rule(
        code="faq.no_answer",
        severity=Severity.ERROR,
        search=every_question_has_an_answer,
        about=(FAQDocument,),
        text=gettext_noop("“{question}” has no answer, so it is not shown."),
        reason=gettext_noop("A question without an answer is neither shown nor marked up."),
        fix=gettext_noop("Answer it, or delete the row."),
    ),
)

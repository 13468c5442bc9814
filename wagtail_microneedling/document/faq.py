"""The document of a FAQ page."""

from dataclasses import dataclass

from .base import PageDocument, ProcedureReference
from .values import Prose, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question and its answer. ``anchor`` stays the same when the question is reworded or moved."""

    anchor: str
    question: str
    answer: Prose
    group: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FAQDocument(PageDocument):
    """Questions in the editor's order, about one procedure."""

    introduction: Prose | None = None
    procedure: ProcedureReference | None = None
    questions: tuple[Question, ...] = ()

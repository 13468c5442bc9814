"""The document of a procedure index page."""

from dataclasses import dataclass

from .base import PageDocument
from .values import Image, Prose, Range


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureCard:
    """What a list shows of a procedure; ``sessions`` spans all of its plans."""

    id: int
    name: str
    url: str
    summary: str = ""
    image: Image | None = None
    downtime: Range | None = None
    sessions: Range | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureIndexDocument(PageDocument):
    """The procedures below this page, in the order of the page tree."""

    introduction: Prose | None = None
    procedures: tuple[ProcedureCard, ...] = ()

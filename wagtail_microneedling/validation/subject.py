"""What rules look at: a page's document and what is known around it."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..document import PageDocument, ProcedureDocument
from .deployed import Deployed


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A row that an editor has begun and the document leaves out: something in it is missing.

    ``field`` is the page's field, ``row_id`` what the editor knows the row by, ``lacks`` the part
    that is missing, and ``title`` what the row says of itself, such as a question.
    """

    field: str
    row_id: str
    lacks: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A page that is judged.

    ``procedure`` is the published procedure that a FAQ or risk page is about, and the document
    itself when that is a procedure. ``left_out`` are its rows that are not published. ``graph`` is
    the JSON-LD that the page states, ``packs`` are the rule packs of its site. ``elsewhere`` are
    the titles of other pages of the site that state in the same language what should be stated
    once, by the keys of ``stated_once``. ``visible_text`` is what readers see of the page, where it
    was rendered, ``deployed`` what a frontend has made of it, where that was fetched. ``today`` is the
    day on which the page is judged.
    """

    document: PageDocument
    procedure: ProcedureDocument | None = None
    left_out: tuple[LeftOut, ...] = ()
    graph: Mapping[str, Any] | None = None
    packs: frozenset[str] = frozenset({"core"})
    elsewhere: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    visible_text: str | None = None
    deployed: Deployed | None = None
    today: datetime.date = field(default_factory=datetime.date.today)

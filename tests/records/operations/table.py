"""The table of operations, and what they are made with."""

import datetime
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from inspect import isgeneratorfunction
from typing import Any
from unittest import mock

from django.utils import timezone

from .. import world

#: Pages with a value in every field, and those of them that are procedures.
TREATED = frozenset({"Procedure 1", "Procedure 1 (de)", "Procedure 2"})
WHOLE = TREATED | {"Questions 1", "Questions 1 (de)", "Questions 2", "Risks 1", "Risks 2"}
#: Pages that state where a procedure is.
KNOW_PROCEDURE_1 = frozenset(
    {"Early", "Foreign", "Late", "Light", "Procedure 1 (de)"}
    | {"Questions 1", "Questions 1 (de)", "Risks 1", "Treatments", "Visitors"}
)
KNOW_PROCEDURE_2 = frozenset(
    {"Library", "Light", "Procedure 1", "Questions 2", "Risks 2", "Treatments", "Visitors"}
)
LIBRARY = frozenset({"Library", "Light", "Guide"})
DRAFT_SECTION = frozenset({"Devices", "Laser"})
ADVICE = frozenset(
    {"Early", "Early (de)", "Early advice", "Early advice (de)", "Late", "Late advice"}
)
#: All pages of the default Site, and those of both.
SITE = (
    WHOLE
    | LIBRARY
    | DRAFT_SECTION
    | ADVICE
    | {"Inside", "Treatments", "Treatments (de)", "Visitors"}
)
EVERYTHING = SITE | {"Foreign"}
GERMAN = frozenset(title for title in SITE if title.endswith("(de)"))

#: What is done in one go, or in steps, a ``yield`` after each: what it takes, then what counts, in a
#: context that holds on where it has one.
Act = Callable[[], Iterator[None] | None]


@dataclass(frozen=True)
class Operation:
    """What is done, the pages of which something else is published then, and how many are marked."""

    act: Act
    changes: frozenset[str]
    marks_at_most: int | None

    def __str__(self) -> str:
        return self.act.__name__

    @contextmanager
    def done(self) -> Iterator[dict[int, world.Served]]:
        """Do it, and yield what was served just before."""
        steps = self.act() if isgeneratorfunction(self.act) else _in_one_go(self.act)
        next(steps)
        world.build_all()
        before = world.served()
        next(steps, None)
        yield before
        steps.close()


def _in_one_go(act: Act) -> Iterator[None]:
    yield
    act()


OPERATIONS: list[Operation] = []


def changes(*titles: str, marks_at_most: int | None = None) -> Callable[[Act], Act]:
    """Add an operation to the table, with the titles of the pages that it changes for readers."""

    def add(act: Act) -> Act:
        OPERATIONS.append(Operation(act, frozenset(titles), marks_at_most))
        return act

    return add


def operation(name: str) -> Operation:
    """Return an operation of the table."""
    (found,) = (one for one in OPERATIONS if str(one) == name)
    return found


def publish(one: Any, **fields: Any) -> None:
    """Give a page new values and publish it, as an editor does."""
    for name, value in fields.items():
        setattr(one, name, value)
    one.save_revision().publish()


def save(one: Any, **fields: Any) -> None:
    """Give an object new values and save it."""
    for name, value in fields.items():
        setattr(one, name, value)
    one.save()


def later(**time: float) -> AbstractContextManager[Any]:
    """Return a context in which it is so much later."""
    moment = timezone.now() + datetime.timedelta(**time)
    return mock.patch.object(timezone, "now", return_value=moment)

"""What every drawing is made of."""

from dataclasses import dataclass
from enum import StrEnum

from ..document import Section

#: The width of every drawing: at this many CSS pixels, its words are as large as the page's.
WIDTH = 360
#: The size of words that name something.
WORDS = 14
#: How large to take the words of a heading for when measuring: bold letters are wider.
BOLD_WORDS = WORDS * 1.15
#: The size of words on a scale.
SMALL_WORDS = 12.5
#: The height of a line of words.
LINE = 18


class Certainty(StrEnum):
    """How sure a stretch is: it holds for all, for some, or nobody said where it ends."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch along the scale, from ``start`` on, ``length`` long."""

    start: float
    length: float
    certainty: Certainty

    @property
    def end(self) -> float:
        """Where it stops."""
        return round(self.start + self.length, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """Words at a place; ``anchor`` says which end of the words ``x`` is: start, middle or end."""

    x: float
    y: float
    text: str
    anchor: str = "start"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A mark on a scale. ``text_x`` and ``anchor`` keep its words inside the drawing."""

    position: float
    text: str
    text_x: float
    anchor: str = "middle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A picture with its words.

    ``key`` is unique on a page and names the drawing's HTML ids; ``kind`` names its template;
    ``description`` says in words all that it shows; ``caption`` is for the page, below it.
    """

    key: str
    kind: str
    title: str
    description: str
    caption: str
    width: int = WIDTH
    height: float


def described(section: Section, numbers: list[int]) -> str:
    """Return the statements with these numbers (from 1) as one text, each with its number."""
    return " ".join(f"{number}. {section.statements[number - 1].line}" for number in numbers)


def segment(start: float, end: float, certainty: Certainty) -> Segment:
    """Return the stretch between two places, rounded to what a screen can show."""
    return Segment(start=round(start, 1), length=round(end - start, 1), certainty=certainty)

"""What a section of a page is made of: lines that are shown and marked up, and numbers in them."""

from dataclasses import dataclass

from .values import Prose, Range, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One line: what it is about (may be empty) and what is stated; ``line`` is both as shown."""

    label: str = ""
    text: str = ""
    sources: tuple[Source, ...] = ()

    @property
    def line(self) -> str:
        """The statement as a reader sees it."""
        return f"{self.label}: {self.text}" if self.label and self.text else self.label or self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number: ``key`` says what it counts, the same in every language, ``name`` as the page says it."""

    key: str
    name: str
    range: Range


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the page. ``anchor`` is the same in every language; prose comes before the lines."""

    anchor: str
    heading: str
    prose: Prose | None = None
    statements: tuple[Statement, ...] = ()
    quantities: tuple[Quantity, ...] = ()

    @property
    def text(self) -> str:
        """All that the section says, a line each."""
        lines = [self.prose.text] if self.prose else []
        return "\n".join(lines + [statement.line for statement in self.statements])

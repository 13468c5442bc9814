"""A quantity where it is said: how far away cues are, in its sentence and in what leads to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .quantity import Quantity
from .sentences import Sentence

#: How far away a cue of the question, heading or field counts, and one of the sentence before.
FAR = 14.0
NEXT_DOOR = 12.0
#: What lies farther away in the sentence says nothing of a quantity.
REACH = 30.0
#: So few words, or so few of them before a quantity, leave it to what came before what it is about.
FEW_WORDS = 12
FEW_BEFORE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What leads to a text: groups and words of its question, heading or field, and its page.

    ``own_names`` are the words of the procedure's names and ``concerns`` those of its concerns.
    """

    groups: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    own_names: frozenset[str] = frozenset()
    concerns: frozenset[str] = frozenset()


class Mention:
    """A quantity in its sentence and context."""

    def __init__(self, sentence: Sentence, number: int, context: Context) -> None:
        self.sentence = sentence
        self.number = number
        self.said: Quantity = sentence.quantities[number]
        self.context = context
        self._known: dict[str, float | None] = {}
        self._before: Mapping[str, list[int]] | None = None

    def here(self, group: str) -> float | None:
        """Return how far away the nearest cue of a group is in the sentence, or None."""
        if group not in self._known:
            away = self.sentence.nearest(self.said, group)
            self._known[group] = away if away is not None and away < REACH else None
        return self._known[group]

    def led(self, group: str) -> float | None:
        """Return how far away a group counts that comes before the sentence, or None."""
        if group in self.before():
            return NEXT_DOOR
        return FAR if group in self.context.groups else None

    def told(self) -> set[str]:
        """Return the groups that the sentence or something before it tells."""
        return {*self.sentence.marks, *self.context.groups, *self.before()}

    def before(self) -> Mapping[str, list[int]]:
        """Return what the sentence before tells, if this one leaves anything to it."""
        if self._before is None:
            before = self.sentence.before if self.is_elliptical() else None
            self._before = before.marks if before else {}
        return self._before

    def is_within(self, group: str, limit: float) -> bool:
        """Return whether a cue of the group is nearer in the sentence than ``limit``."""
        here = self.here(group)
        return here is not None and here < limit

    def places(self, group: str) -> Iterable[int]:
        """Return where in the sentence the cues of a group are."""
        return self.sentence.marks.get(group, ())

    def is_led_by(self, group: str, reach: int) -> bool:
        """Return whether a cue of the group is among so many words before the quantity."""
        start, end = self.said.bound_from - reach, self.said.bound_from
        return any(start <= place < end for place in self.places(group))

    def is_elliptical(self) -> bool:
        """Return whether the sentence leaves it to what came before to say what it is about."""
        if len(self.sentence.words) <= FEW_WORDS or self.said.bound_from <= FEW_BEFORE:
            return True
        return any(place < self.said.first for place in self.places("pronouns"))

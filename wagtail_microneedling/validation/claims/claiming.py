"""One rule and one page: which of the phrases that stand there are claims, and which are not."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial

from ..passages import Passage, Role
from ..reading import Found, Reading
from . import contexts
from .pack import ClaimRule
from .sought import Sought

#: An exception may begin so many words before the claim that it makes harmless.
EXCEPTION_REACH = 8
EVERYWHERE = frozenset(Role) - {Role.CREDIT}


class Claiming:
    """A rule's phrases in a page. Whatever is asked for more than once is looked for once."""

    def __init__(self, row: ClaimRule, sought: Sought, reading: Reading) -> None:
        self.row = row
        self.sought = sought
        self.reading = reading
        self.words = reading.words
        self.known = sought.known
        self.roles = row.roles or EVERYWHERE
        if "safety" in row.skips:
            self.roles -= {Role.SAFETY}

    def claims(self) -> Iterator[tuple[str, Found]]:
        """Yield the path and the words of each claim; of claims that overlap, the first."""
        yield from self._first(self._phrases, self._claimed_at)
        for says, questions in self.sought.questions.items():
            asked = questions.in_page(self.reading)
            yield from self._first(asked, partial(self._asked_at, says=says))

    def _first(
        self, found: Sequence[Found], path_of: Callable[[Found], str | None]
    ) -> Iterator[tuple[str, Found]]:
        end = 0
        for one in found:
            path = path_of(one) if one.begin >= end else None
            if path is not None:
                end = one.end
                yield path, one

    @cached_property
    def _phrases(self) -> list[Found]:
        return self.sought.phrases.in_page(self.reading)

    @cached_property
    def _exceptions(self) -> list[Found]:
        return self.sought.exceptions.in_page(self.reading)

    @cached_property
    def _near(self) -> list[Found]:
        return self.sought.near.in_page(self.reading) if self.sought.near else []

    def _claimed_at(self, found: Found) -> str | None:
        """Return where a phrase is claimed, or None where it is not."""
        words, begin, end = self.words, found.begin, found.end
        passage = self._passage(begin)
        if not self._counts(passage) or self._is_excepted(found):
            return None
        first, last = contexts.sentence(words, begin, end, self.known)
        if self.sought.near and not _begins_within(self._near, first, last):
            return None
        if not found.phrase.undeniable and self._is_taken_back(begin, end):
            return None
        if "asked" in self.row.skips and self._asks(passage, first, last):
            return self._answered_at(passage, last, says=True)
        return passage.path

    def _passage(self, place: int) -> Passage:
        return self.reading.passages[self.reading.passage_number(place)]

    def _counts(self, passage: Passage) -> bool:
        return passage.role in self.roles and not (passage.cited and "cited" in self.row.skips)

    def _is_excepted(self, found: Found) -> bool:
        nearest = bisect_left(self._exceptions, found.begin - EXCEPTION_REACH, key=_begin)
        beyond = bisect_left(self._exceptions, found.end, key=_begin)
        return any(one.end > found.begin for one in self._exceptions[nearest:beyond])

    def _is_taken_back(self, begin: int, end: int) -> bool:
        skips = self.row.skips
        return ("denied" in skips and contexts.denied(self.words, begin, end, self.known)) or (
            "hedged" in skips and contexts.hedged(self.words, begin, end, self.known)
        )

    def _asks(self, passage: Passage, first: int, last: int) -> bool:
        """Return whether a sentence asks openly; the page's questions do without their mark, too."""
        if passage.role is Role.QUESTION:
            return not contexts.presupposes(self.words, first, self.known)
        return contexts.asks(self.words, first, last, self.known)

    def _asked_at(self, found: Found, *, says: bool) -> str | None:
        """Return where a question is answered so that the answer makes the claim."""
        passage = self._passage(found.begin)
        first, last = contexts.sentence(self.words, found.begin, found.end, self.known)
        if not self._asks(passage, first, last) or not self._counts(passage):
            return None
        # A question that words the claim itself is judged as such, and its no denies it.
        if _begins_within(self._phrases, first, last):
            return None
        return self._answered_at(passage, last, says=says)

    def _answered_at(self, passage: Passage, last: int, *, says: bool) -> str | None:
        """Return the path of the answer to a question, if it says plainly yes, or no."""
        place = contexts.answer_begin(self.words, last)
        if place is None or contexts.answers(self.words, place, self.known) is not says:
            return None
        answer = self._passage(place)
        if answer is not passage and passage.role not in {Role.QUESTION, Role.HEADING}:
            return None
        return answer.path


def _begin(found: Found) -> int:
    return found.begin


def _begins_within(found: Sequence[Found], first: int, last: int) -> bool:
    """Return whether one of these begins at a place from ``first`` up to ``last``."""
    nearest = bisect_left(found, first, key=_begin)
    return nearest < len(found) and found[nearest].begin < last

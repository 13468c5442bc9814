"""A row of a pack as the search of a rule: where a page makes a claim."""

from collections import Counter
from collections.abc import Iterator

from ...document import Permanence
from ..reading import PhraseSet, reading_of
from ..rule import Place, at
from ..subject import Subject
from .claiming import Claiming
from .conditions import CONDITIONS
from .pack import ClaimRule
from .sought import Sought, phrase_set, sought_by

#: More claims of one kind in one text are not listed: whoever mends these rereads the text.
MOST_IN_A_TEXT = 3


class ClaimSearch:
    """Yields a place for each claim that a page makes; ``claim`` is how the page words it."""

    def __init__(self, row: ClaimRule) -> None:
        self.row = row
        self._sought: dict[str, Sought] = {}
        self._lists: dict[str, dict[str, PhraseSet]] = {}

    def __call__(self, subject: Subject) -> Iterator[Place]:
        """Yield where the page makes the claim, texts before conditions."""
        language = reading_of(subject.document).language
        if language in self.row.phrases and not self._is_stated(subject):
            yield from self._in_texts(subject, self._sought_in(language))
        if self.row.condition:
            condition = CONDITIONS[self.row.condition]
            yield from condition(subject, self._lists_in(language))

    def _is_stated(self, subject: Subject) -> bool:
        """Return whether the procedure itself states a permanent result, and on what that rests."""
        procedure = subject.procedure
        return (
            "permanent" in self.row.skips
            and procedure is not None
            and procedure.permanence is Permanence.PERMANENT
            and bool(procedure.sources)
        )

    def _in_texts(self, subject: Subject, sought: Sought) -> Iterator[Place]:
        reading = reading_of(subject.document)
        told, seen = Counter[str](), set[tuple[str, ...]]()
        for path, found in Claiming(self.row, sought, reading).claims():
            worded = (path, *reading.words[found.begin : found.end])
            if told[path] < MOST_IN_A_TEXT and worded not in seen:
                seen.add(worded)
                told[path] += 1
                yield at(path, claim=reading.said(found.begin, found.end))

    def _sought_in(self, language: str) -> Sought:
        if language not in self._sought:
            self._sought[language] = sought_by(self.row, language)
        return self._sought[language]

    def _lists_in(self, language: str) -> dict[str, PhraseSet]:
        if language not in self._lists:
            self._lists[language] = {
                name: phrase_set(given, language) for name, given in self.row.lists.items()
            }
        return self._lists[language]

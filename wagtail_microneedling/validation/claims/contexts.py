"""What a sentence does with a phrase: claims it, denies it, doubts it, softens it, or asks."""

from collections.abc import Sequence

from ..reading import BOUNDS, END, LINE
from .language import Language

Words = Sequence[str]

#: So many words are looked at on either side; more would make long texts slow and few better.
CLAUSE_REACH = 14
SENTENCE_REACH = 45
DOUBTED_WITHIN = 4
HEDGED_WITHIN = 3
#: A negation of the next thing reaches over so many words: "no truly permanent".
NEXT_REACH = 3
LINKED_REACH = 6
#: "In most cases," and the like: at most so many words before a comma.
INTRODUCTION = 6
#: "…, isn't it?" and the like: at most so many words between the comma and the question mark.
TAG = 5
ENDS = frozenset({"!", "?", "…", LINE, END})


def ends_sentence(words: Words, place: int, language: Language) -> bool:
    """Return whether a sentence ends with the word at ``place``."""
    if words[place] != ".":
        return words[place] in ENDS
    before = words[place - 1] if place else ""
    abbreviated = (len(before) == 1 and before.isalpha()) or before in language.abbreviations
    return not abbreviated


def sentence(words: Words, begin: int, end: int, language: Language) -> tuple[int, int]:
    """Return where the sentence around a phrase begins, and the place of what ends it.

    Of a very long sentence it is the part around the phrase.
    """
    first, last = begin, end
    while first > max(0, begin - SENTENCE_REACH) and not ends_sentence(words, first - 1, language):
        first -= 1
    furthest = min(len(words) - 1, end + SENTENCE_REACH)
    while last < furthest and not ends_sentence(words, last, language):
        last += 1
    return first, last


def clause_begin(words: Words, begin: int, language: Language) -> int:
    """Return where the clause before a phrase begins: behind a break or a clause of its own."""
    place, verb = begin, False
    while place > max(0, begin - CLAUSE_REACH):
        word = words[place - 1]
        if word in BOUNDS or word in language.turns or (verb and word in language.joins):
            break
        verb = verb or word in language.clause_words
        place -= 1
    return place


def denied(words: Words, begin: int, end: int, language: Language) -> bool:
    """Return whether the sentence denies a phrase, or doubts those who claim it."""
    return (
        _denied_before(words, begin, language)
        or _denied_behind(words, end, language)
        or _doubted(words, begin, end, language)
    )


def _denied_before(words: Words, begin: int, language: Language) -> bool:
    first = clause_begin(words, begin, language)
    verb = apart = linked = False
    for place in range(begin - 1, first - 1, -1):
        word = words[place]
        if word in language.harmless:
            return False
        if _denies(word, language) and not _denies_nothing(words, place, language):
            return True
        if word in language.deny_adjacent and place == begin - 1:
            return True
        if word in language.deny_next and not _denies_nothing(words, place, language):
            reach = NEXT_REACH if not linked else LINKED_REACH
            next_to_it = begin - place <= reach and not verb
            if not apart and (next_to_it or verb):
                return True
        verb = verb or word in language.clause_words
        linked = linked or word in language.links
        apart = apart or (word in language.joins and word not in language.links)
    return False


def _denies(word: str, language: Language) -> bool:
    return word in language.deny or (
        bool(language.deny_endings) and word.endswith(language.deny_endings)
    )


def _denies_nothing(words: Words, place: int, language: Language) -> bool:
    """Return whether a negation is part of an idiom that denies nothing, such as "not only"."""
    reaches = language.deny_nothing.within(words, place - 2, place + 1)
    return any(begin <= place < end for begin, end in reaches)


def _denied_behind(words: Words, end: int, language: Language) -> bool:
    if any(language.doubted.within(words, end, _clause_end(words, end, DOUBTED_WITHIN))):
        return True
    if not language.deny_behind:
        return False
    behind = range(end, _clause_end(words, end, CLAUSE_REACH))
    for place in behind:
        if words[place] in language.joins or words[place] in language.turns:
            return False
        if words[place] in language.deny_behind:
            return not _denies_nothing(words, place, language)
    return False


def _clause_end(words: Words, end: int, reach: int) -> int:
    place = end
    while place < min(len(words), end + reach) and words[place] not in BOUNDS:
        place += 1
    return place


def _doubted(words: Words, begin: int, end: int, language: Language) -> bool:
    first, _ = sentence(words, begin, end, language)
    for _, behind in language.doubts.within(words, first, begin):
        if behind <= end and not language.doubts_end.intersection(words[behind:begin]):
            return True
    return False


def hedged(words: Words, begin: int, end: int, language: Language) -> bool:
    """Return whether the sentence softens a phrase: "usually", "for most people", "may"."""
    first = _with_introduction(words, clause_begin(words, begin, language), language)
    if any(behind <= begin for _, behind in language.hedges.within(words, first, begin)):
        return True
    return any(language.hedged.within(words, end, _clause_end(words, end, HEDGED_WITHIN)))


def _with_introduction(words: Words, first: int, language: Language) -> int:
    """Return where a clause begins, the few words before its comma included."""
    if not first or words[first - 1] != ",":
        return first
    place = first - 1
    while place and first - place <= INTRODUCTION:
        if words[place - 1] in BOUNDS:
            return place
        if words[place - 1] in language.clause_words:
            break
        place -= 1
    return place if not place else first


def presupposes(words: Words, first: int, language: Language) -> bool:
    """Return whether a question takes for granted what it speaks of: "why is it painless?"."""
    return any(language.presumes.within(words, first, first + 1))


def asks(words: Words, first: int, last: int, language: Language) -> bool:
    """Return whether a sentence asks openly: it neither presupposes nor merely ends in a question."""
    if words[last] != "?" or presupposes(words, first, language):
        return False
    return words[first] in language.asking or "," not in words[max(first, last - TAG) : last]


def answer_begin(words: Words, last: int) -> int | None:
    """Return where the words after a question begin, if there are any."""
    place = last + 1
    while place < len(words) and words[place] in {END, LINE}:
        place += 1
    return place if place < len(words) else None


def answers(words: Words, place: int, language: Language) -> bool | None:
    """Return whether an answer says plainly yes or no; None when it does neither."""
    _, end = sentence(words, place, place, language)
    if language.concedes.intersection(words[place:end]):
        return None
    if any(language.no.within(words, place, place + 1)):
        return False
    return True if any(language.yes.within(words, place, place + 1)) else None

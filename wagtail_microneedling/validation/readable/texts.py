"""Sentences, words and paragraphs that are too hard or too long for patients."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby

from ...document import gettext_noop
from ..finding import Severity
from ..reading import Reading, reading_of
from ..rule import Place, Rule, at
from ..subject import Subject
from .prose import Stretch, beginning, paragraphs, sentences, words_of
from .scoring import FEWEST_WORDS, Score, score
from .sparing import MOST_IN_A_TEXT
from .words import unexplained_words

#: Below this a text is harder than plain language (Flesch's own scale).
LEAST_EASE = 60
MOST_WORDS_IN_A_SENTENCE = 30
MOST_WORDS_IN_A_PARAGRAPH = 100


def page_is_easy_to_read(subject: Subject) -> Iterator[Place]:
    """Find long texts that are hard to read, or else a page that is hard as a whole."""
    reading = reading_of(subject.document)
    told = False
    for found in _long_texts(reading):
        scored = _score(reading, found)
        if scored:
            told = True
            yield _hard(reading.passages[found[0].passage].path, scored)
    scored = None if told else _score(reading, sentences(reading))
    if scored:
        yield _hard("", scored)


def _long_texts(reading: Reading) -> Iterator[list[Stretch]]:
    """Yield the sentences of each text that is long enough to be scored by itself."""
    for _, group in groupby(sentences(reading), key=lambda one: one.passage):
        found = list(group)
        if found[-1].end - found[0].begin >= FEWEST_WORDS:
            yield found


def _score(reading: Reading, found: Sequence[Stretch]) -> Score | None:
    """Return the score of sentences that are hard to read, else None."""
    words = chain.from_iterable(reading.words[one.begin : one.end] for one in found)
    scored = score(words, len(found), reading.language)
    return scored if scored and scored.ease < LEAST_EASE else None


def _hard(path: str, scored: Score) -> Place:
    return at(path, ease=scored.ease, words=scored.words, syllables=scored.syllables)


def sentences_are_short(subject: Subject) -> Iterator[Place]:
    """Find sentences of more than 30 words."""
    reading = reading_of(subject.document)
    for path, words, said in _too_long(reading, sentences(reading), MOST_WORDS_IN_A_SENTENCE):
        yield at(path, words=words, sentence=said)


def paragraphs_are_short(subject: Subject) -> Iterator[Place]:
    """Find paragraphs of more than 100 words."""
    reading = reading_of(subject.document)
    found = paragraphs(reading, MOST_WORDS_IN_A_PARAGRAPH)
    for path, words, said in _too_long(reading, found, MOST_WORDS_IN_A_PARAGRAPH):
        yield at(path, words=words, paragraph=said)


def _too_long(
    reading: Reading, found: Iterable[Stretch], most: int
) -> Iterator[tuple[str, int, str]]:
    """Yield the path, the number of words and the beginning of stretches with more words."""
    told = Counter[int]()
    for one in found:
        if one.end - one.begin <= most or told[one.passage] >= MOST_IN_A_TEXT:
            continue
        count = len(words_of(reading, one))
        if count > most:
            told[one.passage] += 1
            yield reading.passages[one.passage].path, count, beginning(reading, one)


def words_are_known(subject: Subject) -> Iterator[Place]:
    """Find words of medicine and of offices that the page does not explain, each once."""
    for path, word, plain in unexplained_words(reading_of(subject.document)):
        yield at(path, word=word, plain=plain)


text_rules = (
    Rule(
        code="readable.hard_text",
        severity=Severity.ADVICE,
        search=page_is_easy_to_read,
        text=gettext_noop(
            "Hard to read: {ease} points of 100, with {words} words to a sentence and "
            "{syllables} syllables to a word."
        ),
        reason=gettext_noop(
            "60 points and more are plain language, which most patients can read under stress."
        ),
        fix=gettext_noop("Split long sentences, and say the same in shorter words."),
        source="Flesch (1948); for German Amstad (1978), for French Kandel and Moles (1958)",
        verified_on="2026-11-20",
    ),
    Rule(
        code="readable.long_sentence",
        severity=Severity.ADVICE,
        search=sentences_are_short,
        text=gettext_noop("A sentence has {words} words: “{sentence}”"),
        reason=gettext_noop("Readers lose the thread of a sentence with more than 30 words."),
        fix=gettext_noop("Make two sentences of it, or a list."),
    ),
    Rule(
        code="readable.hard_word",
        severity=Severity.ADVICE,
        search=words_are_known,
        text=gettext_noop("Many patients don’t know “{word}”."),
        reason=gettext_noop("A word that is not understood can hide a risk."),
        fix=gettext_noop("Write “{plain}”, or explain the word in brackets behind it."),
    ),
    Rule(
        code="readable.long_paragraph",
        severity=Severity.ADVICE,
        search=paragraphs_are_short,
        text=gettext_noop("A paragraph has {words} words: “{paragraph}”"),
        reason=gettext_noop("People scan pages, and pass over a wall of text."),
        fix=gettext_noop("Split it, or make a list of what it lists."),
    ),
)

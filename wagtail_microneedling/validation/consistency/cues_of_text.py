"""What short texts tell: labels, names, questions, the rows of a procedure."""

from functools import lru_cache

from .grammar import Grammar
from .sentences import LOOK_ALIKES
from .words import DASHES, TOKEN


@lru_cache(maxsize=2048)
def told(grammar: Grammar, text: str) -> frozenset[str]:
    """Return the groups whose cues a text holds; labels and questions are asked for again and again."""
    words = (match.group().lower().replace("’", "'") for match in TOKEN.finditer(text))
    return frozenset(
        grammar.cues.marks([word for word in words if word not in DASHES], LOOK_ALIKES)
    )


@lru_cache(maxsize=2048)
def content_words(grammar: Grammar, text: str) -> frozenset[str]:
    """Return the words of a text that carry meaning, without the ending of their plural."""
    words = (match.group().lower() for match in TOKEN.finditer(text))
    return frozenset(
        stem(grammar, word)
        for word in words
        if word.isalpha() and word not in grammar.writing.no_filler
    )


def stem(grammar: Grammar, word: str) -> str:
    """Return a word without the ending of its plural."""
    ending = grammar.writing.plural_ending
    return word[: -len(ending)] if len(word) > 3 and word.endswith(ending) else word

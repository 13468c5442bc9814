"""A page read as a row of words, and phrases looked for in it.

The words of a page are found once, however many rules ask for them, and a phrase costs what the
places of its rarest word cost.
"""

from .page import Reading, reading_of
from .phrase_set import Found, PhraseSet
from .phrases import BOUNDS, Phrase, PhraseError, Speech, phrase
from .tokens import END, LINE, plain, tokens

__all__ = [
    "BOUNDS",
    "END",
    "LINE",
    "Found",
    "Phrase",
    "PhraseError",
    "PhraseSet",
    "Reading",
    "Speech",
    "phrase",
    "plain",
    "reading_of",
    "tokens",
]

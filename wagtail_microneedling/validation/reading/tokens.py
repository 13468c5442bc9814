"""Text as words and the punctuation that ends sentences and clauses.

Hyphens and slashes separate words ("pain-free" is two), quotation marks and symbols are left out,
and dashes read as colons: all of them are written in many ways and change no claim. There is no
regular expression here: splitting is several times as fast, and cannot blow up.
"""

import re
import unicodedata
from collections.abc import Sequence

#: Stand where a text and where a line ends. Texts that are split together have it between them.
END, LINE = "\x02", "\x01"
#: What remains of punctuation, each a word of its own; a full stop only where a word ends.
MARKS = f",;:()!?…%{LINE}{END}"

#: Languages that write short words before an apostrophe: "l'acné" is two words.
_SPLIT_AT_APOSTROPHES = frozenset({"fr", "it"})
#: So many characters that are no letters may stand between two words of an excerpt.
_BETWEEN = r"[\W_]{0,20}"


#: Whatever is written in many ways; what becomes ASCII is quicker to go on with.
_SPELLINGS = (
    *((quote, "'") for quote in "’‘ʼ＇"),
    *((quote, " ") for quote in "“”„«»‹›"),
    *((dash, ":") for dash in "–—―"),
    *((blank, " ") for blank in "\u00a0\u202f\u2009"),
    *((invisible, "") for invisible in "\u00ad\u200b\u200c\u200d\u2060\ufeff"),
    *(("…", " … "), ("..", " … "), ("‑", "-"), ("％", "%"), ("\n", LINE)),
)


class _Plain(dict[int, str]):
    """What becomes of each character: letters, digits and marks stay, all else is a space."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        stays = character.isalnum() or unicodedata.category(character).startswith("M")
        self[code] = character if stays else " "
        return self[code]


_PLAIN = _Plain({ord(mark): mark for mark in f"{MARKS}.-'"})


def plain(text: str) -> str:
    """Return ``text`` ready to be split together with others, its accents in one piece."""
    text = text.replace(END, " ").replace(LINE, " ")
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def tokens(text: str, language: str) -> list[str]:
    """Return the words of a plain text in lower case, and its punctuation.

    ``language`` is the first part of a tag.
    """
    for written, meant in _SPELLINGS:
        text = text.replace(written, meant)
    text = text.translate(_PLAIN).lower()
    if "'" in text and language in _SPLIT_AT_APOSTROPHES:
        text = text.replace("'", " ")
    for mark in MARKS:
        text = text.replace(mark, f" {mark} ")
    text = f" {text} ".replace(" - ", " : ").replace("-", " ").replace(". ", " . ")
    return text.replace(" '", " ").replace("' ", " ").split()


def excerpt(text: str, words: Sequence[str]) -> str:
    """Return some words in a row as a text writes them; as they are where it has no such row."""
    said = [re.escape(word) for word in words if word not in MARKS and word != "."]
    found = re.search(_BETWEEN.join(said), plain(text), re.IGNORECASE)
    return " ".join(found[0].split()) if found else " ".join(words)

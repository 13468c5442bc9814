"""Text for terminals and logs: whatever somebody has typed stays on its line and does nothing there."""

import unicodedata

#: Turn the direction of writing, so that a line could look like another.
TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def one_line(text: str) -> str:
    """Return text on one line, without what terminals and the logs of build servers obey."""
    shown = "".join(map(_shown, text.encode("utf-8", "replace").decode()))
    # Two of them begin commands of several build servers, wherever on a line they stand.
    return " ".join(shown.split()).replace("##", "# #")


def _shown(character: str) -> str:
    if character in TURNING:
        return ""
    return " " if unicodedata.category(character) in ("Cc", "Zl", "Zp") else character

"""How much room words take. Estimated on the wide side: there is no font here to measure with."""

import unicodedata

NARROW = frozenset(" !'(),-./:;I[]fijlrt|’")
WIDE = frozenset("%@MWmw—…")


def _ems(character: str) -> float:
    """Return the estimated width of a character, in ems."""
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 1
    if character in NARROW:
        return 0.4
    if character in WIDE:
        return 0.98
    return 0.7 if character.isupper() else 0.64


def text_width(text: str, size: float) -> float:
    """Return about how wide ``text`` is in letters of ``size``, in the same unit."""
    return sum(_ems(character) for character in text) * size


def wrapped(text: str, width: float, size: float, most: int = 2) -> tuple[str, ...]:
    """Return ``text`` as at most ``most`` lines that fit in ``width``; what doesn't fit ends in "…"."""
    lines, words = [""], text.split()
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or text_width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return tuple(_shortened(line, width, size) for line in lines)


def _shortened(line: str, width: float, size: float) -> str:
    """Return ``line``, cut where it would leave ``width``."""
    if text_width(line, size) <= width:
        return line
    room, kept = width - text_width("…", size), 0
    while kept < len(line) and text_width(line[: kept + 1], size) <= room:
        kept += 1
    return line[:kept].rstrip() + "…"

"""What editors type, in the cells of exported files."""

#: Where a cell begins with one of these, programs take it for a formula and work it out.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def plain_text(text: str | None) -> str:
    """Return a text as a cell of a CSV file that no program takes for a formula."""
    said = text or ""
    return f"'{said}" if said.startswith(_FORMULAS) else said


#: How reports export what editors have typed; in XLSX, cells say themselves that they are text.
PLAIN = {"csv": plain_text}

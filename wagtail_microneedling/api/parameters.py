"""Query parameters, read strictly: what can't be understood is refused in a sentence."""

import re
from collections.abc import Collection
from decimal import Decimal

from django.http import QueryDict
from wagtail.api.v2.utils import BadRequestError

#: The largest key that every supported database can look up.
LARGEST_KEY = 2**31 - 1

_WHOLE_NUMBER = re.compile(r"[0-9]{1,10}")
_NUMBER = re.compile(r"[0-9]{1,9}(\.[0-9]{1,6})?")


def quoted(text: str) -> str:
    """Return what a client sent, short enough to be sent back."""
    return f"“{text[:80]}…”" if len(text) > 80 else f"“{text}”"


def check_parameters(query: QueryDict, known: Collection[str]) -> None:
    """Raise BadRequestError unless each parameter is known, given once, and text."""
    unknown = sorted(set(query) - set(known))
    if unknown:
        names = ", ".join(quoted(name) for name in unknown[:5])
        raise BadRequestError(
            f"Unknown query parameter: {names}. Known here: {', '.join(sorted(known))}."
        )
    for name, values in query.lists():
        if len(values) > 1:
            raise BadRequestError(f"{name} is given {len(values)} times: give it once.")
        if "\x00" in values[0]:
            raise BadRequestError(f"{name} holds a null character: leave it out.")


def whole_number(name: str, text: str, smallest: int = 0, largest: int = LARGEST_KEY) -> int:
    """Return a parameter's value as a whole number; raises BadRequestError when it is none."""
    number = int(text) if _WHOLE_NUMBER.fullmatch(text) else -1
    if not smallest <= number <= largest:
        raise BadRequestError(
            f"{name} is {quoted(text)}: give a whole number from {smallest} to {largest}."
        )
    return number


def number(name: str, text: str) -> Decimal:
    """Return a parameter's value as a number from 0 up; raises BadRequestError when it is none."""
    if not _NUMBER.fullmatch(text):
        raise BadRequestError(
            f"{name} is {quoted(text)}: give a number from 0 up, as in 48 or 1.5."
        )
    return Decimal(text)


def one_of(name: str, text: str, known: Collection[str]) -> str:
    """Return a parameter's value; raises BadRequestError when it is none of ``known``."""
    if text not in known:
        raise BadRequestError(f"{name} is {quoted(text)}: choose one of {', '.join(known)}.")
    return text

"""Which JSON values are of which of schema.org's datatypes. Numbers are JSON numbers, never text."""

import datetime
import re
from collections.abc import Callable, Mapping
from typing import Any

#: An absolute web address; what no address may hold is refused, whoever could still read it.
_URL = re.compile(r"https?://[^\s/?#<>\"{}|\\^`]+(?:[/?#][^\s<>\"{}|\\^`]*)?")
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)?")
_TIME = re.compile(r"\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?")
#: After ISO 8601: at least one part, and one after the T where there is one.
_DURATION = re.compile(
    r"P(?=\d|T\d)(?:\d+(?:\.\d+)?Y)?(?:\d+(?:\.\d+)?M)?(?:\d+(?:\.\d+)?W)?(?:\d+(?:\.\d+)?D)?"
    r"(?:T(?=\d)(?:\d+(?:\.\d+)?H)?(?:\d+(?:\.\d+)?M)?(?:\d+(?:\.\d+)?S)?)?"
)
_QUANTITY = re.compile(r"\d+(?:\.\d+)? \S+")
#: No date and no quantity is longer.
_LONGEST = 64


def is_url(value: Any) -> bool:
    """Return whether ``value`` is an absolute http(s) URL."""
    return isinstance(value, str) and _URL.fullmatch(value) is not None


def _says(pattern: re.Pattern[str], parse: Callable[[str], object] = str) -> Callable[[Any], bool]:
    """Return a test for texts of this form that ``parse`` can read."""

    def accepts(value: Any) -> bool:
        if not isinstance(value, str) or len(value) > _LONGEST or not pattern.fullmatch(value):
            return False
        try:
            parse(value)
        except ValueError:
            return False
        return True

    return accepts


def _whole_date(value: str) -> datetime.date:
    """Return the first day of a year or a month, or the day itself. Raises ValueError."""
    return datetime.date.fromisoformat(value + "-01-01"[len(value) - 4 :])


#: Not as a union, which would be made anew for each value.
NUMBERS = (int, float)


def _is_number(value: Any) -> bool:
    return isinstance(value, NUMBERS) and not isinstance(value, bool)


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


DATATYPES: Mapping[str, Callable[[Any], bool]] = {
    "Boolean": lambda value: isinstance(value, bool),
    "Date": _says(_DATE, _whole_date),
    "DateTime": _says(_DATE_TIME, datetime.datetime.fromisoformat),
    "Distance": _says(_QUANTITY),
    "Duration": _says(_DURATION),
    "Energy": _says(_QUANTITY),
    "Float": _is_number,
    "Integer": _is_whole,
    "Mass": _says(_QUANTITY),
    "Number": _is_number,
    "Text": lambda value: isinstance(value, str),
    "Time": _says(_TIME, datetime.time.fromisoformat),
    "URL": is_url,
}

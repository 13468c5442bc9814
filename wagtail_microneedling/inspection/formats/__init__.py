"""How a report is put down: a format is a module with a function that returns its text."""

from collections.abc import Callable, Mapping

from ..report import Report
from . import github, junit, plain_json, plain_text, sarif
from .lines import one_line

#: By the name under which people ask for it.
FORMATS: Mapping[str, Callable[[Report], str]] = {
    "text": plain_text.said,
    "json": plain_json.said,
    "junit": junit.said,
    "sarif": sarif.said,
    "github": github.said,
}

__all__ = ["FORMATS", "one_line"]

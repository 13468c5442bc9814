"""Every error that this package raises on purpose.

::

    MicroneedlingError
    ├── FactError             a value that no document may hold
    │   ├── RangeError        a quantity that is empty, negative or upside down
    │   └── AddressError      a URL that is not absolute http(s)
    ├── GrammarError          a language's file of quantities holds something that can't be used
    ├── SettingError          WAGTAIL_MICRONEEDLING holds a value that can't be used
    ├── RulePackError         a file of rules about claims can't be read, and on which line
    ├── RecordError           a page's record could not be built
    ├── FetchError            a deployed page could not be fetched, or is none
    └── ExportError           an export could not be finished; what was there before is untouched
"""

from pathlib import Path

__all__ = [
    "AddressError",
    "ExportError",
    "FactError",
    "FetchError",
    "GrammarError",
    "MicroneedlingError",
    "RangeError",
    "RecordError",
    "RulePackError",
    "SettingError",
]


class MicroneedlingError(Exception):
    """The root: catch it to catch everything this package raises on purpose."""


class FactError(MicroneedlingError, ValueError):
    """A value that no document may hold."""


class RangeError(FactError):
    """A quantity that is empty, negative, not finite, or whose minimum is above its maximum."""


class AddressError(FactError):
    """A URL that is not absolute http or https."""


class GrammarError(MicroneedlingError, ValueError):
    """A language's file of quantities holds something that can't be used; it names file and line."""


class SettingError(MicroneedlingError, ValueError):
    """A setting holds a value that can't be used."""


class RulePackError(MicroneedlingError, ValueError):
    """A rule pack can't be read, or says something unknown; names its file and line where it can.

    ``path`` and ``line``, counted from 1, are None where the problem is in no file or no line.
    """

    def __init__(self, problem: str, path: Path | None = None, line: int | None = None) -> None:
        where = f", line {line}" if line else ""
        super().__init__(f"The rule pack {path}{where}: {problem}" if path else problem)
        self.path = path
        self.line = line


class RecordError(MicroneedlingError):
    """A page's record could not be built; the page itself is not affected."""


class FetchError(MicroneedlingError):
    """A deployed page could not be fetched, or is no page; says which way out there is."""


class ExportError(MicroneedlingError):
    """An export could not be finished; what was there before is untouched."""

"""Every error that this package raises on purpose.

::

    MicroneedlingError
    ├── FactError             a value that no document may hold
    │   ├── RangeError        a quantity that is empty, negative or upside down
    │   └── AddressError      a URL that is not absolute http(s)
    ├── SettingError          WAGTAIL_MICRONEEDLING holds a value that can't be used
    ├── RecordError           a page's record could not be built
    └── ExportError           an export could not be finished; what was there before is untouched
"""

__all__ = [
    "AddressError",
    "ExportError",
    "FactError",
    "MicroneedlingError",
    "RangeError",
    "RecordError",
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


class SettingError(MicroneedlingError, ValueError):
    """A setting holds a value that can't be used."""


class RecordError(MicroneedlingError):
    """A page's record could not be built; the page itself is not affected."""


class ExportError(MicroneedlingError):
    """An export could not be finished; what was there before is untouched."""

"""Documents with other words in them."""

import dataclasses
from collections.abc import Callable
from enum import Enum
from typing import Any, TypeVar

Value = TypeVar("Value")

#: What a document promises to hold right: where it is, in which language, which money, and by what
#: its parts are told apart.
KEPT = {"anchor", "currency", "key", "language", "site_url", "url"}


def rewritten(value: Value, write: Callable[[str], str]) -> Value:
    """Return ``value`` with every text in it, however deep, replaced by what ``write`` says.

    Addresses, anchors and keys stay, all else that an editor types changes: also identifiers and
    the links of people, clinics and pictures' licences.
    """
    if isinstance(value, tuple):
        return tuple(rewritten(part, write) for part in value)  # type: ignore[return-value]
    if isinstance(value, str) and not isinstance(value, Enum):
        return write(value)  # type: ignore[return-value]
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    changes: dict[str, Any] = {
        field.name: rewritten(getattr(value, field.name), write)
        for field in dataclasses.fields(value)
        if field.name not in KEPT
    }
    return dataclasses.replace(value, **changes)

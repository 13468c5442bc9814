"""A document as plain data, ready for any serializer."""

import dataclasses
import datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from .body import BodyPart, type_names


def to_primitive(value: Any) -> Any:
    """Return ``value`` and all that it holds as dicts, lists, strings, numbers, booleans and None.

    Ranges become ``{"min": 3, "max": 6, "unit": "session"}``, dates ISO 8601 strings, amounts of
    money strings (so that no reader rounds them), parts of a body carry their ``type``. Every key
    is always there, so a reader's types hold.
    """
    if isinstance(value, Enum):  # first: asking an enumeration's member for fields is slow
        return value.value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        named = {
            field.name: to_primitive(getattr(value, field.name))
            for field in dataclasses.fields(value)
        }
        return {"type": type_names[type(value)], **named} if isinstance(value, BodyPart) else named
    if isinstance(value, tuple):
        return [to_primitive(item) for item in value]
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value

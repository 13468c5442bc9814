"""A document as plain data, ready for any serializer, and back."""

import dataclasses
import datetime
import types
import typing
from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from .body import BodyPart, type_names

Value = TypeVar("Value")
#: Returns the value that plain data stands for.
Reader = Callable[[Any], Any]


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


def from_primitive(kind: type[Value], plain: Any) -> Value:
    """Return the value of this type that ``to_primitive`` made ``plain`` of; other keys are ignored.

    Raises KeyError, TypeError or ValueError when ``plain`` was made of something else.
    """
    reader: Callable[[Any], Value] = _reader(typing.cast("Any", kind))
    return reader(plain)


@cache
def _reader(annotation: Any) -> Reader:
    """Return what reads values of an annotated type; made once for each type."""
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        return _union_reader(typing.get_args(annotation))
    if typing.get_origin(annotation) is tuple:
        item = _reader(typing.get_args(annotation)[0])
        return lambda plain: tuple(map(item, plain))
    if dataclasses.is_dataclass(annotation):
        return _dataclass_reader(annotation)
    if issubclass(annotation, datetime.date | datetime.time):
        return lambda plain: annotation.fromisoformat(plain)
    if issubclass(annotation, Enum | Decimal):
        return lambda plain: annotation(plain)
    return lambda plain: plain


def _union_reader(parts: tuple[Any, ...]) -> Reader:
    if set(parts) <= set(type_names):
        readers = {type_names[part]: _reader(part) for part in parts}
        return lambda plain: readers[plain["type"]](plain)
    values = [part for part in parts if part is not types.NoneType]
    if len(values) > 1:  # whole and other numbers
        return lambda plain: plain
    reader = _reader(values[0])
    return lambda plain: None if plain is None else reader(plain)


def _dataclass_reader(kind: Any) -> Reader:
    hints = typing.get_type_hints(kind)
    readers = [(field.name, _reader(hints[field.name])) for field in dataclasses.fields(kind)]
    return lambda plain: kind(**{name: reader(plain[name]) for name, reader in readers})

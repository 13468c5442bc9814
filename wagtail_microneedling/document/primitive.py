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
#: Returns the plain data that stands for a value.
Writer = Callable[[Any], Any]
#: What is plain as it is.
PLAIN = frozenset({str, int, float, bool, types.NoneType})


def to_primitive(value: Any) -> Any:
    """Return ``value`` and all that it holds as dicts, lists, strings, numbers, booleans and None.

    Ranges become ``{"min": 3, "max": 6, "unit": "session"}``, dates ISO 8601 strings, amounts of
    money strings (so that no reader rounds them), parts of a body carry their ``type``. Every key
    is always there, so a reader's types hold.
    """
    kind: Any = type(value)
    return _writer(kind)(value)


@cache
def _writer(kind: Any) -> Writer:
    """Return what turns values of a type into plain data; made once for each type."""
    if issubclass(kind, Enum):
        return lambda value: value.value
    if dataclasses.is_dataclass(kind):
        return _dataclass_writer(kind)
    if issubclass(kind, tuple):
        return lambda value: list(map(to_primitive, value))
    if issubclass(kind, datetime.date | datetime.time):
        return lambda value: value.isoformat()
    if issubclass(kind, Decimal):
        return str
    return lambda value: value


def _dataclass_writer(kind: Any) -> Writer:
    names = [field.name for field in dataclasses.fields(kind)]
    head = {"type": type_names[kind]} if issubclass(kind, BodyPart) else {}

    def write(value: Any) -> dict[str, Any]:
        values = ((name, getattr(value, name)) for name in names)
        plain = {name: one if type(one) in PLAIN else to_primitive(one) for name, one in values}
        return {**head, **plain} if head else plain

    return write


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


def field_readers(kind: Any) -> list[tuple[str, Reader]]:
    """Return the names of a dataclass's fields, each with what reads its value from plain data."""
    hints = typing.get_type_hints(kind)
    return [(field.name, _reader(hints[field.name])) for field in dataclasses.fields(kind)]


def _dataclass_reader(kind: Any) -> Reader:
    readers = field_readers(kind)
    return lambda plain: kind(**{name: reader(plain[name]) for name, reader in readers})

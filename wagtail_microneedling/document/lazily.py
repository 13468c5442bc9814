"""A document of which only that is read which somebody looks at."""

import dataclasses
import typing
from functools import cache
from typing import Any, TypeVar

from .primitive import field_readers

Value = TypeVar("Value")


def lazily_from_primitive(kind: type[Value], plain: Any) -> Value:
    """Return what ``from_primitive`` returns; each field is read when somebody looks at it.

    What is wrong with a field is raised then.
    """
    value: Value = object.__new__(_lazy(typing.cast("Any", kind)))
    object.__setattr__(value, "_plain", plain)
    return value


@cache
def _lazy(kind: Any) -> Any:
    """Return a type whose values are of this type, and fill in a field that they lack."""
    readers = dict(field_readers(kind))

    def fill(self: Any, name: str) -> Any:
        if name not in readers:
            raise AttributeError(f"{kind.__name__} has no field {name}.", name=name, obj=self)
        value = readers[name](self._plain[name])
        object.__setattr__(self, name, value)
        return value

    def equals(self: Any, other: object) -> Any:
        return _fields(self) == _fields(other) if isinstance(other, kind) else NotImplemented

    def reduced(self: Any) -> Any:
        return _whole, (kind, _fields(self))

    own = {"__eq__": equals, "__hash__": kind.__hash__, "__reduce__": reduced}
    return type(kind.__name__, (kind,), {"__slots__": ("_plain",), "__getattr__": fill, **own})


def _whole(kind: Any, fields: dict[str, Any]) -> Any:
    """Return a value of the type itself: for copies, and for processes that get one."""
    return kind(**fields)


def _fields(value: Any) -> dict[str, Any]:
    return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}

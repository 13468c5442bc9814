"""Keys in lists that a query can hold."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

#: So many values at once are fine for every supported database.
CHUNK = 1000


def in_chunks(keys: Iterable[Any]) -> Iterator[list[Any]]:
    """Yield the keys in lists that a query can hold."""
    remaining = iter(keys)
    while chunk := list(islice(remaining, CHUNK)):
        yield chunk

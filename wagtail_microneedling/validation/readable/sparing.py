"""Of many findings of one kind in one text the first are enough: whoever mends them rereads it."""

from collections import Counter
from collections.abc import Iterator
from functools import wraps

from ..rule import Place, Search
from ..subject import Subject

MOST_IN_A_TEXT = 3


def sparing(search: Search) -> Search:
    """Return a search that yields the first three places of each path."""

    @wraps(search)
    def sparingly(subject: Subject) -> Iterator[Place]:
        told = Counter[str]()
        for place in search(subject):
            told[place.path] += 1
            if told[place.path] <= MOST_IN_A_TEXT:
                yield place

    return sparingly

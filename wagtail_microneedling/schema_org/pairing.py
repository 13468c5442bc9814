"""Which value has become which other one: lines that share many of their words."""

import re
from collections.abc import Iterator, Sequence

from .change import Value
from .differing import identity

Pair = tuple[tuple[Value, ...], tuple[Value, ...]]

#: From this part of their words in common, one line is the other one rewritten.
ALIKE = 0.4
#: More comparisons are not made: a draft that changes so much is another text.
MOST_COMPARISONS = 10_000
_WORD = re.compile(r"\w+")


def paired(before: Sequence[Value], after: Sequence[Value]) -> Iterator[Pair]:
    """Yield values that went with those that took their place, the others by themselves."""
    waiting = list(before)
    compares = len(before) * len(after) <= MOST_COMPARISONS
    is_one = len(before) == len(after) == 1
    came: list[Value] = []
    for value in after:
        best = _best(value, waiting, 0.0 if is_one else ALIKE) if compares else None
        if best is None:
            came.append(value)
        else:
            yield (waiting.pop(best),), (value,)
    yield from (((value,), ()) for value in waiting)
    yield from (((), (value,)) for value in came)


def _best(value: Value, others: Sequence[Value], least: float) -> int | None:
    """Return the place of the value that is most like another; None when none is like it."""
    likenesses = [(_likeness(other, value), -place) for place, other in enumerate(others)]
    likeness, place = max(likenesses, default=(-1.0, 0))
    return -place if likeness >= least else None


def _likeness(one: Value, other: Value) -> float:
    """Return which part of their words two texts share; nodes share all, if they are the same thing."""
    if isinstance(one, dict) or isinstance(other, dict):
        both = isinstance(one, dict) and isinstance(other, dict)
        return 1.0 if both and identity(one) == identity(other) else -1.0
    if not (isinstance(one, str) and isinstance(other, str)):
        return 0.0
    words, others = (set(_WORD.findall(text.casefold())) for text in (one, other))
    return len(words & others) / max(len(words | others), 1)

"""Which value has become which other one: lines that share many of their words."""

import re
from collections.abc import Iterator, Sequence

from .change import Value
from .differing import identity

Pair = tuple[tuple[Value, ...], tuple[Value, ...]]
#: The words of a text; of a node, which thing it is.
Words = frozenset[str] | str

#: From this part of their words in common, one line is the other one rewritten.
ALIKE = 0.4
#: More comparisons are not made: a draft that changes so much is another text.
MOST_COMPARISONS = 10_000
_WORD = re.compile(r"\w+")


def paired(before: Sequence[Value], after: Sequence[Value]) -> Iterator[Pair]:
    """Yield values that went with those that took their place, the others by themselves."""
    compares = len(before) * len(after) <= MOST_COMPARISONS
    is_one = len(before) == len(after) == 1
    waiting = [(value, _words(value)) for value in before]
    came: list[Value] = []
    for value in after:
        best = _best(_words(value), waiting, 0.0 if is_one else ALIKE) if compares else None
        if best is None:
            came.append(value)
        else:
            yield (waiting.pop(best)[0],), (value,)
    yield from (((value,), ()) for value, _ in waiting)
    yield from (((), (value,)) for value in came)


def _best(words: Words, others: Sequence[tuple[Value, Words]], least: float) -> int | None:
    """Return the place of the value that is most like another; None when none is like it."""
    likenesses = [(_likeness(one, words), -place) for place, (_, one) in enumerate(others)]
    likeness, place = max(likenesses, default=(-1.0, 0))
    return -place if likeness >= least else None


def _words(value: Value) -> Words:
    """Return the words of a text; for a node, which thing it is."""
    if isinstance(value, dict):
        return identity(value)
    return frozenset(_WORD.findall(str(value).casefold()))


def _likeness(one: Words, other: Words) -> float:
    """Return which part of their words two texts share; nodes share all, if they are the same thing."""
    if isinstance(one, str) or isinstance(other, str):
        return 1.0 if one == other else -1.0
    return len(one & other) / max(len(one | other), 1)

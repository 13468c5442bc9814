"""How this process writes in a language: the words of the templates, dates, times and numbers.

A project may translate our words anew, write dates its own way, or come with another version of
Django. Two processes whose digests are equal make the same page of a document.
"""

import datetime
import hashlib
from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import version
from typing import Any

from babel.messages.mofile import read_mo
from django.utils import formats, translation

from .stamp import PACKAGE

#: Any complete catalogue: it is asked for what there is to say, not for how it says it.
CATALOGUE = PACKAGE / "locale" / "de" / "LC_MESSAGES" / "django.mo"


@lru_cache(maxsize=64)
def words_digest(language: str) -> str:
    """Return a digest of how this process writes in ``language``."""
    digest = hashlib.sha256(f"{version('Django')} {version('Babel')}".encode())
    with translation.override(language):
        for said in (*_words(), *_dates()):
            digest.update(f"\0{said}".encode())
    return digest.hexdigest()


@lru_cache(maxsize=1)
def _messages() -> tuple[Any, ...]:
    with CATALOGUE.open("rb") as catalogue:
        return tuple(message for message in read_mo(catalogue) if message.id)


def _words() -> Iterator[str]:
    for message in _messages():
        if not isinstance(message.id, str):
            one, many = message.id
            yield from (translation.ngettext(one, many, number) for number in (1, 2, 5))
        elif message.context:
            yield translation.pgettext(message.context.decode(), message.id)
        else:
            yield translation.gettext(message.id)


def _dates() -> Iterator[str]:
    for month in range(1, 13):
        yield formats.date_format(datetime.date(2026, month, month + 15), "DATE_FORMAT")
    for hour in (0, 9, 12, 18):
        yield formats.time_format(datetime.time(hour), "TIME_FORMAT")
        yield formats.time_format(datetime.time(hour, 30), "TIME_FORMAT")
    yield from (formats.localize(number) for number in (1, 1234, 0.5))

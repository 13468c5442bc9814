"""The catalogues of the package, and what its code marks for translation."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

import wagtail_microneedling

PACKAGE = Path(wagtail_microneedling.__file__).parent
LOCALE = PACKAGE / "locale"
LANGUAGES = sorted(folder.name for folder in LOCALE.iterdir() if folder.is_dir())

#: What marks a string: gettext's own names and those that Django adds.
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z%]|\{\w*\}")

#: Context, English, English plural.
Marked = tuple[str | None, str, str | None]


def source_file(language: str) -> Path:
    """Return the catalogue that translators edit."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def catalogue(language: str) -> Catalog:
    """Return the catalogue that translators edit, parsed."""
    with source_file(language).open("rb") as file:
        return read_po(file, abort_invalid=True)


def compiled(language: str) -> Catalog:
    """Return the catalogue that is read at run time, parsed."""
    with source_file(language).with_suffix(".mo").open("rb") as file:
        return read_mo(file)


def messages(found: Catalog) -> list[Message]:
    """Return a catalogue's messages without its header."""
    return [message for message in found if message.id]


def forms(text: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """Return a text as its forms: one, or as many as the plural has."""
    return (text,) if isinstance(text, str) else tuple(text)


def key(message: Message) -> Marked:
    """Return what a message translates."""
    singular, *plural = forms(message.id)
    # Babel leaves the contexts of compiled catalogues as bytes.
    given: str | bytes | None = message.context
    context = given.decode() if isinstance(given, bytes) else given
    return context, singular, plural[0] if plural else None


def marked() -> set[Marked]:
    """Return all that code and templates of the package mark for translation."""
    python = (path.read_bytes() for path in PACKAGE.rglob("*.py"))
    templates = (_as_python(path) for path in (PACKAGE / "templates").rglob("*.html"))
    return {found for source in (*python, *templates) for found in _extracted(source)}


def _as_python(template: Path) -> bytes:
    """Return a template's translatable parts as calls, the rest blotted out; Django's own way."""
    lines = templatize(template.read_text(), origin=str(template)).splitlines()
    return "\n".join(line.strip() for line in lines).encode()


def _extracted(source: bytes) -> Iterator[Marked]:
    for _, found, _, context in extract("python", BytesIO(source), keywords=KEYWORDS):
        singular, *plural = forms(found)
        yield context, singular, plural[0] if plural else None

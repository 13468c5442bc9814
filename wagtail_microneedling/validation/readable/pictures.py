"""Pictures that say something to people who can't see them."""

from collections.abc import Iterator

from ...document import gettext_noop
from ..finding import Severity
from ..passages import Role
from ..reading import reading_of
from ..rule import Place, Rule, at
from ..subject import Subject
from .sparing import sparing

ENDINGS = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".heic", ".tif", ".tiff", ".svg")
#: What cameras, telephones and computers call pictures; a number follows.
CAMERAS = (
    "img",
    "dsc",
    "dscn",
    "dscf",
    "pxl",
    "image",
    "photo",
    "screenshot",
    "picture",
    "untitled",
)

#: What stands between the numbers of such a name.
BETWEEN_NUMBERS = " _-().:"
_BETWEEN_NUMBERS = str.maketrans("", "", BETWEEN_NUMBERS)


def _alternative_texts(subject: Subject) -> Iterator[tuple[str, str]]:
    """Yield the path of each picture's words, and the words."""
    for passage in reading_of(subject.document).passages:
        if passage.role is Role.ALT:
            yield passage.path, passage.text.strip()


def pictures_have_words(subject: Subject) -> Iterator[Place]:
    """Find pictures without a word for people who can't see them."""
    for path, alt in _alternative_texts(subject):
        if not alt:
            yield at(path)


def words_are_no_file_names(subject: Subject) -> Iterator[Place]:
    """Find pictures whose words are the name of a file."""
    for path, alt in _alternative_texts(subject):
        if _is_file_name(alt.lower()):
            yield at(path, alt=alt[:100])


def _is_file_name(alt: str) -> bool:
    if alt.endswith(ENDINGS):
        return True
    rest = next((alt[len(name) :] for name in CAMERAS if alt.startswith(name)), "")
    return bool(rest) and rest.translate(_BETWEEN_NUMBERS).isdigit()


picture_rules = (
    Rule(
        code="readable.no_alt",
        severity=Severity.WARNING,
        search=sparing(pictures_have_words),
        text=gettext_noop("A picture has no alternative text."),
        reason=gettext_noop("People who can’t see it don’t learn what it shows."),
        fix=gettext_noop(
            "Say in one sentence what it shows, or leave out a picture that only decorates."
        ),
        source="https://www.w3.org/WAI/WCAG22/Understanding/non-text-content.html",
        verified_on="2026-11-20",
    ),
    Rule(
        code="readable.alt_is_file_name",
        severity=Severity.WARNING,
        search=sparing(words_are_no_file_names),
        text=gettext_noop("A picture’s alternative text is the name of a file: {alt}"),
        reason=gettext_noop("It is read out to people who can’t see the picture."),
        fix=gettext_noop("Say in one sentence what the picture shows."),
        source="https://www.w3.org/WAI/WCAG22/Understanding/non-text-content.html",
        verified_on="2026-11-20",
    ),
)

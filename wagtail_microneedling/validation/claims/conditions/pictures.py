"""Pictures that show somebody before and after."""

from collections.abc import Iterator

from ....document import Image
from ...passages import pictures
from ...reading import reading_of
from ...rule import Place, at
from ...subject import Subject
from .asking import Lists, says


def before_and_after_unexplained(subject: Subject, lists: Lists) -> Iterator[Place]:
    """Find those without number of sessions, time after treatment, and that results vary."""
    explained = ("sessions", "time", "variation")
    for path, image in _before_and_after(subject, lists):
        text = f"{image.caption}. {image.alt}"
        if not all(says(lists[name], text, subject) for name in explained):
            yield at(f"{path}.caption")


def before_and_after(subject: Subject, lists: Lists) -> Iterator[Place]:
    """Find before-and-after pictures."""
    yield from (at(path) for path, _ in _before_and_after(subject, lists))


def _before_and_after(subject: Subject, lists: Lists) -> Iterator[tuple[str, Image]]:
    reading = reading_of(subject.document)
    found = lists["before_and_after"].in_page(reading)
    named = {reading.passages[reading.passage_number(one.begin)].path for one in found}
    for path, image in pictures(subject.document):
        if not named.isdisjoint((f"{path}.alt", f"{path}.caption")):
            yield path, image

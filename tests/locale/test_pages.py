"""A page in another language says nothing of its own in English."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.documents import FULL, MINIMAL, rewritten
from tests.locale.catalogues import LANGUAGES, PLACEHOLDER, catalogue, forms, messages
from tests.templates.rendering import package_templates, soup_of
from wagtail_microneedling.document import PageDocument, capitalised, procedure_sections
from wagtail_microneedling.drawings import section_drawing, text_width

#: What stands for everything that an editor typed.
TYPED = "¤"
#: Attributes that are read out or shown.
SPOKEN = ("alt", "aria-label", "title", "placeholder")
every_language = pytest.mark.parametrize("language", LANGUAGES)
every_page = pytest.mark.parametrize("build", [*FULL, *MINIMAL], ids=lambda build: build.__name__)


def english(language: str) -> set[str]:
    """Return the English phrases that this language says otherwise.

    One with placeholders is given in its parts, also as they begin a line.
    """
    phrases = set()
    for item in messages(catalogue(language)):
        for original, translation in zip(forms(item.id), forms(item.string), strict=True):
            parts = {part.strip() for part in PLACEHOLDER.split(original)}
            if len(parts) > 1:
                parts |= {capitalised(part) for part in parts}
            if original != translation:
                phrases |= parts
    return {phrase for phrase in phrases if len(re.findall(r"\w", phrase)) > 3}


def phrases_in(texts: list[str], language: str) -> set[str]:
    """Return those English phrases that stand in ``texts`` as whole words."""
    said = "\n".join(" ".join(text.split()) for text in texts)
    return {
        phrase
        for phrase in english(language)
        if re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", said)
    }


def only_its_own_words(build: Callable[..., PageDocument], language: str) -> PageDocument:
    """Return a document in ``language`` whose every typed text is one sign."""
    return rewritten(
        build(language=language), lambda text: f"<p>{TYPED}</p>" if text[:1] == "<" else TYPED
    )


def shown(document: PageDocument) -> Iterator[str]:
    """Yield all that a page shows or reads out, drawings and their descriptions included."""
    soup = soup_of(document, package_templates())
    for element in soup.find_all(True):
        yield from (element[name] for name in SPOKEN if element.has_attr(name))
    for unseen in soup.find_all(["script", "style"]):
        unseen.decompose()
    yield from soup.stripped_strings


def marked_up(document: PageDocument) -> Iterator[str]:
    """Yield the words of a page’s JSON-LD: no names of types or properties, no addresses."""
    script = soup_of(document).find("script", type="application/ld+json")
    yield from _words_of(json.loads(script.string))


def _words_of(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, part in value.items():
            if name not in ("@type", "propertyID"):
                yield from _words_of(part)
    elif isinstance(value, list):
        for part in value:
            yield from _words_of(part)
    elif isinstance(value, str) and not value.startswith("http"):
        yield value


@every_language
@every_page
def test_no_page_shows_english(build: Callable[..., PageDocument], language: str) -> None:
    texts = list(shown(only_its_own_words(build, language)))
    assert TYPED in texts
    assert phrases_in(texts, language) == set()


@every_language
@every_page
def test_no_markup_holds_english(build: Callable[..., PageDocument], language: str) -> None:
    texts = list(marked_up(only_its_own_words(build, language)))
    assert TYPED in texts
    assert phrases_in(texts, language) == set()


@every_language
def test_the_search_for_english_finds_it(language: str) -> None:
    found = phrases_in(list(shown(only_its_own_words(FULL[0], "en"))), language)
    assert {"At a glance", "Skip to the content", "At least", "apart", "First session"} <= found
    assert phrases_in(list(marked_up(only_its_own_words(FULL[0], "en"))), language)


@every_language
def test_words_in_drawings_have_room(language: str) -> None:
    document = FULL[0](language=language)
    drawings = {
        section.anchor: section_drawing(document, section)
        for section in procedure_sections(document)
    }
    timeline, depth = drawings["results"], drawings["needle-depth"]
    assert timeline
    assert depth
    assert sum(text_width(name.text, 12.5) for name in timeline.names) < timeline.width - 40
    needles_end = max(column.holder_x + column.holder_width for column in depth.columns)
    for layer in depth.layers:
        if layer.name:
            assert layer.name.x - text_width(layer.name.text, 12.5) >= needles_end

"""Every catalogue is whole, right in form, compiled, and up to date with the code."""

import re
from pathlib import Path

import pytest

from tests.locale.catalogues import (
    LANGUAGES,
    LOCALE,
    PLACEHOLDER,
    catalogue,
    compiled,
    forms,
    key,
    marked,
    messages,
    source_file,
)

MAKEFILE = Path(__file__).parents[2] / "Makefile"
#: A sign without its hard space, or a typewriter's apostrophe; times and web addresses apart.
NOT_FRENCH = re.compile(r"(?<!\xa0)[;?!»]|(?<!\xa0)(?<!\d)(?<!https):|«(?!\xa0)|'")
every_language = pytest.mark.parametrize("language", LANGUAGES)


def test_make_messages_knows_every_language() -> None:
    named = re.search(r"^LANGUAGES = (.+)$", MAKEFILE.read_text(), re.MULTILINE)
    assert named
    assert sorted(named[1].split()) == LANGUAGES
    assert {"de", "fr"} <= set(LANGUAGES)


@every_language
def test_nothing_is_untranslated_uncertain_or_left_over(language: str) -> None:
    found = catalogue(language)
    assert [item.id for item in messages(found) if not all(forms(item.string))] == []
    assert [item.id for item in messages(found) if item.fuzzy] == []
    assert list(found.obsolete) == []
    assert not found.fuzzy


@every_language
def test_plurals_have_all_forms_of_the_language(language: str) -> None:
    found = catalogue(language)
    plurals = [item for item in messages(found) if item.pluralizable]
    assert plurals
    assert {len(forms(item.string)) for item in plurals} == {found.num_plurals}


@every_language
def test_translations_keep_the_placeholders(language: str) -> None:
    found = catalogue(language)
    for item in messages(found):
        wanted = {tuple(sorted(PLACEHOLDER.findall(text))) for text in forms(item.id)}
        for text in forms(item.string):
            assert tuple(sorted(PLACEHOLDER.findall(text))) in wanted, item.id
        assert not list(item.check(found)), item.id


@every_language
def test_translations_end_as_the_original_does(language: str) -> None:
    for item in messages(catalogue(language)):
        (original, *_), (translation, *_) = forms(item.id), forms(item.string)
        if original[-1] in ".:?":
            assert translation[-1] == original[-1], translation
        assert translation == translation.strip()


def test_french_keeps_its_signs_on_the_line_of_their_words() -> None:
    for item in messages(catalogue("fr")):
        for text in forms(item.string):
            assert not NOT_FRENCH.search(text), text


def test_german_is_written_so_that_the_swiss_need_no_other() -> None:
    for item in messages(catalogue("de")):
        for text in forms(item.string):
            assert "ß" not in text
            assert '"' not in text


@every_language
def test_what_is_read_at_run_time_is_what_translators_wrote(language: str) -> None:
    written, read = catalogue(language), compiled(language)
    assert {key(item): forms(item.string) for item in messages(written)} == {
        key(item): forms(item.string) for item in messages(read)
    }
    assert str(read.locale) == str(written.locale) == language
    assert read.plural_forms == written.plural_forms


@every_language
def test_the_catalogue_holds_what_the_code_marks_and_nothing_else(language: str) -> None:
    wanted, held = marked(), {key(item) for item in messages(catalogue(language))}
    plurals = {(context, text) for context, text, plural in wanted if plural}
    # One that is marked both with and without its plural stands once, with it.
    wanted = {item for item in wanted if item[2] or item[:2] not in plurals}
    way_out = "run `make messages`, translate what is new, and run it again"
    assert wanted - held == set(), f"marked and not in the catalogue: {way_out}"
    assert held - wanted == set(), f"in the catalogue and not marked: {way_out}"


@every_language
def test_the_catalogue_names_no_place_and_no_time(language: str) -> None:
    text = source_file(language).read_text()
    assert "POT-Creation-Date" not in text
    assert "PO-Revision-Date" not in text
    references = [line for line in text.splitlines() if line.startswith("#:")]
    assert references
    for reference in references:
        for path in reference.removeprefix("#:").split():
            assert (LOCALE.parent / path).is_file(), path
            assert not Path(path).is_absolute()

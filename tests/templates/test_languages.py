"""Numbers, dates and words in the language of the page."""

import pytest
from django.test import override_settings
from django.utils import translation

from tests.documents import full_procedure
from tests.templates.rendering import soup_of, visible_text

LANGUAGES = ["en-GB", "de", "ar"]


@pytest.mark.parametrize("language", LANGUAGES)
@override_settings(USE_THOUSAND_SEPARATOR=True)
def test_geometry_is_written_for_browsers_and_not_for_readers(language: str) -> None:
    page = soup_of(full_procedure(language=language))
    drawings = page.find_all("svg")
    assert len(drawings) == 4
    for drawing in drawings:
        for part in drawing.find_all(["rect", "line", "circle", "text"]):
            for name in ("x", "y", "x1", "x2", "y1", "y2", "width", "height", "r", "font-size"):
                if part.has_attr(name):
                    float(part[name])
        assert drawing["viewbox" if drawing.has_attr("viewbox") else "viewBox"].count(",") == 0
    assert page.select_one(".mn-page-header img")["width"] == "1600"


@override_settings(USE_THOUSAND_SEPARATOR=True)
def test_a_year_is_no_amount() -> None:
    assert "Journal of Worked Examples, 2023." in visible_text(full_procedure())


def test_a_page_speaks_its_own_language_whatever_the_reader_s_is() -> None:
    with translation.override("en"):
        german = soup_of(full_procedure(language="de"))
    byline = german.select_one(".mn-byline time")
    assert byline.get_text() == "9. November 2026"
    assert byline["datetime"] == "2026-11-09"
    assert "180,50" in german.find(id="price").get_text()


def test_what_surrounds_the_page_keeps_its_language() -> None:
    with translation.override("fr"):
        soup_of(full_procedure(language="de"))
        assert translation.get_language() == "fr"


def test_other_languages_are_offered_under_their_own_names() -> None:
    links = soup_of(full_procedure()).select(".mn-languages a")
    assert [(link.get_text(), link["lang"]) for link in links] == [
        ("Deutsch", "de"),
        ("Français (Canada)", "fr-CA"),
    ]

"""Drawings as a reader gets them."""

from tests.documents import full_procedure, minimal_procedure
from tests.templates.rendering import one_line, soup_of
from wagtail_microneedling.document import Range, TimelineEntry, Unit, procedure_sections
from wagtail_microneedling.drawings import Drawing, section_drawing


def test_each_drawing_is_an_image_with_a_name_and_a_description() -> None:
    document = full_procedure()
    page = soup_of(document)
    drawings: dict[str, Drawing] = {}
    for section in procedure_sections(document):
        found = section_drawing(document, section)
        if found:
            drawings[section.anchor] = found
    assert set(drawings) == {"plan", "needle-depth", "downtime", "results"}
    for anchor, drawing in drawings.items():
        svg = page.find(id=anchor).find("svg")
        assert svg["role"] == "img"
        title, description = (page.find(id=name) for name in svg["aria-labelledby"].split())
        assert (title.name, title.string) == ("title", drawing.title)
        assert (description.name, description.string) == ("desc", drawing.description)


def test_drawings_name_no_place_but_the_page_itself() -> None:
    for svg in soup_of(full_procedure()).find_all("svg"):
        ids = {part["id"] for part in svg.find_all(id=True)}
        for part in svg.find_all(fill=True):
            if part["fill"].startswith("url("):
                assert part["fill"].removeprefix("url(#").removesuffix(")") in ids
        assert svg.find_all(["image", "use", "style", "a", "foreignobject"]) == []


def test_words_of_a_drawing_are_as_large_as_the_page_s_on_a_telephone() -> None:
    for svg in soup_of(full_procedure()).find_all("svg"):
        assert svg["width"] == "360"
        assert all(float(text["font-size"]) >= 12 for text in svg.find_all("text"))


def test_a_drawing_s_numbers_are_those_of_the_statements_beside_it() -> None:
    section = soup_of(full_procedure()).find(id="results")
    numbers = [text.string for text in section.find("svg").find_all("text")]
    items = section.select(".mn-numbered > li")
    for number, label in (("1", "After session 1"), ("2", "3 to 6 months")):
        assert number in numbers
        assert label in numbers
        assert one_line(items[int(number) - 1].get_text()).startswith(f"{label}:")


def test_facts_that_cannot_be_drawn_stay_a_list() -> None:
    entries = (TimelineEntry(text="It depends."),)
    section = soup_of(minimal_procedure(results=entries)).find(id="results")
    assert section.find("svg") is None
    assert "It depends." in section.get_text()
    assert section.select(".mn-numbered") == []


def test_an_open_end_fades() -> None:
    entries = (TimelineEntry(text="Goes on.", time=Range(min=2, unit=Unit.WEEK)),)
    svg = soup_of(minimal_procedure(results=entries)).find("svg")
    bars = [part["fill"] for part in svg.find_all("rect")]
    assert bars == ["url(#drawing-results-3-open)"]

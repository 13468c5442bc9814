"""The example's JSON-LD: as expected, valid, read back from the pages, and nothing that they hide."""

import dataclasses
import datetime
import json
from pathlib import Path

import extruct
import pytest

from tests.golden import CompareWithFile
from tests.schema_org.vocabulary_checker import check, is_reference
from wagtail_microneedling.assembly import document_of
from wagtail_microneedling.document import PageDocument
from wagtail_microneedling.schema_org import graph, merged_graph, to_json
from wagtail_microneedling.validation import hidden_texts, read_page

from .conftest import Fetch
from .reading import PATHS, page_at, squeezed, texts, visible_text

pytestmark = pytest.mark.usefixtures("example")

FOLDER = Path(__file__).parent / "golden"
PUBLISHED = datetime.datetime(2026, 11, 3, 9, 30, tzinfo=datetime.UTC)

#: Addresses, dates and codes: for machines. Whoever reads the page follows links instead.
NOT_WORDS = {
    "url", "contentUrl", "image", "logo", "sameAs", "license", "datePublished", "dateModified",
    "lastReviewed", "inLanguage", "unitCode", "priceCurrency", "addressCountry", "opens", "closes",
    "audienceType", "propertyID",
}  # fmt: skip


def file_name(path: str) -> str:
    """Return the name of a page's golden file."""
    return path.replace("/", "-") + ".jsonld"


def dated(path: str) -> PageDocument:
    """Return a page's document as if it had been published on a known day."""
    return dataclasses.replace(
        document_of(page_at(path)), first_published_at=PUBLISHED, last_published_at=PUBLISHED
    )


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_marked_up_as_expected(path: str, golden: CompareWithFile) -> None:
    laid_out = json.dumps(json.loads(to_json(graph(dated(path)))), indent=2, ensure_ascii=False)

    golden(FOLDER / file_name(path), laid_out + "\n")


@pytest.mark.parametrize("path", PATHS)
def test_what_is_expected_is_valid(path: str) -> None:
    assert check(json.loads((FOLDER / file_name(path)).read_text(encoding="utf-8"))) == []


def test_every_expected_file_has_its_page() -> None:
    assert {file.name for file in FOLDER.glob("*")} == {file_name(path) for path in PATHS}


def test_all_pages_together_are_one_valid_graph() -> None:
    assert check(merged_graph(map(dated, PATHS))) == []


@pytest.mark.parametrize("path", PATHS)
def test_a_reader_gets_exactly_the_graph_from_the_page(path: str, show: Fetch) -> None:
    read = extruct.extract(show(path), syntaxes=["json-ld"])["json-ld"]

    assert read == [graph(document_of(page_at(path)))]


@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_stated_that_the_page_does_not_show(path: str, show: Fetch) -> None:
    html = show(path)
    shown = visible_text(html)
    hidden = [
        (kind, name, line)
        for kind, name, text in texts(graph(document_of(page_at(path))))
        for line in text.splitlines()
        if name not in NOT_WORDS and squeezed(line) not in shown
    ]

    assert hidden == []


@pytest.mark.parametrize("path", PATHS)
def test_the_checks_find_nothing_hidden_either(path: str, show: Fetch) -> None:
    page = read_page(show(path))

    assert page.problems == ()
    assert page.graph["@graph"] == graph(document_of(page_at(path)))["@graph"]
    assert list(hidden_texts(page.graph, page.visible_text)) == []


@pytest.mark.parametrize("path", PATHS)
def test_every_number_is_one_that_its_section_says(path: str) -> None:
    for node in graph(document_of(page_at(path)))["@graph"]:
        for quantity in node.get("mentions", []):
            if is_reference(quantity):
                continue
            ends = [quantity[end] for end in ("minValue", "maxValue") if end in quantity]
            assert all(str(end) in node["text"] for end in ends), quantity
            assert quantity["name"] in node["text"], quantity

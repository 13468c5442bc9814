"""What values say about themselves."""

import pytest

from tests.documents import AUTHOR, REVIEWER, image
from wagtail_microneedling.document import Address, Source


@pytest.mark.parametrize(
    ("fields", "link"),
    [
        (
            {"doi": "10.5555/1", "pmid": "2", "url": "https://a.example/"},
            "https://doi.org/10.5555/1",
        ),
        ({"pmid": "2", "url": "https://a.example/"}, "https://pubmed.ncbi.nlm.nih.gov/2/"),
        ({"url": "https://a.example/"}, "https://a.example/"),
        ({}, ""),
    ],
)
def test_a_source_is_read_where_it_is_kept_best(fields: dict[str, str], link: str) -> None:
    assert Source(key="a", title="A", **fields).link == link  # type: ignore[arg-type]


def test_a_person_is_named_with_the_honorific_if_there_is_one() -> None:
    assert REVIEWER.full_name == "Dr Ines Hallam"
    assert AUTHOR.full_name == "Tom Abiola"


def test_the_largest_picture_is_the_last() -> None:
    assert image("a", "A").largest.width == 1600


@pytest.mark.parametrize(
    ("country", "town"),
    [
        ("GB", "London W1A 0AA"),
        ("US", "London W1A 0AA"),
        ("DE", "W1A 0AA London"),
        ("", "W1A 0AA London"),
    ],
)
def test_a_towns_place_beside_its_postal_code_is_the_countrys(country: str, town: str) -> None:
    assert Address(locality="London", postal_code="W1A 0AA", country=country).town == town
    assert Address(locality="London", country=country).town == "London"

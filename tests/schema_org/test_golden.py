"""The graphs as they are published, to be read as files and compared as diffs."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.documents import FULL, MINIMAL
from tests.golden import CompareWithFile
from wagtail_microneedling.schema_org import graph, merged_graph, to_json

from .vocabulary_checker import check

FOLDER = Path(__file__).parent / "golden"
ALL = (*FULL, *MINIMAL)


def readable(published: dict[str, Any]) -> str:
    """Return what a reader gets, laid out for a diff."""
    return json.dumps(json.loads(to_json(published)), indent=2, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("document", ALL, ids=lambda document: document.__name__)
def test_a_document_is_published_as_expected(
    document: Callable[[], Any], golden: CompareWithFile
) -> None:
    golden(FOLDER / f"{document.__name__}.jsonld", readable(graph(document())))


def test_many_documents_are_published_as_expected(golden: CompareWithFile) -> None:
    golden(FOLDER / "merged.jsonld", readable(merged_graph(document() for document in FULL)))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.jsonld")), ids=lambda path: path.name)
def test_what_is_expected_is_valid(path: Path) -> None:
    assert check(json.loads(path.read_text(encoding="utf-8"))) == []


def test_every_expected_file_has_its_test() -> None:
    expected = {f"{document.__name__}.jsonld" for document in ALL} | {"merged.jsonld"}
    assert {path.name for path in FOLDER.glob("*")} == expected

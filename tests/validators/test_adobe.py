"""Adobe's validator has nothing against the markup but what is known to be its own mistake."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.documents import FULL, MINIMAL
from wagtail_microneedling.schema_org import graph, merged_graph, to_script

from .adobe import Issue, Verdict, install, judge

pytestmark = pytest.mark.node

EXAMPLE = Path(__file__).parent.parent / "example" / "golden"

#: It holds each type of a node against the vocabulary alone. These properties belong to the other
#: type of the node: MedicalTherapy's beside MedicalProcedure and SurgicalProcedure, MedicalWebPage's
#: beside FAQPage.
OF_THE_OTHER_TYPE = {
    f'Property "{name}" for type "{type_name}" is not supported by the schema.org specification'
    for type_names, names in (
        (
            ("MedicalProcedure", "SurgicalProcedure"),
            ("adverseOutcome", "seriousAdverseOutcome", "contraindication", "drug"),
        ),
        (("FAQPage",), ("medicalAudience",)),
    )
    for type_name in type_names
    for name in names
}

#: Google recommends five ways to state a picture's rights and needs one; the package states the
#: credit and the licence that an editor has entered.
FURTHER_RIGHTS = {
    f'Missing field "{name}" (optional)'
    for name in ("acquireLicensePage", "copyrightNotice", "creator", "creditText", "license")
}


def real(verdict: Verdict) -> list[Issue]:
    """Return the issues that aren't known to be mistaken."""
    return [issue for issue in verdict.issues if not _known(issue)]


def _known(issue: Issue) -> bool:
    if issue.severity != "WARNING":
        return False
    if issue.type == "ImageObject":
        return issue.message in FURTHER_RIGHTS
    return issue.message in OF_THE_OTHER_TYPE


def page(published: dict[str, Any]) -> str:
    """Return an HTML page with the markup of ``published``."""
    return f'<!doctype html><html lang="en"><head>{to_script(published)}</head></html>'


@pytest.fixture(scope="module", autouse=True)
def validator() -> None:
    """Install the validator; without it there is no verdict, and CI must not go on as if."""
    failure = install()
    if failure and os.environ.get("CI"):
        pytest.fail(failure, pytrace=False)
    if failure:
        pytest.skip(failure)


def every_document() -> dict[str, dict[str, Any]]:
    """Return the graphs of the tests' own documents, by name."""
    published = {document.__name__: graph(document()) for document in (*FULL, *MINIMAL)}
    published["merged"] = merged_graph(document() for document in FULL)
    return published


def every_page_of_the_example() -> dict[str, dict[str, Any]]:
    """Return the graphs that the example's pages are held to, by file."""
    return {path.name: json.loads(path.read_text()) for path in sorted(EXAMPLE.glob("*.jsonld"))}


@pytest.mark.parametrize("pages", [every_document, every_page_of_the_example])
def test_every_page_passes(pages: Callable[[], dict[str, dict[str, Any]]]) -> None:
    published = pages()
    assert len(published) > 8

    verdicts = judge({name: page(found) for name, found in published.items()})

    assert {name: real(verdict) for name, verdict in verdicts.items()} == {
        name: [] for name in published
    }
    assert {name: verdict.nodes for name, verdict in verdicts.items()} == {
        name: len(found["@graph"]) for name, found in published.items()
    }


@pytest.mark.parametrize(
    ("node", "message"),
    [
        ({"@type": "Person", "jobTitle": "Nurse"}, 'Required attribute "name" is missing'),
        ({"@type": "Treatment"}, 'Type "Treatment" is not a valid schema.org type'),
        (
            {"@type": "MedicalProcedure", "indication": "Scars"},
            'Property "indication" for type "MedicalProcedure" is not supported'
            " by the schema.org specification",
        ),
        (
            {"@type": "Physician", "name": "A", "jobTitle": "Dermatologist"},
            'Property "jobTitle" for type "Physician" is not supported'
            " by the schema.org specification",
        ),
        (
            {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "position": 1}]},
            "At least two ListItems are required",
        ),
    ],
)
def test_mistakes_do_not_pass(node: dict[str, Any], message: str) -> None:
    verdict = judge({"page": page({"@context": "https://schema.org", "@graph": [node]})})["page"]

    assert message in [issue.message for issue in real(verdict)]

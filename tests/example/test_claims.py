"""The example claims nothing that a regulator objects to, and can be read by patients."""

import pytest

from wagtail_microneedling.assembly import document_of
from wagtail_microneedling.document import PageDocument, ProcedureDocument
from wagtail_microneedling.schema_org import graph
from wagtail_microneedling.validation import (
    Subject,
    judge,
    pack_names,
    readable_rules,
    rules_of,
)

from .reading import PATHS, page_at

pytestmark = pytest.mark.django_db

#: The clinic advertises in the United Kingdom; in Australia this page would have to say more.
ELSEWHERE = {("treatments/punch-excision", "claims.au.variation_unstated")}


def subject_of(path: str) -> Subject:
    document: PageDocument = document_of(page_at(path))
    about = path.removesuffix("/questions").removesuffix("/risks")
    procedure = document if about == path else document_of(page_at(about))
    known = procedure if isinstance(procedure, ProcedureDocument) else None
    return Subject(document=document, procedure=known, graph=graph(document))


@pytest.mark.parametrize("path", PATHS)
def test_no_page_breaks_a_rule_of_any_pack(loaded: None, path: str) -> None:
    found = judge(subject_of(path), rules_of(pack_names()))
    assert {(path, one.code) for one in found} <= ELSEWHERE, found


def test_what_would_have_to_change_in_australia(loaded: None) -> None:
    for path, code in ELSEWHERE:
        assert code in {one.code for one in judge(subject_of(path), rules_of(["au"]))}


@pytest.mark.parametrize("path", PATHS)
def test_every_page_is_readable(loaded: None, path: str) -> None:
    assert judge(subject_of(path), readable_rules) == ()

"""What the example's pages say in numbers is what their fields say."""

import pytest

from wagtail_microneedling.assembly import document_of
from wagtail_microneedling.document import ProcedureDocument
from wagtail_microneedling.validation import Subject, consistency_rules, judge

from .reading import PATHS, page_at


@pytest.mark.parametrize("path", PATHS)
def test_no_text_contradicts_a_fact(example: None, path: str) -> None:
    document = document_of(page_at(path))
    about = getattr(document, "procedure", None)
    procedure = document if isinstance(document, ProcedureDocument) else None
    if about:
        procedure = document_of(page_at(path.rpartition("/")[0]))  # type: ignore[assignment]
        assert isinstance(procedure, ProcedureDocument)
        assert procedure.id == about.id
    found = judge(Subject(document=document, procedure=procedure), consistency_rules)
    assert [(one.code, one.path, one.parameters["quote"]) for one in found] == []

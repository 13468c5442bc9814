"""The number of queries depends on the kinds of page, never on how many there are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.site import WholeSite, page_type, whole_site
from wagtail_microneedling.assembly import document_of, documents_in_batches, documents_of
from wagtail_microneedling.models import (
    FAQPageMixin,
    ProcedureIndexPageMixin,
    ProcedurePageMixin,
    RiskPageMixin,
)

pytestmark = pytest.mark.django_db

MIXINS = (ProcedurePageMixin, FAQPageMixin, RiskPageMixin, ProcedureIndexPageMixin)


def queries_for(mixin: type, build: object) -> int:
    pages = list(page_type(mixin).objects.order_by("path"))
    documents_of(pages)  # pictures get their sizes, content types their cache
    with CaptureQueriesContext(connection) as captured:
        assert len(list(build(pages))) == len(pages)
    return len(captured)


@pytest.fixture
def counts() -> dict[str, tuple[int, int]]:
    whole_site(2)
    few = {mixin.__name__: queries_for(mixin, documents_of) for mixin in MIXINS}
    for page in list(page_type(ProcedureIndexPageMixin).objects.all()):
        page.delete()
    whole_site(40)
    many = {mixin.__name__: queries_for(mixin, documents_of) for mixin in MIXINS}
    return {name: (few[name], many[name]) for name in few}


def test_forty_pages_cost_as_many_queries_as_two(counts: dict[str, tuple[int, int]]) -> None:
    assert {name: many for name, (_, many) in counts.items()} == {
        name: few for name, (few, _) in counts.items()
    }
    assert max(many for _, many in counts.values()) <= 25


def test_batches_are_the_same_documents(whole: WholeSite) -> None:
    pages = [*whole.procedures, *whole.faqs, *whole.risks, whole.index]
    assert list(documents_in_batches(pages, size=2)) == documents_of(pages)


def test_one_page_is_what_it_is_in_a_batch(whole: WholeSite) -> None:
    pages = [*whole.procedures, *whole.faqs, *whole.risks, whole.index]
    assert [document_of(page) for page in pages] == documents_of(pages)


def test_other_pages_have_no_document(whole: WholeSite) -> None:
    with pytest.raises(TypeError, match="is no clinical page"):
        document_of(whole.index.get_parent())


@pytest.fixture
def whole() -> WholeSite:
    return whole_site(3)

"""A document that is read field by field is the document that is read as a whole."""

import copy
import pickle
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.documents import FULL, full_procedure
from wagtail_microneedling.document import (
    PageDocument,
    ProcedureDocument,
    lazily_from_primitive,
    to_primitive,
)
from wagtail_microneedling.schema_org import graph


@pytest.mark.parametrize("build", FULL)
def test_it_is_the_document(build: Callable[[], PageDocument]) -> None:
    whole = build()
    plain = to_primitive(whole)
    kind = type(whole)
    assert isinstance(lazily_from_primitive(kind, plain), kind)
    assert lazily_from_primitive(kind, plain) == whole
    assert whole == lazily_from_primitive(kind, plain)
    assert lazily_from_primitive(kind, plain) == lazily_from_primitive(kind, plain)
    assert hash(lazily_from_primitive(kind, plain)) == hash(whole)
    assert repr(lazily_from_primitive(kind, plain)) == repr(whole)
    assert to_primitive(lazily_from_primitive(kind, plain)) == plain
    assert graph(lazily_from_primitive(kind, plain)) == graph(whole)


@pytest.mark.parametrize("build", FULL)
def test_copies_of_it_are_documents(build: Callable[[], PageDocument]) -> None:
    whole = build()
    lazy = lazily_from_primitive(type(whole), to_primitive(whole))
    assert copy.copy(lazy) == whole
    assert type(pickle.loads(pickle.dumps(lazy))) is type(whole)  # noqa: S301 - our own
    assert pickle.loads(pickle.dumps(lazy)) == whole  # noqa: S301 - our own
    changed = replace(lazy, title="Another")
    assert changed == replace(whole, title="Another")
    assert changed != whole


def test_a_field_is_read_when_somebody_looks_at_it() -> None:
    plain = {**to_primitive(full_procedure()), "plans": "no plans"}
    document = lazily_from_primitive(ProcedureDocument, plain)
    assert document.title == full_procedure().title
    with pytest.raises(TypeError):
        document.plans  # noqa: B018


def test_it_cannot_be_changed_and_has_no_other_fields() -> None:
    document = lazily_from_primitive(ProcedureDocument, to_primitive(full_procedure()))
    with pytest.raises(AttributeError):
        document.title = "Another"  # type: ignore[misc]
    with pytest.raises(AttributeError, match="ProcedureDocument has no field price_of_gold"):
        document.price_of_gold  # type: ignore[attr-defined]  # noqa: B018
    assert not hasattr(document, "__html__")

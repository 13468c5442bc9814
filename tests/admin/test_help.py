"""Every field that an editor fills in says what it is for, with an example.

The forms are Wagtail's own, as its views bind them, and the walk goes down to the last sub-block.
"""

import json
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model
from django.test import Client
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.blocks import Block, FieldBlock, ListBlock
from wagtail.blocks.stream_block import BaseStreamBlock
from wagtail.blocks.struct_block import BaseStructBlock
from wagtail.contrib.settings.registry import registry as settings
from wagtail.snippets.models import get_snippet_models

from tests import site as make
from wagtail_microneedling.blocks import RangeBlock

PACKAGE = [
    model
    for app in ("wagtail_microneedling", "wagtail_microneedling_pages")
    for model in apps.get_app_config(app).get_models()
]
EDITED = [
    model
    for model in PACKAGE
    if hasattr(model, "edit_handler") or model in get_snippet_models() or model in settings
]
#: Longer help is not read.
LONGEST = 160

every_form = pytest.mark.parametrize("model", EDITED, ids=lambda model: model.__name__)


def form_of(model: type[Model], editor: Client) -> tuple[Any, str]:
    """Return the bound form of an instance of ``model``, and the HTML in which it stands."""
    answer = editor.get(AdminURLFinder().get_edit_url(model._default_manager.first()))
    form = answer.context.get("edit_handler") or answer.context["panel"]
    return form, unescape(answer.content.decode())


def is_wagtails(thing: type) -> bool:
    return thing.__module__.startswith("wagtail.")


def own_fields(model: type[Model]) -> set[str]:
    """Return the fields that an editor may fill in and that no base of Wagtail's has."""
    wagtails = {
        field.name
        for base in model.__mro__
        if is_wagtails(base) and hasattr(base, "_meta")
        for field in base._meta.get_fields()
    }
    fields = model._meta.concrete_fields
    return {field.name for field in fields if field.editable and not field.primary_key} - wagtails


def names_in(panel: Any) -> set[str]:
    """Return the fields of a form, or of a part of it."""
    if getattr(panel, "bound_field", None):
        return {panel.field_name}
    return set().union(*(names_in(child) for child in getattr(panel, "children", ())))


def asked_by(panel: Any, model: type[Model]) -> Iterator[tuple[str, str]]:
    """Yield what a form asks: the place, and the help that stands there."""
    names = names_in(panel)
    for quantity in getattr(model, "quantities", ()):
        if names and names <= {f"{quantity}_{part}" for part in ("min", "max", "unit")}:
            yield quantity, str(panel.help_text)
            return
    if getattr(panel, "bound_field", None):
        if panel.field_name in own_fields(model):
            yield panel.field_name, str(panel.help_text)
            if block := getattr(panel.bound_field.field, "block", None):
                yield from asked_in_rows(block, panel.field_name)
        return
    for child in getattr(panel, "children", ()):
        yield from asked_by(child, model)


def asked_in_rows(block: Block, place: str) -> Iterator[tuple[str, str]]:
    """Yield what a block asks. A range is one question, and so is a form whose words are Wagtail's."""
    if isinstance(block, FieldBlock):
        yield place, str(block.field.help_text)
    elif isinstance(block, RangeBlock) or (is_wagtails(type(block)) and has_own_form(block)):
        yield place, str(block.meta.help_text)
    elif isinstance(block, ListBlock):
        yield place, str(block.meta.help_text)
        yield from asked_in_rows(block.child_block, f"{place}.item")
    else:
        assert isinstance(block, (BaseStructBlock, BaseStreamBlock))
        for name, child in block.child_blocks.items():
            yield from asked_in_rows(child, f"{place}.{name}")


def has_own_form(block: Block) -> bool:
    return bool(getattr(type(block), "base_blocks", None))


@every_form
def test_every_field_says_what_it_is_for_with_an_example(
    editor: Client, whole: make.WholeSite, model: type[Model]
) -> None:
    form, _ = form_of(model, editor)
    asked = dict(asked_by(form, model))
    assert {place: said for place, said in asked.items() if said.count("Example: ") != 1} == {}


@every_form
def test_help_is_short_and_stands_in_the_form(
    editor: Client, whole: make.WholeSite, model: type[Model]
) -> None:
    form, shown = form_of(model, editor)
    for place, said in asked_by(form, model):
        assert len(said) <= LONGEST, place
        assert said in shown or json.dumps(said)[1:-1] in shown, place


@every_form
def test_no_field_is_left_out_of_its_form(
    editor: Client, whole: make.WholeSite, model: type[Model]
) -> None:
    form, _ = form_of(model, editor)
    assert own_fields(model) <= names_in(form)

"""Whatever an editor reads is marked for translation, and read in the editor's language."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.utils import translation
from django.utils.functional import Promise
from wagtail.blocks import ChoiceBlock, ListBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField

from tests.locale.catalogues import LANGUAGES, catalogue, forms, messages
from wagtail_microneedling.admin import ClinicalPages, ClinicalSnippets

#: Fields that come with Wagtail's own base classes.
WAGTAILS_OWN = {"id", "translation_key", "locale", "site", "page_ptr"}


def own_models() -> list[type[Any]]:
    """Return all models of the package, those of its pages included."""
    return [
        model
        for config in apps.get_app_configs()
        if config.name.startswith("wagtail_microneedling")
        for model in config.get_models()
    ]


def of_models() -> Iterator[tuple[str, Any]]:
    """Yield the names of models, and the names, hints and choices of their fields."""
    for model in own_models():
        name = model.__name__
        yield name, model._meta.verbose_name
        yield name, model._meta.verbose_name_plural
        yield name, getattr(model, "page_description", "")
        for field in model._meta.local_fields:
            if field.name in WAGTAILS_OWN:
                continue
            where = f"{name}.{field.name}"
            yield where, field.verbose_name
            yield where, field.help_text
            yield from ((where, text) for _, text in field.choices or ())
            if isinstance(field, StreamField):
                yield from of_block(where, field.stream_block)


def of_block(where: str, block: Any) -> Iterator[tuple[str, Any]]:
    """Yield the labels, hints and choices of a block and of those inside it."""
    if isinstance(block, ListBlock):
        yield from of_named_block(where, block.child_block)
    if isinstance(block, StreamBlock) or (
        isinstance(block, StructBlock) and not type(block).__module__.startswith("wagtail.")
    ):
        for name, child in block.child_blocks.items():
            yield from of_named_block(f"{where}.{name}", child)
    if isinstance(block, ChoiceBlock):
        choices = block.field.choices
        yield from ((where, text) for value, text in choices if value != "")


def of_named_block(where: str, block: Any) -> Iterator[tuple[str, Any]]:
    """Yield a block's own label and hint, then what is inside it."""
    yield where, block.label
    yield where, getattr(block.meta, "help_text", "")
    yield from of_block(where, block)


def of_forms() -> Iterator[tuple[str, Any]]:
    """Yield the headings of forms and the names of menus."""
    for model in own_models():
        for heading, panels in getattr(model, "tabs", ()):
            yield model.__name__, heading
            yield from of_panels(model.__name__, panels)
        yield from of_panels(model.__name__, getattr(model, "panels", ()))
    for group in (ClinicalPages, ClinicalSnippets):
        yield group.__name__, group.menu_label
    for config in apps.get_app_configs():
        if config.name.startswith("wagtail_microneedling"):
            yield config.name, config.verbose_name


def of_panels(where: str, panels: Any) -> Iterator[tuple[str, Any]]:
    """Yield the headings and hints of panels and of those inside them."""
    for panel in panels:
        yield where, getattr(panel, "heading", "")
        yield where, getattr(panel, "help_text", "")
        yield from of_panels(where, getattr(panel, "children", ()))


def read_by_editors() -> list[tuple[str, Any]]:
    """Return where something is read, and what; without what is empty."""
    found = [*of_models(), *of_forms()]
    return [(where, text) for where, text in found if text and text != "10.1000/182"]


def test_all_that_editors_read_is_marked() -> None:
    found = read_by_editors()
    assert len(found) > 400
    assert [(where, text) for where, text in found if not isinstance(text, Promise)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_editors_read_their_language(language: str) -> None:
    said = {
        original: translation
        for item in messages(catalogue(language))
        for original, translation in zip(forms(item.id), forms(item.string), strict=True)
    }
    with translation.override("en"):
        originals = [str(text) for _, text in read_by_editors()]
    with translation.override(language):
        read = [(where, str(text)) for where, text in read_by_editors()]
    assert [text for text in originals if text not in said] == []
    assert [
        (where, text)
        for original, (where, text) in zip(originals, read, strict=True)
        if text == original != said[original]
    ] == []

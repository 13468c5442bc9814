"""What a field of a model or of a row holds, in a few words."""

from collections.abc import Iterator
from typing import Any

from django.core.validators import (
    MaxLengthValidator,
    MaxValueValidator,
    MinValueValidator,
)
from django.db import models
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from wagtail_microneedling.blocks import RangeBlock

from .markdown import code


def field_holds(field: models.Field) -> str:
    """Return what a column holds, with its limits and choices."""
    if isinstance(field, StreamField):
        (child,) = field.stream_block.child_blocks.values() if _one_kind(field) else (None,)
        if child is None:
            return f"blocks: {', '.join(map(code, field.stream_block.child_blocks))}"
        return (
            "rows" if isinstance(child, blocks.StructBlock) else f"each row: {block_holds(child)}"
        )
    if field.choices:
        return _choices(value for value, _ in field.choices)
    kind = _column_kind(field)
    return ", ".join([kind, *_limits(field)])


def block_holds(block: Any) -> str:
    """Return what a block of a row holds, with its limits and choices."""
    if isinstance(block, RangeBlock):
        return f"range, {_numbers(block.child_blocks['min'])}{_units(block)}"
    if isinstance(block, blocks.ListBlock):
        return f"each row: {block_holds(block.child_block)}"
    if isinstance(block, SnippetChooserBlock):
        return _a(block.target_model)
    if isinstance(block, blocks.MultipleChoiceBlock):
        return f"some of {', '.join(_values(block))}"
    if isinstance(block, blocks.ChoiceBlock):
        return _choices(value for value in _values(block, plain=True))
    if isinstance(block, blocks.IntegerBlock):
        return _numbers(block)
    return ", ".join([_block_kind(block), *_limits(getattr(block, "field", None))])


def _one_kind(field: StreamField) -> bool:
    return len(field.stream_block.child_blocks) == 1


def _column_kind(field: models.Field) -> str:
    kinds: tuple[tuple[Any, str], ...] = (
        (RichTextField, "rich text"),
        (models.ForeignKey, ""),
        (models.DateField, "date"),
        (models.DecimalField, "decimal number"),
        (models.IntegerField, "whole number"),
        (models.EmailField, "email address"),
        (models.URLField, "web address"),
        (models.SlugField, "slug"),
        (models.CharField, "text"),
        (models.TextField, "text"),
    )
    kind = next(words for type_, words in kinds if isinstance(field, type_))
    return kind or _a(field.related_model)


def _a(model: Any) -> str:
    name = str(model._meta.verbose_name)
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _block_kind(block: Any) -> str:
    kinds: tuple[tuple[Any, str], ...] = (
        (blocks.RichTextBlock, "rich text"),
        (blocks.BooleanBlock, "yes or no"),
        (blocks.TimeBlock, "time of day"),
        (blocks.URLBlock, "web address"),
        (blocks.PageChooserBlock, "a page"),
        (ImageBlock, "an image with its alt text"),
        (blocks.CharBlock, "text"),
        (blocks.TextBlock, "text"),
    )
    return next(words for type_, words in kinds if isinstance(block, type_))


def _limits(field: Any) -> Iterator[str]:
    longest = getattr(field, "max_length", None)
    least = most = None
    for validator in getattr(field, "validators", ()):
        if isinstance(validator, MaxLengthValidator):
            longest = validator.limit_value
        elif isinstance(validator, MinValueValidator):
            least = validator.limit_value if least is None else max(least, validator.limit_value)
        elif isinstance(validator, MaxValueValidator):
            most = validator.limit_value if most is None else min(most, validator.limit_value)
    if longest and not isinstance(field, models.ForeignKey):
        yield f"at most {longest} characters"
    if least is not None or most is not None:
        yield _between(least, most)


def _between(least: Any, most: Any) -> str:
    if most is None or most > 1_000_000:
        return f"{least} or more"
    return f"{least or 0} to {most}"


def _numbers(block: Any) -> str:
    kind = "whole number" if isinstance(block, blocks.IntegerBlock) else "number"
    return f"{kind}, {_between(block.field.min_value, block.field.max_value)}"


def _units(block: RangeBlock) -> str:
    unit = block.child_blocks.get("unit")
    return f", unit {_choices(_values(unit, plain=True))}" if unit else ""


def _values(block: Any, *, plain: bool = False) -> list[str]:
    values = [value for value, _ in block.field.choices if value]
    return values if plain else list(map(code, values))


def _choices(values: Any) -> str:
    return f"one of {', '.join(code(value) for value in values if value)}"

"""From what a file says to what a model stores.

The models' own fields and blocks say how: a chooser takes the key of what it chooses, a list of
rows becomes rows with lasting ids, ``<a href="page:…">`` becomes a link to that page.
"""

import re
import uuid
from typing import Any

from django.db import models
from wagtail.blocks import ListBlock, PageChooserBlock, RichTextBlock, StructBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock
from wagtail.models import Locale, Page
from wagtail.snippets.blocks import SnippetChooserBlock

from .pictures import picture
from .reading import identity

#: By this a row of the files is known for good; without it, by its place.
ROW_KEY = "key"
PAGE_LINK = re.compile(r'<a href="page:([a-z0-9/-]*)">')


def key_of(model: Any, key: str) -> uuid.UUID:
    """Return the translation key of the snippet of type ``model`` that the files call ``key``."""
    return identity(model._meta.model_name, key)


class Values:
    """Reads the files' values for the objects of one locale, which must exist already."""

    def __init__(self, locale: Locale) -> None:
        self.locale = locale

    def attributes(self, model: Any, said: dict[str, Any], owner: str) -> dict[str, Any]:
        """Return the attributes of a new ``model``; ``owner`` is the name that its rows' ids grow from.

        Raises FieldDoesNotExist for a word that is no field, so that a typo doesn't lose a fact.
        """
        found: dict[str, Any] = {}
        for name, value in said.items():
            if isinstance(value, dict) and not _is_image(model, name):
                found |= _flat(model, name, value)
            elif name == "in_menu":
                found["show_in_menus"] = value
            else:
                found |= self._attribute(model, name, value, f"{owner}/{name}")
        return found

    def _attribute(self, model: Any, name: str, value: Any, owner: str) -> dict[str, Any]:
        field = model._meta.get_field(name)
        if isinstance(field, StreamField):
            return {name: self._rows(field, value, owner)}
        if isinstance(field, RichTextField):
            return {name: self._rich_text(value)}
        if _is_image(model, name):
            known = {column.name for column in model._meta.get_fields()}
            words = {f"{name}_{key}": text for key, text in value.items()}
            return {name: picture(value), **{key: words[key] for key in words if key in known}}
        if isinstance(field, models.ForeignKey):
            return {name: self._snippet(field.related_model, value)}
        return {name: value.strip() if isinstance(value, str) else value}

    def _snippet(self, model: Any, key: str) -> Any:
        return model.objects.get(translation_key=key_of(model, key), locale=self.locale)

    def _page(self, key: str) -> Page:
        page: Page = Page.objects.get(translation_key=identity("pages", key), locale=self.locale)
        return page

    def _rich_text(self, text: str) -> str:
        def link(match: re.Match[str]) -> str:
            return f'<a linktype="page" id="{self._page(match[1]).pk}">'

        return PAGE_LINK.sub(link, text).replace("\n", "").strip()

    def _rows(self, field: StreamField, said: list[Any], owner: str) -> Any:
        blocks = field.stream_block.child_blocks
        rows = []
        for place, entry in enumerate(said):
            kind, value = (
                (next(iter(blocks)), entry) if len(blocks) == 1 else next(iter(entry.items()))
            )
            lasting = entry.get(ROW_KEY, place) if isinstance(entry, dict) else place
            stored = self._stored(blocks[kind], value, f"{owner}/{lasting}")
            row_id = str(identity(owner, lasting))
            rows.append({"type": kind, "id": row_id, "value": stored})
        return rows

    def _stored(self, block: Any, value: Any, owner: str) -> Any:
        """Return ``value`` as ``block`` stores it."""
        match block:
            case SnippetChooserBlock():
                return self._snippet(block.target_model, value).pk
            case PageChooserBlock():
                return self._page(value).pk
            case RichTextBlock():
                return self._rich_text(value)
            case ImageBlock():
                image = picture(value)
                return {"image": image.pk, "alt_text": value["alt"], "decorative": False}
            case ListBlock():
                return [
                    {
                        "type": "item",
                        "id": str(identity(owner, place)),
                        "value": self._stored(block.child_block, item, owner),
                    }
                    for place, item in enumerate(value)
                ]
            case StructBlock():
                return {
                    name: self._stored(block.child_blocks[name], part, f"{owner}/{name}")
                    for name, part in value.items()
                    if name != ROW_KEY
                }
        return value


def _is_image(model: Any, name: str) -> bool:
    """Whether ``name`` is a field of ``model`` that holds an image."""
    names = {field.name: field for field in model._meta.get_fields()}
    return name in names and getattr(names[name], "related_model", None) is get_image_model()


def _flat(model: Any, name: str, value: dict[str, Any]) -> dict[str, Any]:
    """Return a table as the columns it stands for: ``downtime.min`` is ``downtime_min``.

    ``kind`` is the column of the table's own name.
    """
    columns = {name if key == "kind" else f"{name}_{key}": part for key, part in value.items()}
    for column in columns:
        model._meta.get_field(column)
    return columns

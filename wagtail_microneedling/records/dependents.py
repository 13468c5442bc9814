"""Which pages state something of an object: found in Wagtail's reference index and the page tree."""

from collections.abc import Collection, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from treebeard.mp_tree import MP_Node
from wagtail.models import ReferenceIndex

from ..models import AboutProcedureMixin, page_models
from .building import base_page
from .chunks import in_chunks

#: Keys of objects by their model; pages by the base page model.
Objects = dict[type[Model], Collection[Any]]


def pages_mentioning(objects: Objects) -> set[int]:
    """Return the pages that refer to these objects, or to the same ones in another language."""
    found: set[int] = set()
    for model, keys in objects.items():
        for chunk in in_chunks(str(key) for key in _in_every_language(model, keys)):
            references = ReferenceIndex.objects.filter(
                base_content_type=_content_type(base_page()),
                to_content_type=_content_type(model),
                to_object_id__in=chunk,
            )
            found.update(int(key) for key in references.values_list("object_id", flat=True))
    return found


def pages_stating(keys: Collection[int]) -> set[int]:
    """Return the pages that state what these pages say.

    They are the pages themselves, their parents, and the procedures that they are about.
    """
    return {*keys, *_parents(keys), *_chosen_procedures(keys)}


def pages_below(key: int) -> set[int]:
    """Return those of a page and the pages below it that are published: a draft may have some."""
    live = base_page().objects.live()
    paths = base_page().objects.filter(pk=key).values_list("path", flat=True)
    return {
        key
        for path in paths
        for key in live.filter(path__startswith=path).values_list("pk", flat=True)
    }


def pages_around(key: int) -> set[int]:
    """Return the pages that state where a page or one below it is, or whether it is to be seen."""
    below = pages_below(key)
    translations = _in_every_language(base_page(), below)
    return translations | pages_stating(below) | pages_mentioning({base_page(): below})


def _parents(keys: Collection[int]) -> Iterator[int]:
    for chunk in in_chunks(keys):
        paths = base_page().objects.filter(pk__in=chunk).values_list("path", flat=True)
        above = {path[: -MP_Node.steplen] for path in paths}
        yield from base_page().objects.filter(path__in=above).values_list("pk", flat=True)


def _chosen_procedures(keys: Collection[int]) -> set[int]:
    """Return the procedures that were chosen for these pages, in every language."""
    chosen = {
        key
        for model in page_models(AboutProcedureMixin)
        for chunk in in_chunks(keys)
        for key in model.objects.filter(pk__in=chunk).values_list("procedure_id", flat=True)
    }
    return _in_every_language(base_page(), chosen - {None})


def _in_every_language(model: Any, keys: Collection[Any]) -> set[Any]:
    """Return these keys and those of the same objects in other languages."""
    found = set(keys)
    if not any(field.name == "translation_key" for field in model._meta.concrete_fields):
        return found
    for chunk in in_chunks(keys):
        same = model._default_manager.filter(pk__in=chunk).values("translation_key")
        twins = model._default_manager.filter(translation_key__in=same)
        found.update(twins.values_list("pk", flat=True))
    return found


def _content_type(model: Any) -> ContentType:
    """Return the type under which the reference index knows objects of a model."""
    base: ContentType = ReferenceIndex._get_base_content_type(model)
    return base

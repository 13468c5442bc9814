"""Which pages state something about an object: found in Wagtail's reference index and the page tree."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from treebeard.mp_tree import MP_Node
from wagtail.models import ReferenceIndex

from ..models import ClinicSettings
from .building import base_page

#: So many values at once are fine for every supported database.
CHUNK = 1000

#: Keys of objects by their model; pages by the base page model.
Objects = dict[type[Model], set[Any]]


def in_chunks(keys: Iterable[Any]) -> Iterator[list[Any]]:
    """Yield the keys in lists that a query can hold."""
    remaining = iter(keys)
    while chunk := list(islice(remaining, CHUNK)):
        yield chunk


class Mentions:
    """The pages that mention some objects, directly or through other objects such as snippets.

    ``everywhere`` is true when a clinic's settings mention one: then every page does.
    """

    def __init__(self, objects: Objects) -> None:
        self.pages: set[int] = set()
        self.everywhere = False
        self._known: Objects = defaultdict(set)
        while objects := self._unknown(objects):
            objects = self._referrers(objects)

    def _unknown(self, objects: Objects) -> Objects:
        """Return what was not looked at yet, translations included, and note that it was."""
        new: Objects = {}
        for model, keys in objects.items():
            unknown = _with_translations(model, keys - self._known[model]) - self._known[model]
            self._known[model] |= unknown
            if unknown:
                new[model] = unknown
        return new

    def _referrers(self, objects: Objects) -> Objects:
        """Note the pages that refer to these objects, and return the other objects that do."""
        others: Objects = defaultdict(set)
        for model, keys in objects.items():
            for chunk in in_chunks(str(key) for key in keys):
                found = ReferenceIndex.objects.filter(
                    to_content_type=_content_type(model), to_object_id__in=chunk
                )
                pairs = found.values_list("base_content_type", "object_id").distinct()
                for type_id, key in pairs:
                    self._note(ContentType.objects.get_for_id(type_id).model_class(), key, others)
        return others

    def _note(self, model: Any, key: str, others: Objects) -> None:
        if model is base_page():
            self.pages.add(int(key))
        elif model is ClinicSettings:
            self.everywhere = True
        elif model is not None:
            others[model].add(model._meta.pk.to_python(key))


def pages_around(page: Any) -> set[int]:
    """Return the pages that state a page's own facts: itself, its neighbours, those that refer to it.

    Neighbours are the pages right above and below it, and the procedure that it is about.
    """
    near = Q(pk=page.pk) | Q(path=page.path[: -MP_Node.steplen])
    near |= Q(path__startswith=page.path, depth=page.depth + 1)
    return _keys(near) | pages_referred_to([page.pk]) | _chosen(page) | _mentions([page.pk])


def pages_below(page: Any) -> set[int]:
    """Return the pages that state where a page or one below it is, or whether it is to be seen."""
    subtree = _keys(Q(path__startswith=page.path))
    translations = _with_translations(base_page(), subtree)
    return subtree | translations | pages_referred_to(subtree) | _mentions(translations)


def pages_referred_to(keys: Iterable[int]) -> set[int]:
    """Return the pages that these pages refer to, in every language."""
    pages = _content_type(base_page())
    found: set[int] = set()
    for chunk in in_chunks(str(key) for key in keys):
        rows = ReferenceIndex.objects.filter(
            base_content_type=pages, object_id__in=chunk, to_content_type=pages
        )
        found.update(int(key) for key in rows.values_list("to_object_id", flat=True))
    return _with_translations(base_page(), found)


def _chosen(page: Any) -> set[int]:
    """Return the procedure that a page is about, in every language; it may not be in the index yet."""
    key = getattr(page, "procedure_id", None)
    return _with_translations(base_page(), {key}) if key else set()


def _mentions(keys: Iterable[int]) -> set[int]:
    return Mentions({base_page(): set(keys)}).pages


def _keys(condition: Q) -> set[int]:
    return set(base_page().objects.filter(condition).values_list("pk", flat=True))


def _with_translations(model: Any, keys: Collection[Any]) -> set[Any]:
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

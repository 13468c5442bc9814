"""Other pages that a batch's documents mention: procedures, their FAQ and risk pages, ancestors."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

import swapper
from django.db.models import Q
from django.db.models.functions import Length, Substr
from treebeard.mp_tree import MP_Node
from wagtail.fields import RichTextField, StreamField

from ..models import (
    AboutProcedureMixin,
    FAQPageMixin,
    ProcedureIndexPageMixin,
    ProcedurePageMixin,
    RiskPageMixin,
    page_models,
)
from .visible import Visibility


def base_page() -> Any:
    """Return the project's base page model, swapped or not."""
    return swapper.load_model("wagtailcore", "Page")


def parent_path(page: Any) -> str:
    """Return the tree path of a page's parent; empty at the root."""
    path: str = page.path or ""
    return path[: -MP_Node.steplen]


def ancestor_paths(page: Any) -> list[str]:
    """Return the tree paths of a page's ancestors, from the root down."""
    path: str = page.path or ""
    return [path[:end] for end in range(MP_Node.steplen, len(path), MP_Node.steplen)]


#: The path of a page's parent, in a query.
_ABOVE = Substr("path", 1, Length("path") - MP_Node.steplen)


def _below(model: Any, paths: Collection[str]) -> Any:
    """Return the pages of a type right below some, each with its parent's path as ``above``.

    What lies between the first and the last of those is looked at: a part of the tree, mostly small.
    """
    last = MP_Node.alphabet[-1] * MP_Node.steplen
    between = model.objects.filter(path__gt=min(paths), path__lte=max(paths) + last)
    return between.annotate(above=_ABOVE).filter(above__in=paths)


class Related:
    """What stands around the pages of a batch; a query for each kind, none for each page."""

    def __init__(self, pages: Sequence[Any], visibility: Visibility) -> None:
        self.visibility = visibility
        procedures = [page for page in pages if isinstance(page, ProcedurePageMixin)]
        self.ancestors = self._ancestors(pages)
        self.translations = self._translations(pages)
        self.procedures = self._procedures(pages)
        self.faqs = self._about(FAQPageMixin, procedures)
        self.risks = self._about(RiskPageMixin, procedures)
        self.children = self._children(pages)

    def _public(self, pages: Iterable[Any]) -> list[Any]:
        return [page for page in pages if self.visibility.is_public(page)]

    def _ancestors(self, pages: Sequence[Any]) -> dict[str, Any]:
        paths = {path for page in pages for path in ancestor_paths(page)}
        found = base_page().objects.filter(path__in=paths).specific(defer=True)
        return {page.path: page for page in found}

    def _translations(self, pages: Sequence[Any]) -> dict[Any, list[Any]]:
        keys = {page.translation_key for page in pages}
        found = base_page().objects.filter(translation_key__in=keys)
        grouped = defaultdict(list)
        self.families: dict[int, Any] = {}
        for page in found.order_by("locale__language_code").specific(defer=True):
            self.families[page.pk] = page.translation_key
            if self.visibility.is_public(page):
                grouped[page.translation_key].append(page)
        return grouped

    def _procedures(self, pages: Sequence[Any]) -> dict[Any, Any]:
        """Return the procedures that FAQ and risk pages are about, by path, by key and by language."""
        about = [page for page in pages if isinstance(page, AboutProcedureMixin)]
        if not about:
            return {}
        chosen = base_page().objects.filter(
            pk__in={page.procedure_id for page in about if page.procedure_id}
        )
        named = Q(path__in={parent_path(page) for page in about}) | Q(
            translation_key__in=chosen.values("translation_key")
        )
        found = [
            page
            for model in page_models(ProcedurePageMixin)
            for page in model.objects.filter(named).defer_streamfields()
        ]
        self.translation_keys = {page.pk: page.translation_key for page in found}
        return {
            key: page
            for page in self._public(found)
            for key in (page.path, page.pk, (page.translation_key, page.locale_id))
        }

    def procedure_of(self, page: Any) -> Any:
        """Return the public procedure that a page is about: the chosen one, else its parent.

        A page in another language is about the chosen procedure in that language, if there is one:
        a translated page has kept the choice that was made before it was translated.
        """
        if not page.procedure_id:
            return self.procedures.get(parent_path(page))
        twin = (self.translation_keys.get(page.procedure_id), page.locale_id)
        return self.procedures.get(twin) or self.procedures.get(page.procedure_id)

    def _about(self, mixin: Any, procedures: Sequence[Any]) -> dict[str, list[Any]]:
        """Return the public FAQ or risk pages about each procedure, by the procedure's key."""
        saved = {procedure.path: str(procedure.pk) for procedure in procedures if procedure.pk}
        grouped: dict[str, list[Any]] = defaultdict(list)
        if not saved:
            return grouped
        wanted = {procedure.translation_key for procedure in procedures}
        family = [
            key for key, translation_key in self.families.items() if translation_key in wanted
        ]
        for model in page_models(mixin):
            # Not one query with "or", for which every page of this type would be read.
            chosen = model.objects.filter(procedure_id__in=family).annotate(above=_ABOVE)
            below = _below(model, saved).filter(procedure_id=None)
            found = chosen.order_by().union(below.order_by(), all=True)
            for page in self._public(sorted(found, key=lambda page: page.path)):
                key = self._chosen(page) if page.procedure_id else saved[page.above]
                grouped[key].append(page)
        return grouped

    def _chosen(self, page: Any) -> str:
        """Return the key of the chosen procedure in the page's language, else of the chosen one."""
        twins = self.translations.get(self.families[page.procedure_id], [])
        in_language = (twin.pk for twin in twins if twin.locale_id == page.locale_id)
        return str(next(in_language, page.procedure_id))

    def _children(self, pages: Sequence[Any]) -> dict[str, list[Any]]:
        """Return the public procedures below each index page, by the index page's path."""
        indexes: list[Any] = [page for page in pages if isinstance(page, ProcedureIndexPageMixin)]
        paths = {page.path for page in indexes if page.path}
        grouped: dict[str, list[Any]] = defaultdict(list)
        if not paths:
            return grouped
        for model in page_models(ProcedurePageMixin):
            unread = (
                field.name
                for field in model._meta.get_fields()
                if isinstance(field, StreamField | RichTextField) and field.name != "plans"
            )
            for page in self._public(_below(model, paths).order_by("path").defer(*unread)):
                grouped[page.above].append(page)
        return grouped

"""The changes that can make a record untrue, each with a handler that marks what it touches.

A handler runs in the transaction of the change, so a record is stale from the moment on at which
others see the change. Writes that send no signal (``QuerySet.update``, raw SQL) need
``rebuild_records``.
"""

import logging
from collections.abc import Callable, Collection
from functools import partial
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import Signal
from django_tasks.backends.immediate import ImmediateBackend
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale, PageViewRestriction, Site
from wagtail.signals import page_published, post_page_move
from wagtail.tasks import update_reference_index_task

from ..models import Clinician, ClinicSettings, Concern, Device, Record, Source, TreatmentArea
from .building import base_page, build, forget
from .dependents import Objects, pages_around, pages_below, pages_mentioning, pages_stating
from .marking import mark, mark_all, mark_all_once

logger = logging.getLogger(__name__)

#: Fields of a page that only its editors see: saving these alone changes nothing for readers.
EDITORS_OWN = frozenset(
    {
        "draft_title",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by",
    }
)
#: What others state of a published page: those below it, its translations, pages that link to it.
STATED_ELSEWHERE = ("title", "url_path", "live", "expire_at", "locale_id", "translation_key")


def before_page_save(instance: Any, raw: bool, update_fields: Any, **_: Any) -> None:
    """Mark the pages that state what a page said until now."""
    if isinstance(instance, base_page()) and not raw and not _is_editors_own(update_fields):
        instance._readers = readers = _readers(instance)
        mark(readers(instance.pk))


def after_page_save(instance: Any, raw: bool, update_fields: Any, **_: Any) -> None:
    """Mark the pages that state what a page says now."""
    if isinstance(instance, base_page()) and not raw and not _is_editors_own(update_fields):
        readers = instance.__dict__.pop("_readers", pages_around)
        mark(readers(instance.pk))
        if instance.live:
            keep_references(instance)
        elif readers is pages_around:
            forget({instance.pk})


def publish(instance: Any, **_: Any) -> None:
    """Build a published page's record in the transaction of its publishing, which goes on in any case."""
    try:
        with transaction.atomic():
            build({instance.pk})
    except Exception:
        if connection.needs_rollback:
            raise  # the database has given up the publishing, too: MariaDB does after a deadlock
        logger.exception("The record of page %s could not be built.", instance.pk)


def page_move(instance: Any, parent_page_before: Any, **_: Any) -> None:
    """Mark the pages that listed a page, and those that list it and the pages below it now.

    The signal before a move would be too early: what it marks is built again before the page moves.
    """
    mark({parent_page_before.pk} | pages_stating(pages_below(instance.pk)))


def before_page_delete(instance: Any, **_: Any) -> None:
    """Mark the pages that know a page, and those that state what these say without it."""
    mark(pages_stating(pages_around(instance.pk)))


def privacy(instance: Any, **_: Any) -> None:
    """Mark the pages that know a page that gets or loses a restriction, or one below it."""
    mark(pages_around(instance.page_id))


def mentioned(instance: Any, **_: Any) -> None:
    """Mark the pages that mention a snippet, an image or a document."""
    mark_mentions(type(instance), {instance.pk})


def rendition(instance: Any, **_: Any) -> None:
    """Mark the pages that show an image one of whose files is gone."""
    mark_mentions(get_image_model(), {instance.image_id})


def embed(**_: Any) -> None:
    """Mark the pages that show a video: the reference index does not know which."""
    mark(set(Record.objects.filter(has_video=True).values_list("pk", flat=True)))


def stated_by_all(**_: Any) -> None:
    """Mark every page: clinic, Site or language changed."""
    mark_all()


def fixture(instance: Any, raw: bool, **_: Any) -> None:
    """Mark every page once for a fixture, whose references Wagtail does not note: its pages' are later."""
    if raw and type(instance) in _stated():
        mark_all_once()
    if raw and isinstance(instance, base_page()):
        # Robust: by then the page may be gone again.
        transaction.on_commit(partial(note_references, instance), robust=True)


def mark_mentions(model: type[Model], keys: set[Any]) -> None:
    """Mark the pages that mention these objects, directly or by a clinician's photo or a clinic's logo."""
    objects: Objects = {model: keys}
    if model is get_image_model():
        if ClinicSettings.objects.filter(logo__in=keys).exists():
            return mark_all()
        with_photo = Clinician.objects.filter(photo__in=keys)
        objects[Clinician] = set(with_photo.values_list("pk", flat=True))
    return mark(pages_stating(pages_mentioning(objects)))


def keep_references(page: Any) -> None:
    """Have Wagtail note now what a page refers to, where a worker would be later than the next change."""
    if not isinstance(update_reference_index_task.get_backend(), ImmediateBackend):
        note_references(page)


def note_references(page: Any) -> None:
    """Have Wagtail note what a page refers to."""
    meta = page._meta
    update_reference_index_task.call(meta.app_label, meta.model_name, str(page.pk))


def _readers(page: Any) -> Callable[[int], set[int]]:
    """Return what finds the pages that state something that is about to change by a save."""
    stored = base_page().objects.filter(pk=page.pk).values(*STATED_ELSEWHERE).first()
    if stored != {name: getattr(page, name) for name in STATED_ELSEWHERE}:
        return pages_around
    return _who_states if page.live else _nobody


def _who_states(key: int) -> set[int]:
    return pages_stating({key})


def _nobody(key: int) -> set[int]:
    return set()


def _is_editors_own(update_fields: Collection[str] | None) -> bool:
    return update_fields is not None and set(update_fields) <= EDITORS_OWN


def _mentioned_models() -> list[type[Model]]:
    own = [Clinician, Concern, Device, Source, TreatmentArea]
    return [*own, get_image_model(), get_document_model()]


def _stated() -> set[type[Model]]:
    """Return the models whose objects some document states."""
    pages = [model for model in apps.get_models() if issubclass(model, base_page())]
    return {*pages, *_mentioned_models(), ClinicSettings, Site, Locale, PageViewRestriction}


def connections() -> list[tuple[Signal, Any, Callable[..., None]]]:
    """Return every signal, its sender (None for any) and the handler that listens to it."""
    renditions = get_image_model().get_rendition_model()
    rows: list[tuple[Signal, Any, Callable[..., None]]] = [
        (pre_save, None, before_page_save),
        (post_save, None, after_page_save),
        (post_save, None, fixture),
        (page_published, None, publish),
        (post_page_move, None, page_move),
        (pre_delete, base_page(), before_page_delete),
        (post_save, PageViewRestriction, privacy),
        (pre_delete, PageViewRestriction, privacy),
        (post_delete, renditions, rendition),
    ]
    for model in _mentioned_models():
        rows += [(post_save, model, mentioned), (pre_delete, model, mentioned)]
    rows += [(post_save, model, stated_by_all) for model in (ClinicSettings, Site, Locale)]
    # A language that is removed has nothing in it any more.
    rows += [(post_delete, model, stated_by_all) for model in (ClinicSettings, Site)]
    if apps.is_installed("wagtail.embeds"):
        embeds = apps.get_model("wagtailembeds", "Embed")
        rows += [(post_save, embeds, embed), (post_delete, embeds, embed)]
    return rows


def connect() -> None:
    """Listen to everything that can make a record untrue."""
    for signal, sender, handler in connections():
        signal.connect(handler, sender=sender, dispatch_uid=_uid(sender, handler))


def _uid(sender: Any, handler: Callable[..., None]) -> tuple[str, str, str]:
    label = sender._meta.label if sender else ""
    return ("wagtail_microneedling.records", handler.__name__, label)

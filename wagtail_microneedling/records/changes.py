"""The changes that can make a record untrue, each with a handler that marks what it touches.

A handler runs in the transaction of the change, so a record is stale from the moment on at which
others see the change. Writes that send no signal (``QuerySet.update``, raw SQL) need
``rebuild_records``.
"""

import logging
from collections.abc import Callable, Collection
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import Signal
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale, PageViewRestriction, Site
from wagtail.signals import page_published, post_page_move, pre_page_move

from ..models import Clinician, ClinicSettings, Concern, Device, Record, Source, TreatmentArea
from .building import base_page, build, forget
from .dependents import Mentions, Objects, pages_around, pages_below, pages_referred_to
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
#: What others state of a page: those below it, its translations, pages that link to it.
STATED_ELSEWHERE = ("title", "url_path", "live", "expire_at", "locale_id")


def before_page_save(instance: Any, raw: bool, update_fields: Any, **_: Any) -> None:
    """Note what others state of a page, and mark the pages that it referred to."""
    if not isinstance(instance, base_page()) or raw or _is_editors_own(update_fields):
        return
    stored = base_page().objects.filter(pk=instance.pk).values(*STATED_ELSEWHERE).first()
    instance._stated_elsewhere = stored
    if stored and stored["live"]:
        mark(pages_referred_to([instance.pk]))


def after_page_save(instance: Any, raw: bool, update_fields: Any, **_: Any) -> None:
    """Mark a page and those around it; those below it too when they state something else now."""
    if not isinstance(instance, base_page()) or raw or _is_editors_own(update_fields):
        return
    stored = instance.__dict__.pop("_stated_elsewhere", None)
    if not instance.live and not (stored and stored["live"]):
        return
    now = {name: getattr(instance, name) for name in STATED_ELSEWHERE}
    mark(pages_around(instance) | (pages_below(instance) if stored != now else set()))
    if not instance.live:
        forget({instance.pk})


def publish(instance: Any, **_: Any) -> None:
    """Build a published page's record in the transaction of its publishing, which goes on in any case."""
    try:
        with transaction.atomic():
            build({instance.pk})
    except Exception:
        logger.exception("The record of page %s could not be built.", instance.pk)


def page_move(instance: Any, **_: Any) -> None:
    """Mark the pages around the old place of a page, or around its new one."""
    mark(pages_around(instance))


def before_page_delete(instance: Any, **_: Any) -> None:
    """Mark the pages around a page and below it, as long as they can be found."""
    mark(pages_around(instance) | pages_below(instance))


def after_page_delete(instance: Any, **_: Any) -> None:
    """Drop a deleted page's record."""
    forget({instance.pk})


def privacy(instance: Any, **_: Any) -> None:
    """Mark the pages that mention a page that gets or loses a restriction, or one below it."""
    mark(pages_around(instance.page) | pages_below(instance.page))


def mentioned(instance: Any, **_: Any) -> None:
    """Mark the pages that mention a snippet, an image or a document."""
    mark_mentions({type(instance): {instance.pk}})


def rendition(instance: Any, **_: Any) -> None:
    """Mark the pages that show an image one of whose files is gone."""
    mark_mentions({get_image_model(): {instance.image_id}})


def embed(**_: Any) -> None:
    """Mark the pages that show a video: the reference index does not know which."""
    mark(set(Record.objects.filter(has_video=True).values_list("pk", flat=True)))


def stated_by_all(**_: Any) -> None:
    """Mark every page: clinic, Site or language changed."""
    mark_all()


def fixture(instance: Any, raw: bool, **_: Any) -> None:
    """Mark every page once for a fixture, in whose midst the reference index is not kept."""
    if raw and type(instance) in _stated():
        mark_all_once()


def mark_mentions(objects: Objects) -> None:
    """Mark the pages that mention these objects, directly or through others."""
    found = Mentions(objects)
    if found.everywhere:
        mark_all()
    else:
        mark(found.pages)


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
    page = base_page()
    renditions = get_image_model().get_rendition_model()
    rows: list[tuple[Signal, Any, Callable[..., None]]] = [
        (pre_save, None, before_page_save),
        (post_save, None, after_page_save),
        (post_save, None, fixture),
        (page_published, None, publish),
        (pre_page_move, None, page_move),
        (post_page_move, None, page_move),
        (pre_delete, page, before_page_delete),
        (post_delete, page, after_page_delete),
        (post_save, PageViewRestriction, privacy),
        (pre_delete, PageViewRestriction, privacy),
        (post_delete, renditions, rendition),
    ]
    for model in _mentioned_models():
        rows += [(post_save, model, mentioned), (pre_delete, model, mentioned)]
    for model in (ClinicSettings, Site, Locale):
        rows += [(post_save, model, stated_by_all), (post_delete, model, stated_by_all)]
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

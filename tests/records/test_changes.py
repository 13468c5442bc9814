"""Whatever is done to a site, a record that counts as true is true, from that moment on."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from wagtail.signals import page_published, post_page_move

from wagtail_microneedling.models import PendingRebuild
from wagtail_microneedling.records import changes, fresh_records, rebuild_pending

from . import operations as do
from . import world

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

SIGNALS = {
    page_published: "page_published",
    post_delete: "post_delete",
    post_save: "post_save",
    pre_delete: "pre_delete",
    post_page_move: "post_page_move",
    pre_save: "pre_save",
}
#: For every connection an operation after which a record would lie if it were not there.
NEEDED_BY = {
    "before_page_save on pre_save": "the_chosen_procedure_changes",
    "after_page_save on post_save": "the_chosen_procedure_changes",
    "page_move on post_page_move": "a_page_moves",
    "before_page_delete on pre_delete of page": "a_page_is_deleted",
    "privacy on post_save of pageviewrestriction": "a_page_becomes_private",
    "privacy on pre_delete of pageviewrestriction": "a_page_is_no_longer_private",
    "mentioned on post_save of clinician": "a_clinician_is_edited",
    "mentioned on pre_delete of clinician": "a_clinician_is_deleted",
    "mentioned on post_save of concern": "a_concern_is_edited",
    "mentioned on pre_delete of concern": "a_concern_is_deleted",
    "mentioned on post_save of device": "a_device_is_edited",
    "mentioned on pre_delete of device": "a_device_is_deleted",
    "mentioned on post_save of source": "a_source_is_edited",
    "mentioned on pre_delete of source": "a_source_is_deleted",
    "mentioned on post_save of treatmentarea": "an_area_is_edited",
    "mentioned on pre_delete of treatmentarea": "an_area_is_deleted",
    "mentioned on post_save of image": "the_title_of_a_clinicians_photo_changes",
    "mentioned on pre_delete of image": "a_clinicians_photo_is_deleted",
    "mentioned on post_save of document": "the_file_of_a_document_is_replaced",
    "mentioned on pre_delete of document": "a_document_is_deleted",
    "rendition on post_delete of rendition": "the_renditions_of_a_picture_are_deleted",
    "embed on post_save of embed": "a_video_is_embedded",
    "embed on post_delete of embed": "an_embed_is_deleted",
    "stated_by_all on post_save of clinicsettings": "the_clinic_is_renamed",
    "stated_by_all on post_delete of clinicsettings": "the_clinic_is_deleted",
    "stated_by_all on post_save of site": "a_hostname_changes",
    "stated_by_all on post_delete of site": "a_site_is_deleted",
    "stated_by_all on post_save of locale": "the_code_of_a_language_changes",
    "fixture on post_save": "a_page_is_loaded_from_a_fixture",
}
Connection = tuple[Any, Any, Any]


@pytest.mark.parametrize("operation", do.OPERATIONS, ids=str)
def test_no_record_lies(operation: do.Operation) -> None:
    titles = world.names()
    with operation.done() as before:
        assert world.lies() == []
        marked = world.written_or_marked(before)
        titles = world.names() | titles
        rebuild_pending.call()
        assert not PendingRebuild.objects.exists()
        world.build_all()
        assert world.stale_findings() == []
        after = world.served()
    changed = (before | after).keys() - {
        key for key in before.keys() & after.keys() if before[key].etag == after[key].etag
    }
    assert {titles[key] for key in changed} == operation.changes
    if operation.marks_at_most is not None:
        assert len(marked) <= operation.marks_at_most


def name(connection: Connection) -> str:
    """Return which handler listens to which signal of which model."""
    signal, sender, handler = connection
    of = f" of {sender._meta.model_name}" if sender else ""
    return f"{handler.__name__} on {SIGNALS[signal]}{of}"


@contextmanager
def disconnected(connection: Connection) -> Iterator[None]:
    signal, sender, handler = connection
    uid = changes._uid(sender, handler)
    assert signal.disconnect(sender=sender, dispatch_uid=uid)
    try:
        yield
    finally:
        signal.connect(handler, sender=sender, dispatch_uid=uid)


@pytest.mark.parametrize(
    "connection", [one for one in changes.connections() if one[2] is not changes.publish], ids=name
)
def test_without_a_handler_a_record_lies(connection: Connection) -> None:
    with disconnected(connection), do.operation(NEEDED_BY[name(connection)]).done():
        assert world.lies()


def is_built() -> bool:
    """Publish a page, and return whether its record is true before anybody has asked for it."""
    page = world.page("Procedure 1")
    do.publish(page, summary="Other words")
    return bool(fresh_records().filter(pk=page.pk).exists())


def test_a_page_is_published_with_its_record() -> None:
    assert is_built()
    (publish,) = (one for one in changes.connections() if one[2] is changes.publish)
    with disconnected(publish):
        assert not is_built()

"""Outside of a transaction of its own, as in a script, a change is followed by its records at once."""

import pytest

from wagtail_microneedling.models import PendingRebuild

from . import operations as do
from . import world

pytestmark = pytest.mark.django_db(transaction=True)

OPERATIONS = (
    do.a_page_is_published,
    do.a_page_moves,
    do.sections_are_reordered,
    do.a_slug_is_published,
    do.the_chosen_procedure_changes,
    do.questions_are_unpublished,
    do.a_concern_is_edited,
    do.a_source_of_risks_is_deleted,
    do.the_renditions_of_a_picture_are_deleted,
    do.a_section_becomes_private,
    do.the_clinic_is_renamed,
    do.a_chosen_procedure_is_deleted,
    do.a_snippet_is_loaded_from_a_fixture,
)


def test_every_change_is_committed_with_its_records() -> None:
    world.build()
    world.build_all()
    for operation in OPERATIONS:
        operation()
        assert not PendingRebuild.objects.exists(), operation.__name__
        assert world.lies() == [], operation.__name__

"""Pages are published and unpublished, by editors and by the clock."""

import datetime
from collections.abc import Iterator
from unittest import mock

from django.core.management import call_command
from django.utils import timezone, translation

from tests import site as make

from .. import world
from ..world import Page, in_an_hour, page
from .table import (
    DRAFT_SECTION,
    GERMAN,
    KNOW_PROCEDURE_1,
    LIBRARY,
    SITE,
    WHOLE,
    changes,
    later,
    publish,
    save,
)


@changes("Procedure 1", "Treatments", marks_at_most=2)
def a_page_is_published() -> None:
    publish(page("Procedure 1"), summary="Other words")


@changes("Early", "Late", "Procedure 1", "Questions 1", "Risks 1", "Treatments", "Visitors")
def a_title_is_published() -> None:
    publish(page("Procedure 1"), title="Needling")


@changes("Procedure 1", "Treatments", marks_at_most=2)
def a_page_is_saved_without_a_revision() -> None:
    save(page("Procedure 1"), summary="Other words")


@changes(marks_at_most=0)
def a_draft_is_saved() -> None:
    one = page("Procedure 1")
    one.title, one.slug, one.summary = "Needling", "needling", "Other words"
    one.save_revision()


@changes(marks_at_most=0)
def a_new_draft_is_saved() -> None:
    one = make.procedure(page("Treatments"), "Scars", live=False)
    save(one, title="Scar treatment", slug="scar-treatment")
    one.save_revision()


@changes("Scars", "Treatments", marks_at_most=2)
def a_new_page_is_published() -> None:
    publish(make.procedure(page("Treatments"), "Scars", live=False))


@changes("Procedure 1", "Questions 1", marks_at_most=2)
def a_question_is_reworded() -> None:
    asked = make.stored(make.question("Does it sting?"))
    publish(page("Questions 1"), questions=asked)


@changes("Procedure 1", "Risks 1", marks_at_most=2)
def a_risk_is_reworded() -> None:
    publish(page("Risks 1"), risks=make.stored(make.risk_row("Itching")))


@changes("Procedure 1", "Treatments", marks_at_most=2)
def an_old_revision_is_published_again() -> Iterator[None]:
    one = page("Procedure 1")
    old = one.save_revision()
    publish(one, summary="Other words")
    yield
    old.publish()


@changes(*DRAFT_SECTION)
def a_section_that_was_a_draft_is_published() -> None:
    publish(page("Workshop"))


@changes(*LIBRARY, marks_at_most=3)
def the_title_of_a_plain_page_is_published() -> None:
    publish(page("About"), title="About us")


@changes(*SITE - GERMAN)
def the_home_page_is_renamed() -> None:
    save(world.default_site().root_page.specific, title="Front door")


@changes("Procedure 1", "Treatments", marks_at_most=2)
def an_editor_abroad_publishes() -> None:
    with translation.override("de"), timezone.override("Pacific/Kiritimati"):
        publish(page("Procedure 1"), summary="Other words")


@changes("Procedure 1")
def an_editor_abroad_reviews() -> Iterator[None]:
    today = timezone.localdate()
    one = page("Procedure 1")
    one.last_reviewed = today + datetime.timedelta(days=1)
    evening = timezone.make_aware(datetime.datetime.combine(today, datetime.time(23)))
    with mock.patch.object(timezone, "now", return_value=evening):
        yield
        with timezone.override("Pacific/Kiritimati"):
            publish(one)
        yield


@changes("Library", "Light", "Procedure 2", "Questions 2", "Risks 2", "Treatments", "Visitors")
def a_procedure_is_unpublished() -> None:
    page("Procedure 2").unpublish()


@changes("Procedure 1", "Questions 1", "Questions 1 (de)")
def questions_are_unpublished() -> None:
    page("Questions 1").unpublish()


@changes(*WHOLE, "Treatments", "Treatments (de)", "Visitors")
def a_section_is_unpublished_without_the_pages_below_it() -> None:
    page("Treatments").unpublish()


@changes("Procedure 1", "Procedure 2", "Risks 1", "Risks 2")
def a_queryset_is_unpublished() -> None:
    Page.objects.filter(title__startswith="Risks").unpublish()


@changes("Early (de)", "Procedure 1", "Procedure 1 (de)", "Questions 1 (de)", "Treatments (de)")
def a_translation_is_unpublished() -> None:
    page("Procedure 1", "de").unpublish()


@changes("Scars", "Treatments")
def a_page_goes_live_on_schedule() -> Iterator[None]:
    one = make.procedure(page("Treatments"), "Scars", live=False)
    publish(one, go_live_at=in_an_hour())
    yield
    with later(hours=2):
        call_command("publish_scheduled")


@changes(marks_at_most=0)
def a_published_page_gets_a_schedule() -> Iterator[None]:
    one = page("Procedure 1")
    publish(one)
    yield
    publish(page("Procedure 1"), go_live_at=in_an_hour(), summary="Other words")


@changes("Procedure 1", "Questions 1", "Questions 1 (de)")
def a_page_expires_on_schedule() -> Iterator[None]:
    publish(page("Questions 1"), expire_at=in_an_hour())
    yield
    with later(hours=2):
        call_command("publish_scheduled")


@changes(*KNOW_PROCEDURE_1)
def a_page_expires_before_the_schedule_runs() -> Iterator[None]:
    publish(page("Procedure 1"), expire_at=in_an_hour())
    yield
    with later(hours=2):
        yield


@changes("Procedure 1")
def a_page_expires_when_another_has_expired_already() -> Iterator[None]:
    publish(page("Early"), expire_at=world.an_hour_ago())
    publish(page("Late"), expire_at=in_an_hour())
    yield
    with later(hours=2):
        yield


@changes("Procedure 1", "Questions 1", "Questions 1 (de)")
def an_expiry_is_put_off() -> Iterator[None]:
    publish(page("Questions 1"), expire_at=world.an_hour_ago())
    yield
    publish(page("Questions 1"), expire_at=None)


@changes("Procedure 1")
def the_day_of_a_review_comes() -> Iterator[None]:
    one = page("Procedure 1")
    one.last_reviewed = timezone.localdate() + datetime.timedelta(days=1)
    one.save(clean=False)
    yield
    with later(days=2):
        yield

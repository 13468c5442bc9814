"""Pages move, get other addresses, are deleted, copied, translated and hidden."""

import uuid
from collections.abc import Iterator

from wagtail.models import PageViewRestriction, Site

from tests import site as make

from .. import world
from ..world import Page, german, page
from .table import (
    DRAFT_SECTION,
    KNOW_PROCEDURE_1,
    KNOW_PROCEDURE_2,
    LIBRARY,
    changes,
    publish,
    save,
)


@changes(*KNOW_PROCEDURE_2, "Procedure 2")
def a_page_moves() -> None:
    page("Procedure 2").move(page("Library"), pos="last-child")


@changes(*LIBRARY)
def a_section_moves() -> None:
    page("Library").move(world.default_site().root_page, pos="last-child")


@changes(*DRAFT_SECTION)
def a_draft_section_moves() -> None:
    page("Workshop").move(page("About"), pos="last-child")


@changes(*KNOW_PROCEDURE_2, "Procedure 2")
def a_page_moves_into_a_private_section() -> None:
    page("Procedure 2").move(page("Members"), pos="last-child")


@changes("Inside")
def a_page_moves_out_of_a_private_section() -> None:
    page("Inside").move(page("About"), pos="last-child")


@changes("Procedure 1", "Questions 1", "Questions 1 (de)")
def a_page_moves_to_another_site() -> None:
    page("Questions 1").move(Site.objects.get(site_name="Other").root_page, pos="last-child")


@changes("Procedure 1", "Procedure 2", "Questions 1", "Questions 1 (de)")
def questions_move_to_another_procedure() -> None:
    page("Questions 1").move(page("Procedure 2"), pos="last-child")


@changes("Procedure 1", "Treatments", marks_at_most=7)
def pages_are_reordered() -> None:
    page("Procedure 2").move(page("Procedure 1"), pos="left")


@changes("Procedure 1", marks_at_most=4)
def sections_are_reordered() -> None:
    page("Late advice").move(page("Early advice"), pos="left")


@changes(*KNOW_PROCEDURE_1, "Procedure 1")
def a_slug_is_published() -> None:
    publish(page("Procedure 1"), slug="needling")


@changes(
    *KNOW_PROCEDURE_1,
    "Library",
    "Procedure 1",
    "Procedure 2",
    "Questions 2",
    "Risks 2",
    "Treatments (de)",
)
def the_slug_of_a_section_is_saved() -> None:
    save(page("Treatments"), slug="what-we-do")


@changes(*LIBRARY)
def the_slug_of_a_plain_page_is_saved() -> None:
    save(page("About"), slug="about-us")


@changes(*DRAFT_SECTION)
def the_slug_of_a_draft_section_is_saved() -> None:
    save(page("Workshop"), slug="shed")


@changes("Early", "Procedure 1", "Procedure 2", marks_at_most=5)
def the_chosen_procedure_changes() -> None:
    publish(page("Early"), procedure=page("Procedure 2"))


@changes("Procedure 1", "Procedure 2", "Visitors")
def the_chosen_procedure_is_no_longer_chosen() -> None:
    publish(page("Visitors"), procedure=None)


@changes(*KNOW_PROCEDURE_2, "Procedure 2")
def a_page_is_deleted() -> None:
    page("Procedure 2").delete()


@changes(*KNOW_PROCEDURE_1, "Early (de)", "Procedure 1", "Procedure 2")
def a_chosen_procedure_is_deleted() -> None:
    page("Procedure 1").delete()


@changes(*LIBRARY)
def a_section_is_deleted() -> None:
    page("About").delete()


@changes("Procedure 1", "Procedure 2", "Risks 1", "Risks 2")
def a_queryset_is_deleted() -> None:
    Page.objects.filter(title__startswith="Risks").delete()


@changes(
    "Early (de)",
    "Procedure 1",
    "Procedure 1 (de)",
    "Questions 1",
    "Questions 1 (de)",
    "Treatments (de)",
)
def a_translation_is_deleted() -> None:
    page("Procedure 1", "de").delete()


@changes("Copy", "Questions 1", "Risks 1", "Treatments")
def a_page_is_copied_live() -> None:
    page("Procedure 1").copy(update_attrs={"title": "Copy", "slug": "copy"}, recursive=True)


@changes(marks_at_most=0)
def a_page_is_copied_as_a_draft() -> None:
    page("Procedure 1").copy(update_attrs={"slug": "copy"}, recursive=True, keep_live=False)


@changes("Procedure 1", "Questions 1", "Risks 1", "Treatments")
def an_alias_is_made() -> None:
    page("Procedure 1").create_alias(update_slug="alias", recursive=True)


@changes(
    "Early",
    "Late",
    "Library",
    "Needling",
    "Procedure 1",
    "Questions 1",
    "Risks 1",
    "Treatments",
    "Visitors",
)
def the_source_of_an_alias_is_published() -> Iterator[None]:
    page("Procedure 1").create_alias(parent=page("Library"))
    yield
    publish(page("Procedure 1"), title="Needling")


@changes("Procedure 1", "Procedure 2", "Questions 2")
def the_source_of_an_alias_is_unpublished() -> Iterator[None]:
    page("Questions 2").create_alias(parent=page("Procedure 1"))
    yield
    page("Questions 2").unpublish()


@changes(marks_at_most=0)
def a_page_is_copied_for_translation() -> None:
    page("Procedure 2").copy_for_translation(german())


@changes("Procedure 2", "Procedure 2 (de)", "Treatments (de)")
def a_page_is_translated_as_an_alias() -> None:
    page("Procedure 2").copy_for_translation(german(), alias=True)


@changes("Procedure 2", "Prozedur 2 (de)", "Treatments (de)")
def a_translation_is_published() -> None:
    copy = page("Procedure 2").copy_for_translation(german())
    publish(copy, title="Prozedur 2")


@changes("Late", "Late (de)", "Procedure 1 (de)")
def questions_are_translated() -> Iterator[None]:
    publish(page("Late advice").copy_for_translation(german()), title="Spät")
    yield
    publish(page("Late").copy_for_translation(german()))


@changes("Bibliothek (de)", "Library")
def pages_are_linked_as_translations_by_hand() -> Iterator[None]:
    one = make.index(page("Treatments", "de").get_parent(), "Bibliothek")
    yield
    save(one, translation_key=page("Library").translation_key)


@changes("Early (de)", "Procedure 1", "Procedure 1 (de)")
def pages_are_no_longer_linked_as_translations() -> None:
    save(page("Procedure 1", "de"), translation_key=uuid.uuid4())


@changes(*KNOW_PROCEDURE_1, "Procedure 1")
def a_page_becomes_private() -> None:
    make.restrict(page("Procedure 1"))


@changes(
    *KNOW_PROCEDURE_1,
    "Library",
    "Procedure 1",
    "Procedure 2",
    "Questions 2",
    "Risks 2",
    "Treatments (de)",
)
def a_section_becomes_private() -> None:
    make.restrict(page("Treatments"), "password")


@changes(marks_at_most=1)
def a_restriction_changes() -> None:
    save(PageViewRestriction.objects.get(), restriction_type="password", password="open")


@changes("Inside")
def a_restriction_is_lifted() -> None:
    PageViewRestriction.objects.get().delete()


@changes("Procedure 1", "Questions 1 (de)")
def a_page_is_no_longer_private() -> Iterator[None]:
    restriction = make.restrict(page("Questions 1"))
    yield
    PageViewRestriction.objects.filter(pk=restriction.pk).delete()

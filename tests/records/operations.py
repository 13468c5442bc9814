"""Everything that can be done to a site, each as a small function on the site of ``world``."""

import datetime
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from inspect import isgeneratorfunction
from pathlib import Path
from typing import Any
from unittest import mock

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.management import call_command
from django.core.serializers import serialize
from django.test import override_settings
from django.utils import timezone, translation
from wagtail.embeds.embeds import get_embed_hash
from wagtail.embeds.models import Embed
from wagtail.models import Locale, PageViewRestriction, Site

from tests import site as make
from tests.video_site import player, video
from wagtail_microneedling.models import (
    Clinician,
    ClinicSettings,
    Concern,
    Device,
    Source,
    TreatmentArea,
)
from wagtail_microneedling.records import build

from . import world
from .world import Page, german, image, in_an_hour, page, published, snippet

#: Pages with a value in every field, and those of them that are procedures.
TREATED = frozenset({"Procedure 1", "Procedure 1 (de)", "Procedure 2"})
WHOLE = TREATED | {"Questions 1", "Questions 1 (de)", "Questions 2", "Risks 1", "Risks 2"}
#: Pages that state where a procedure is.
KNOW_PROCEDURE_1 = frozenset(
    {"Early", "Foreign", "Late", "Light", "Procedure 1 (de)"}
    | {"Questions 1", "Questions 1 (de)", "Risks 1", "Treatments", "Visitors"}
)
KNOW_PROCEDURE_2 = frozenset(
    {"Library", "Light", "Procedure 1", "Questions 2", "Risks 2", "Treatments", "Visitors"}
)
LIBRARY = frozenset({"Library", "Light", "Guide"})
DRAFT_SECTION = frozenset({"Devices", "Laser"})
ADVICE = frozenset(
    {"Early", "Early (de)", "Early advice", "Early advice (de)", "Late", "Late advice"}
)
#: All pages of the default Site, and those of both.
SITE = (
    WHOLE
    | LIBRARY
    | DRAFT_SECTION
    | ADVICE
    | {"Inside", "Treatments", "Treatments (de)", "Visitors"}
)
EVERYTHING = SITE | {"Foreign"}
GERMAN = frozenset(title for title in SITE if title.endswith("(de)"))

#: What is done in one go, or in steps, a ``yield`` after each: what it takes, then what counts, in a
#: context that holds on where it has one.
Act = Callable[[], Iterator[None] | None]


@dataclass(frozen=True)
class Operation:
    """What is done, the pages of which something else is published then, and how many are marked."""

    act: Act
    changes: frozenset[str]
    marks_at_most: int | None

    def __str__(self) -> str:
        return self.act.__name__

    @contextmanager
    def done(self) -> Iterator[dict[int, world.Served]]:
        """Do it, and yield what was served just before."""
        steps = self.act() if isgeneratorfunction(self.act) else _in_one_go(self.act)
        next(steps)
        world.build_all()
        before = world.served()
        next(steps, None)
        yield before
        steps.close()


def _in_one_go(act: Act) -> Iterator[None]:
    yield
    act()


OPERATIONS: list[Operation] = []


def changes(*titles: str, marks_at_most: int | None = None) -> Callable[[Act], Act]:
    """Add an operation to the table, with the titles of the pages that it changes for readers."""

    def add(act: Act) -> Act:
        OPERATIONS.append(Operation(act, frozenset(titles), marks_at_most))
        return act

    return add


def publish(one: Any, **fields: Any) -> None:
    """Give a page new values and publish it, as an editor does."""
    for name, value in fields.items():
        setattr(one, name, value)
    one.save_revision().publish()


def save(one: Any, **fields: Any) -> None:
    """Give an object new values and save it."""
    for name, value in fields.items():
        setattr(one, name, value)
    one.save()


def later(**time: float) -> AbstractContextManager[Any]:
    """Return a context in which it is so much later."""
    moment = timezone.now() + datetime.timedelta(**time)
    return mock.patch.object(timezone, "now", return_value=moment)


# Publishing


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


# Unpublishing


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


# Time


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


# The tree


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


# Copies


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


# Privacy


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


# Snippets


@changes(*WHOLE)
def a_clinician_is_edited() -> None:
    save(snippet(Clinician), job_title="Nurse")


@changes(*TREATED, marks_at_most=5)
def a_concern_is_edited() -> None:
    save(snippet(Concern), name="Scars")


@changes(*TREATED)
def a_device_is_edited() -> None:
    save(snippet(Device), manufacturer="Others")


@changes(*WHOLE)
def a_source_is_edited() -> None:
    save(snippet(Source), title="Another review")


@changes(*TREATED)
def an_area_is_edited() -> None:
    save(snippet(TreatmentArea), name="Neck")


@changes("Procedure 2", "Risks 2", marks_at_most=2)
def a_source_of_risks_is_edited() -> None:
    save(Source.objects.get(title="A study of risks"), year=2025)


@changes("Procedure 2", "Risks 2")
def a_source_of_risks_is_deleted() -> None:
    Source.objects.get(title="A study of risks").delete()


@changes(*WHOLE)
def a_clinician_is_deleted() -> None:
    snippet(Clinician).delete()


@changes(*TREATED)
def a_concern_is_deleted() -> None:
    Concern.objects.all().delete()


@changes(*TREATED)
def a_device_is_deleted() -> None:
    snippet(Device).delete()


@changes(*WHOLE)
def a_source_is_deleted() -> None:
    snippet(Source).delete()


@changes(*TREATED)
def an_area_is_deleted() -> None:
    snippet(TreatmentArea).delete()


@changes("Procedure 1", marks_at_most=2)
def a_device_is_replaced_on_a_page() -> None:
    publish(page("Procedure 1"), devices=make.listed("device", make.device("Roller").pk))


@changes("Procedure 1 (de)")
def a_concern_is_translated() -> None:
    save(snippet(Concern).copy_for_translation(german()), name="Falten")


@changes("Procedure 1 (de)")
def a_translated_area_is_deleted() -> Iterator[None]:
    save(snippet(TreatmentArea).copy_for_translation(german()), name="Gesicht")
    yield
    snippet(TreatmentArea, "de").delete()


@changes(*WHOLE)
def a_clinician_gets_another_photo() -> None:
    save(snippet(Clinician), photo=make.image("A new portrait", "navy"))


# Pictures, files and videos


@changes(*WHOLE)
def the_title_of_a_clinicians_photo_changes() -> None:
    save(image("Ines Hallam"), title="Dr Hallam")


@changes(*WHOLE)
def a_clinicians_photo_is_described() -> None:
    save(image("Ines Hallam"), description="Smiling")


@changes(*WHOLE)
def a_clinicians_photo_is_deleted() -> None:
    image("Ines Hallam").delete()


@changes()
def the_focal_point_of_a_picture_moves() -> None:
    one = image("Procedure 1")
    save(one, focal_point_x=9, focal_point_y=9, focal_point_width=4, focal_point_height=4)


@changes("Procedure 1", "Procedure 1 (de)", "Treatments", "Treatments (de)")
def the_file_of_a_picture_is_replaced() -> None:
    one, other = image("Procedure 1"), make.image("Another", "navy")
    one.renditions.all().delete()
    save(one, file=ImageFile(other.file.open(), name="another.png"))


@changes("Procedure 1", "Procedure 1 (de)", "Treatments", "Treatments (de)", marks_at_most=4)
def the_renditions_of_a_picture_are_deleted() -> None:
    image("Procedure 1").renditions.all().delete()


@changes("Procedure 1", "Procedure 1 (de)", "Treatments", "Treatments (de)")
def a_picture_is_deleted() -> None:
    image("Procedure 1").delete()


@changes("Procedure 1", "Treatments", marks_at_most=2)
def the_licence_of_a_picture_changes() -> None:
    publish(page("Procedure 1"), image_license="https://clinic.example/other/")


@changes(*SITE)
def the_logo_is_described() -> None:
    save(image("Logo"), description="A wren")


@changes(*SITE)
def the_logo_is_deleted() -> None:
    image("Logo").delete()


@changes("Light", marks_at_most=2)
def the_file_of_a_document_is_replaced() -> None:
    save(world.leaflet(), file=ContentFile(b"Other words.", name="other.txt"))


@changes("Light")
def a_document_is_deleted() -> None:
    world.leaflet().delete()


@changes(*TREATED, marks_at_most=3)
def a_video_is_embedded() -> None:
    _embed(1)


@changes(*TREATED)
def an_embed_changes() -> Iterator[None]:
    _embed(1)
    yield
    save(Embed.objects.get(), html=_frame(2))


@changes(*TREATED)
def an_embed_is_deleted() -> Iterator[None]:
    _embed(1)
    yield
    Embed.objects.all().delete()


def _embed(number: int) -> None:
    hash_ = get_embed_hash(video())
    Embed.objects.create(url=video(), hash=hash_, html=_frame(number))


def _frame(number: int) -> str:
    return f'<iframe src="{player(number)}"></iframe>'


# What all pages state


@changes(*SITE)
def the_clinic_is_renamed() -> None:
    save(world.clinic(), name="Another clinic")


@changes(*EVERYTHING)
def the_public_origin_changes() -> None:
    save(world.clinic(), public_origin="https://clinic.example")


@changes(*SITE)
def the_clinic_is_deleted() -> None:
    ClinicSettings.objects.all().delete()


@changes(*EVERYTHING)
def a_hostname_changes() -> None:
    save(world.default_site(), hostname="clinic.example")


@changes(*EVERYTHING)
def a_port_changes() -> None:
    save(world.default_site(), port=8443)


@changes(*EVERYTHING)
def a_site_gets_another_root() -> None:
    save(world.default_site(), root_page=page("About"))


@changes(*LIBRARY)
def a_site_is_made_of_a_section() -> None:
    Site.objects.create(hostname="library.example", root_page=page("Library"))


@changes("Foreign")
def a_site_is_deleted() -> None:
    Site.objects.get(site_name="Other").delete()


@changes()
def a_language_is_added() -> None:
    Locale.objects.create(language_code="fr")


@changes(*GERMAN, *(title.removesuffix(" (de)") for title in GERMAN))
def the_code_of_a_language_changes() -> None:
    save(german(), language_code="fr")


@changes(marks_at_most=0)
def a_language_is_removed() -> Iterator[None]:
    locale = Locale.objects.create(language_code="fr")
    yield
    locale.delete()


# Beside the editors


@changes("Guide", "Late", "Procedure 1")
def a_worker_that_keeps_references_is_late() -> Iterator[None]:
    worker = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    with override_settings(TASKS=worker):
        publish(page("Guide"), introduction=make.link_to(page("Late")))
        yield
        publish(page("Late"), slug="latest")
        yield


@changes(*SITE)
def settings_change() -> Iterator[None]:
    yield
    with override_settings(WAGTAIL_MICRONEEDLING={"IMAGE_SIZES": [32]}):
        yield


@changes()
def the_package_is_updated() -> Iterator[None]:
    yield
    with mock.patch("wagtail_microneedling.records.stamp._software", return_value="newer"):
        yield


@changes(*TREATED)
def a_snippet_is_loaded_from_a_fixture() -> None:
    concern = snippet(Concern)
    concern.name = "Scars"
    _load(concern)


@changes(*KNOW_PROCEDURE_1, "Procedure 1")
def a_page_is_loaded_from_a_fixture() -> None:
    one = page("Procedure 1")
    one.title, one.url_path = "Needling", "/elsewhere/"
    _load(one.page_ptr, one)


def _load(*objects: Any) -> None:
    with tempfile.TemporaryDirectory() as folder:
        fixture = Path(folder) / "fixture.json"
        fixture.write_text(serialize("json", objects))
        call_command("loaddata", str(fixture), verbosity=0)
    call_command("rebuild_references_index", verbosity=0)


@changes(
    *TREATED, "Devices", "Foreign", "Laser", "Library", "Light", "Treatments", "Treatments (de)"
)
def rows_are_updated_without_signals() -> None:
    Concern.objects.update(name="Scars")
    type(page("Procedure 1")).objects.update(summary="Other words")
    build(set(published().values_list("pk", flat=True)))

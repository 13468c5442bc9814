"""What pages mention changes: snippets, pictures, files and videos."""

from collections.abc import Iterator

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from wagtail.embeds.embeds import get_embed_hash
from wagtail.embeds.models import Embed

from tests import site as make
from tests.video_site import player, video
from wagtail_microneedling.models import (
    Clinician,
    Concern,
    Device,
    Source,
    TreatmentArea,
)

from .. import world
from ..world import german, image, page, snippet
from .table import SITE, TREATED, WHOLE, changes, publish, save


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

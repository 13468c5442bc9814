"""Loading the example: complete at first, and never in the way of an editor afterwards."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db.models import Model
from wagtail.images import get_image_model
from wagtail.models import Page, Revision, Site

from wagtail_microneedling.models import Clinician, ClinicSettings, Concern, Source

from .reading import PATHS, page_at

pytestmark = pytest.mark.usefixtures("example")

MICRONEEDLING = "treatments/microneedling"


def load_again(**options: object) -> str:
    """Run the command once more; return what it says."""
    output = StringIO()
    call_command("load_example", stdout=output, **options)
    return output.getvalue().strip()


def everything() -> dict[str, list[dict[str, object]]]:
    """Return every row that an editor could have changed."""
    models: list[type[Model]] = [
        Page, Revision, Site, ClinicSettings, Clinician, Concern, Source, get_image_model(),
        *{type(page_at(path)) for path in PATHS},
    ]  # fmt: skip
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}


def test_a_second_run_changes_nothing() -> None:
    before = everything()

    assert load_again() == "The example is complete."
    assert everything() == before


def test_what_was_edited_stays() -> None:
    page = page_at(MICRONEEDLING)
    page.title, page.slug, page.downtime_max = "Needling", "needling", 3
    page.save_revision().publish()
    draft = page_at("treatments/punch-excision")
    draft.summary = "Not yet for everybody."
    draft.save_revision()
    Concern.objects.filter(name="Fine lines and wrinkles").update(name="Lines")
    ClinicSettings.objects.update(name="Another clinic", public_origin="https://clinic.example")
    get_image_model().objects.filter(title__startswith="Punch").update(title="Renamed")
    edited = everything()

    assert load_again() == "The example is complete."
    assert everything() == edited


def test_what_was_moved_is_not_made_twice() -> None:
    page_at("treatments/red-light-therapy/questions").move(page_at("treatments"), "last-child")

    assert load_again() == "The example is complete."


def test_what_is_missing_comes_back_and_nothing_else_changes() -> None:
    page_at("treatments/punch-excision/questions").delete()
    Source.objects.get(doi="10.1155/2010/893080").delete()
    page = page_at("treatments/punch-excision")
    page.title = "Cutting out scars"
    page.save_revision().publish()

    assert load_again() == "Created 1 × page, 1 × source."
    assert page_at("treatments/punch-excision/questions").live
    assert page_at("treatments/punch-excision").title == "Cutting out scars"


def test_the_site_moves_only_when_asked_to() -> None:
    site = Site.objects.get(is_default_site=True)
    assert (site.hostname, site.port) == ("127.0.0.1", 8000)

    other = Site.objects.create(hostname="other.example", root_page=page_at("treatments"))
    load_again(port=8123)
    site.refresh_from_db()
    assert (site.hostname, site.port) == ("127.0.0.1", 8123)
    load_again()
    site.refresh_from_db()
    assert site.port == 8123
    other.refresh_from_db()
    assert (other.hostname, other.port) == ("other.example", 80)


def test_every_page_is_live_with_its_revision_and_nothing_left_to_publish() -> None:
    for path in PATHS:
        page = page_at(path)
        assert page.live, path
        assert page.live_revision_id == page.latest_revision_id is not None, path
        assert not page.has_unpublished_changes, path


def test_the_welcome_page_is_gone_and_the_tree_is_sound() -> None:
    assert not Page.objects.filter(title__startswith="Welcome to your new Wagtail").exists()
    assert Page.find_problems() == ([], [], [], [], [])
    home = page_at("")
    assert [page.slug for page in home.get_descendants().filter(depth=4)] == [
        "microneedling",
        "red-light-therapy",
        "punch-excision",
    ]

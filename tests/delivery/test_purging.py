"""Whatever an editor does, a cache in front of the site keeps nothing that is untrue."""

from collections.abc import Callable
from typing import Any

import pytest
from wagtail.images import get_image_model
from wagtail.models import PageViewRestriction, Site

from tests import site as make
from tests.site import WholeSite
from wagtail_microneedling.models import Clinician, ClinicSettings, Source

from .caching import Cache, committed

pytestmark = pytest.mark.django_db

Act = Callable[[WholeSite], object]


def again(page: Any) -> Any:
    """Return a page as it is stored now."""
    return type(page).objects.get(pk=page.pk)


def publish(page: Any, **fields: Any) -> None:
    """Give a page new values and publish it, as an editor does."""
    page = again(page)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def save(one: Any, **fields: Any) -> None:
    """Give an object new values and save it."""
    for name, value in fields.items():
        setattr(one, name, value)
    one.save()


def a_page_is_published(whole: WholeSite) -> None:
    publish(whole.procedures[0], summary="Other words")


def a_title_is_published(whole: WholeSite) -> None:
    publish(whole.procedures[0], title="Needling")


def a_page_is_unpublished(whole: WholeSite) -> None:
    again(whole.procedures[0]).unpublish()


def a_page_moves(whole: WholeSite) -> None:
    again(whole.procedures[0]).move(whole.index.get_parent(), pos="last-child")


def a_slug_is_published(whole: WholeSite) -> None:
    publish(whole.procedures[0], slug="needling")


def the_slug_of_a_section_is_saved(whole: WholeSite) -> None:
    save(again(whole.index), slug="what-we-do")


def a_page_is_deleted(whole: WholeSite) -> None:
    again(whole.procedures[0]).delete()


def a_section_is_deleted(whole: WholeSite) -> None:
    again(whole.index).delete()


def a_page_is_published_anew(whole: WholeSite) -> None:
    make.procedure(again(whole.index), "Peeling")


def a_translation_is_published(whole: WholeSite) -> None:
    make.translated(whole.faqs[0])


def a_snippet_is_edited(whole: WholeSite) -> None:
    save(Clinician.objects.get(), job_title="Nurse")


def a_snippet_is_deleted(whole: WholeSite) -> None:
    Source.objects.all().delete()


def the_clinic_is_renamed(whole: WholeSite) -> None:
    save(ClinicSettings.objects.get(), name="Another clinic")


def the_public_origin_changes(whole: WholeSite) -> None:
    save(ClinicSettings.objects.get(), public_origin="https://clinic.example")


def a_hostname_changes(whole: WholeSite) -> None:
    save(Site.objects.get(), hostname="clinic.example")


def the_title_of_an_image_changes(whole: WholeSite) -> None:
    save(get_image_model().objects.get(title="Ines Hallam"), title="Dr Hallam")


def a_section_becomes_private(whole: WholeSite) -> None:
    make.restrict(whole.index)


def a_page_is_private_no_longer(whole: WholeSite) -> None:
    PageViewRestriction.objects.all().delete()


ACTS = [act for name, act in list(globals().items()) if name.startswith(("a_", "the_"))]


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_nothing_untrue_is_kept(act: Act, standing: WholeSite, cache: Cache) -> None:
    if act is a_page_is_private_no_longer:
        make.restrict(standing.procedures[0])
    cache.warm()
    cache.warm("http://localhost/treatments/peeling/", "http://localhost/treatments/needling/")
    many = len(cache.kept)
    cache.purged.clear()
    with committed():
        act(standing)
    assert cache.untrue() == []
    assert cache.purged
    assert len(cache.kept) < many

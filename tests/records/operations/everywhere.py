"""What all pages state changes, or something that no editor does."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

from django.core.management import call_command
from django.core.serializers import serialize
from django.test import override_settings
from wagtail.models import Locale, Site

from tests import site as make
from wagtail_microneedling.models import (
    ClinicSettings,
    Concern,
)
from wagtail_microneedling.records import build

from .. import world
from ..world import german, page, published, snippet
from .table import (
    EVERYTHING,
    GERMAN,
    KNOW_PROCEDURE_1,
    LIBRARY,
    SITE,
    TREATED,
    changes,
    publish,
    save,
)


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
    load(concern)


@changes(*KNOW_PROCEDURE_1, "Procedure 1")
def a_page_is_loaded_from_a_fixture() -> None:
    one = page("Procedure 1")
    one.title, one.url_path = "Needling", "/elsewhere/"
    load(one.page_ptr, one)


def load(*objects: Any) -> None:
    with tempfile.TemporaryDirectory() as folder:
        fixture = Path(folder) / "fixture.json"
        fixture.write_text(serialize("json", objects))
        call_command("loaddata", str(fixture), verbosity=0)


@changes(
    *TREATED, "Devices", "Foreign", "Laser", "Library", "Light", "Treatments", "Treatments (de)"
)
def rows_are_updated_without_signals() -> None:
    Concern.objects.update(name="Scars")
    type(page("Procedure 1")).objects.update(summary="Other words")
    build(set(published().values_list("pk", flat=True)))

"""Pictures that are fetched from elsewhere: what says where they are is built anew, and purged."""

from typing import Any

import pytest
from django.core.management import call_command

from tests.site import WholeSite
from wagtail_microneedling.records import current_stamp

from .caching import Cache, answer, committed, where

pytestmark = pytest.mark.django_db

FOLDER = "django.core.files.storage.FileSystemStorage"


def test_another_address_of_pictures(standing: WholeSite, cache: Cache, settings: Any) -> None:
    page, item = where(standing.procedures[0])[::2]
    cache.warm(page, item)
    cache.purged.clear()
    address = {"base_url": "https://pictures.example/"}
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": FOLDER, "OPTIONS": address}}
    with committed():
        call_command("rebuild_records", verbosity=0)
    assert b"https://pictures.example/images/" in answer(item).content
    assert cache.untrue() == []


def test_what_says_nothing_of_addresses(settings: Any) -> None:
    stamp = current_stamp()
    for options in ({"secret_key": "another"}, {"base_url": object()}, {"location": None}):
        settings.STORAGES = {
            **settings.STORAGES,
            "default": {"BACKEND": FOLDER, "OPTIONS": options},
        }
        assert current_stamp() == stamp
    settings.AWS_S3_CUSTOM_DOMAIN = "pictures.example"
    assert current_stamp() != stamp

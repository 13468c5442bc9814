"""A site with a cache in front of it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache as memory
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.site import WholeSite, translated, whole_site

from .caching import Cache, Recording, configured


def build() -> WholeSite:
    """Publish two procedures with their FAQ and risk pages, the first procedure in German, too."""
    whole = whole_site(2)
    translated(whole.procedures[0])
    return whole


@pytest.fixture
def whole(transactional_db: None) -> WholeSite:
    """Return a site for a test that commits."""
    return build()


@pytest.fixture(scope="module")
def standing(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[WholeSite]:
    """Return a site that is built once for a module, whose tests undo what they did."""
    memory.clear()
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


@pytest.fixture
def cache(settings: Any) -> Cache:
    """Return the empty cache in front of the site, which Wagtail's frontend cache purges."""
    settings.WAGTAILFRONTENDCACHE = configured(Recording)
    Recording.cache = Cache()
    return Recording.cache

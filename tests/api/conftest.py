"""What the tests of the API share."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from wagtail import hooks

from wagtail_microneedling.api import serve_structured_data


@pytest.fixture(autouse=True)
def fresh_cache() -> None:
    """Forget where sites are: Wagtail keeps it in the cache, which no transaction rolls back."""
    cache.clear()


@pytest.fixture
def structured_data_hook() -> Iterator[None]:
    """Serve structured data at pages' addresses, as the package's hooks do."""
    if serve_structured_data in hooks.get_hooks("on_serve_page"):
        yield
        return
    with hooks.register_temporarily("on_serve_page", serve_structured_data, order=100):
        yield

"""What the tests of the export share."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def fresh_cache() -> None:
    """Forget where sites are: Wagtail keeps it in the cache, which no transaction rolls back."""
    cache.clear()

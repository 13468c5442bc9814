"""What every test may ask for."""

import pytest
from django.core.cache import cache

from .golden import golden, pytest_addoption
from .required_tools import chromium, pytest_runtest_setup

__all__ = ["chromium", "golden", "pytest_addoption", "pytest_runtest_setup"]


@pytest.fixture(autouse=True)
def fresh_cache() -> None:
    """Empty the cache, where Wagtail keeps the roots of sites that the test before rolled back."""
    cache.clear()

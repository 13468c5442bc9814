"""An editor who is logged in, and something to edit."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from tests import site as make


@pytest.fixture
def editor(db: None, client: Client) -> Client:
    """A browser session with every permission."""
    client.force_login(
        get_user_model().objects.create_superuser("editor", "editor@clinic.example", "x")
    )
    return client


@pytest.fixture
def whole(db: None) -> make.WholeSite:
    """A clinic's site with one procedure."""
    return make.whole_site(1)

"""What the example's pages cost its database."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from .reading import PATHS, page_at

MOST = 8


@pytest.mark.parametrize("path", PATHS)
def test_a_page_takes_few_queries(example: None, path: str) -> None:
    address = page_at(path).get_url_parts()[2]
    client = Client(SERVER_NAME="127.0.0.1", SERVER_PORT="8000")
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    assert len(asked) <= MOST, "\n".join(query["sql"] for query in asked)

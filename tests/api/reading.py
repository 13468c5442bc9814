"""Reading the API as a client does."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client

ENDPOINTS = ("procedures", "faqs", "risks")

#: Marks tests that search: MariaDB finds the words of what is committed alone.
searching = pytest.mark.django_db(transaction=connection.vendor == "mysql")


def address(endpoint: str, key: Any = "", **parameters: Any) -> str:
    """Return the path of a list, or of one item, with query parameters."""
    path = f"/api/v2/{endpoint}/" + (f"{key}/" if key != "" else "")
    return f"{path}?{urlencode(parameters)}" if parameters else path


def read(client: Client, endpoint: str, key: Any = "", **parameters: Any) -> Any:
    """Return the JSON of a list or an item, which must be there."""
    response = client.get(address(endpoint, key, **parameters))
    assert response.status_code == 200, response.content[:500]
    return response.json()


def titles(client: Client, endpoint: str, **parameters: Any) -> list[str]:
    """Return the titles that a list gives, in order."""
    listed: Mapping[str, Any] = read(client, endpoint, **parameters)
    return [item["title"] for item in listed["items"]]


def refusal(client: Client, endpoint: str, key: Any = "", **parameters: Any) -> str:
    """Return the sentence with which a request is refused as bad."""
    response = client.get(address(endpoint, key, **parameters))
    assert response.status_code == 400, response.content[:500]
    assert response["Content-Type"] == "application/json"
    message: str = response.json()["message"]
    return message

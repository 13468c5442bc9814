"""A headless site: pages in the CMS, and a frontend that renders them at another address."""

import json
from typing import Any

from wagtail.models import Site

from tests.site import clinic
from wagtail_microneedling.models import Record
from wagtail_microneedling.records import build

PUBLIC = "https://clinic.example"


def headless() -> Any:
    """Give the default site a public address; return its clinic."""
    found = clinic(Site.objects.get(is_default_site=True))
    found.public_origin = PUBLIC
    found.save()
    return found


def published_graph(page: Any) -> dict[str, Any]:
    """Return the graph that readers of a page get."""
    build([page.pk])
    graph: dict[str, Any] = json.loads(bytes(Record.objects.get(pk=page.pk).graph))
    return graph


def rendered(page: Any) -> str:
    """Return the HTML of a page as the package's templates make it."""
    build([page.pk])
    answer = page.make_preview_request()
    html: str = answer.content.decode()
    return html

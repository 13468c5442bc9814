"""The ``@id`` of everything: absolute, on the public origin, the same from whichever page."""

from ..document import PageDocument
from .nodes import anchored


def page_id(url: str) -> str:
    """Return the ``@id`` of the page at ``url``."""
    return anchored(url, "webpage")


def procedure_id(url: str) -> str:
    """Return the ``@id`` of the procedure whose page is at ``url``."""
    return anchored(url, "procedure")


def clinic_id(document: PageDocument) -> str:
    """Return the ``@id`` of the clinic that publishes the site."""
    return anchored(document.site_url, "clinic")


def website_id(document: PageDocument) -> str:
    """Return the ``@id`` of the site."""
    return anchored(document.site_url, "website")


def keyed_id(document: PageDocument, kind: str, key: str) -> str:
    """Return the ``@id`` of what every page of the site knows by ``key``, such as a source."""
    return anchored(document.site_url, f"{kind}-{key}")

"""Purging by surrogate keys, by those of the project's backends that can."""

import logging
from collections.abc import Iterable
from typing import Protocol, runtime_checkable

from wagtail.contrib.frontend_cache.utils import get_backends

logger = logging.getLogger(__name__)


@runtime_checkable
class PurgesKeys(Protocol):
    """A frontend cache backend that can do more than Wagtail asks of it."""

    def purge_keys(self, keys: list[str]) -> None:
        """Have the cache forget every answer that has one of these keys."""


def purge_keys(keys: Iterable[str]) -> None:
    """Purge by these keys wherever that is possible; a backend that fails is logged."""
    for name, backend in get_backends().items():
        if isinstance(backend, PurgesKeys):
            try:
                backend.purge_keys(sorted(keys))
            except Exception:
                logger.exception("The cache “%s” could not be purged by keys.", name)

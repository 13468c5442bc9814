"""What built a record: the software and the settings. Another stamp, and the record is stale."""

import hashlib
from functools import lru_cache
from pathlib import Path

from django.utils import translation

from .. import __version__
from ..conf import settings

PACKAGE = Path(__file__).parents[1]


def current_stamp() -> str:
    """Return the stamp of records that are built now."""
    # Settings may hold translated words, which would read differently for each reader.
    with translation.override(None):
        built_from = f"{_software()}\n{settings.fingerprint}"
    return hashlib.sha256(built_from.encode()).hexdigest()


@lru_cache(maxsize=1)
def _software() -> str:
    """Return the version and a digest of the code and words, so that a checkout needs no version."""
    digest = hashlib.sha256(__version__.encode())
    for path in sorted(PACKAGE.rglob("*.py")) + sorted(PACKAGE.rglob("*.mo")):
        digest.update(path.relative_to(PACKAGE).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()

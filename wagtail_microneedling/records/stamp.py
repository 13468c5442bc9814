"""What built a record: the software and the settings. Another stamp, and the record is stale."""

import hashlib
from functools import lru_cache
from pathlib import Path

from django.utils import translation

from .. import __version__
from ..conf import settings

PACKAGE = Path(__file__).parents[1]
#: The files of which what is built depends: code, words, and the data of the checks.
KINDS = ("*.py", "*.mo", "validation/**/*.json", "validation/**/*.toml")


def current_stamp() -> str:
    """Return the stamp of records that are built now."""
    # Settings may hold translated words, which would read differently for each reader.
    with translation.override(None):
        return _digest(f"{_software()}\n{settings.fingerprint}")


@lru_cache(maxsize=8)
def _digest(built_from: str) -> str:
    return hashlib.sha256(built_from.encode()).hexdigest()


@lru_cache(maxsize=1)
def _software() -> str:
    """Return the version and a digest of code, words and rules, so that a checkout needs no version."""
    digest = hashlib.sha256(__version__.encode())
    for path in (path for kind in KINDS for path in sorted(PACKAGE.rglob(kind))):
        digest.update(path.relative_to(PACKAGE).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()

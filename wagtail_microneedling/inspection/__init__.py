"""What a build asks: is what is published in order, and does a frontend publish the same?

Pages go in, a report comes out, and a format writes it. Nothing is changed.
"""

from .comparing import compare
from .formats import FORMATS, one_line
from .page_paths import pages_at
from .published import BATCH, check, public_keys
from .report import CheckedPage, Report, Status

__all__ = [
    "BATCH",
    "FORMATS",
    "CheckedPage",
    "Report",
    "Status",
    "check",
    "compare",
    "one_line",
    "pages_at",
    "public_keys",
]

"""What is published, compiled once when it changes and read many times; true at every moment.

A record is derived: it can be dropped and built anew at any time. What changes a page, or
anything that the page mentions, marks its record as stale in the same transaction; a reader
builds what is stale before it is served.
"""

from .building import Built, build
from .changes import connect
from .content import Addresses, contents
from .reading import fresh_records, read
from .stamp import current_stamp
from .tasks import rebuild_pending
from .verifying import Difference, differences

__all__ = [
    "Addresses",
    "Built",
    "Difference",
    "build",
    "connect",
    "contents",
    "current_stamp",
    "differences",
    "fresh_records",
    "read",
    "rebuild_pending",
]

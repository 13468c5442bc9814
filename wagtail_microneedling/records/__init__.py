"""What is published, compiled once when it changes and read many times; true at every moment.

A record is derived: it can be dropped and built anew at any time. What changes a page, or
anything that the page mentions, marks its record as stale in the same transaction; a reader
builds what is stale before it is served.
"""

from .arrival import mark_missing
from .building import Built, build
from .changes import connect
from .choosing import Choice
from .content import Addresses, contents
from .marking import marked
from .reading import document_of, fresh_records, read
from .rebuilding import Failure, Plan, Rebuilt, planned, rebuild
from .responses import columns_for, respond, respond_with
from .selecting import catch_up, pages_with_record, public_record, stored_of
from .sites import SiteAsked
from .stamp import current_stamp
from .surrogate_keys import keys_of_list, list_key, page_key, say_keys
from .tasks import rebuild_pending
from .verifying import Difference, differences

__all__ = [
    "Addresses",
    "Built",
    "Choice",
    "Difference",
    "Failure",
    "Plan",
    "Rebuilt",
    "SiteAsked",
    "build",
    "catch_up",
    "columns_for",
    "connect",
    "contents",
    "current_stamp",
    "differences",
    "document_of",
    "fresh_records",
    "keys_of_list",
    "list_key",
    "mark_missing",
    "marked",
    "page_key",
    "pages_with_record",
    "planned",
    "public_record",
    "read",
    "rebuild",
    "rebuild_pending",
    "respond",
    "respond_with",
    "say_keys",
    "stored_of",
]

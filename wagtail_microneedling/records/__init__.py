"""What is published, compiled once when it changes and read many times; true at every moment.

A record is derived: it can be dropped and built anew at any time. What changes a page, or
anything that the page mentions, marks its record as stale in the same transaction; a reader
builds what is stale before it is served.
"""

from .around_lists import Surroundings, surroundings
from .arrival import mark_missing
from .building import Built, build, changing, reason
from .changes import connect
from .choosing import Choice
from .content import Addresses, contents
from .finding_words import FindingWords, Wording
from .findings import GOOD, Judged, judged, judged_as_shown
from .fragments import Fragments, serve_keeping_fragments
from .judging import judged_afresh
from .marking import marked
from .prepared import Prepared, places
from .processes import results_of
from .published import is_unrestricted, published
from .reading import fresh_records, read
from .rebuilding import Failure, Plan, Rebuilt, planned, rebuild
from .responses import ignores_language, is_conditional, not_modified, respond, respond_with
from .routing import on_the_way
from .selecting import ListRow, list_rows, public_record, rows_of, with_stored
from .sites import SiteAsked
from .stamp import current_stamp
from .surrogate_keys import keys_of_list, list_key, page_key, say_keys
from .tasks import rebuild_pending
from .verifying import Difference, differences

__all__ = [
    "GOOD",
    "Addresses",
    "Built",
    "Choice",
    "Difference",
    "Failure",
    "FindingWords",
    "Fragments",
    "Judged",
    "ListRow",
    "Plan",
    "Prepared",
    "Rebuilt",
    "SiteAsked",
    "Surroundings",
    "Wording",
    "build",
    "changing",
    "connect",
    "contents",
    "current_stamp",
    "differences",
    "fresh_records",
    "ignores_language",
    "is_conditional",
    "is_unrestricted",
    "judged",
    "judged_afresh",
    "judged_as_shown",
    "keys_of_list",
    "list_key",
    "list_rows",
    "mark_missing",
    "marked",
    "not_modified",
    "on_the_way",
    "page_key",
    "places",
    "planned",
    "public_record",
    "published",
    "read",
    "reason",
    "rebuild",
    "rebuild_pending",
    "respond",
    "respond_with",
    "results_of",
    "rows_of",
    "say_keys",
    "serve_keeping_fragments",
    "surroundings",
    "with_stored",
]

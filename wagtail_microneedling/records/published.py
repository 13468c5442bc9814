"""What is published of a page, for its HTML; with one query, which also says whether it is for everyone."""

import datetime
import json
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Exists, Q, QuerySet
from django.templatetags.static import static
from django.utils import timezone

from ..assembly import document_type
from ..document import PageDocument, Video, lazily_from_primitive
from ..exceptions import RecordError
from ..models import Record
from .building import base_page
from .fragments import Fragments
from .prepared import Prepared, places
from .reading import fresh_records, read
from .stamp import current_stamp

PLAYER = "wagtail_microneedling/videos.js"
#: Where a record waits that was found when it was asked who may see the page.
FOUND = "_wagtail_microneedling_record"


class Found(NamedTuple):
    """What a page's HTML is made of and known by; and whether Wagtail has to judge who may see it."""

    body: bytes
    etag: str
    has_video: bool
    stamp: str
    may_be_restricted: bool = True


def is_unrestricted(page: Any) -> bool:
    """Return whether a page is published and neither it nor one above it is restricted.

    Where that isn't plain, as for an alias of an alias, the answer is no, and Wagtail judges.
    """
    found = _found(page)
    # Who asks this is about to show the page, and who shows it asks for the same row.
    setattr(page, FOUND, found)
    return found is not None and not found.may_be_restricted


def published(page: Any) -> Fragments | None:
    """Return what is published of a page: its document, and the parts of its HTML that were kept.

    None without a record.
    """
    found = vars(page).pop(FOUND, None) or _found(page) or _made(page.pk)
    if found is None:
        return None
    item = json.loads(bytes(found.body))
    document = lazily_from_primitive(document_type(page), {**item["meta"], **item})
    script = static(PLAYER) if found.has_video and _plays(document) else ""
    return Fragments(document, f"{found.stamp} {found.etag} {script}")


def _made(key: int) -> Found | None:
    """Return what is published of a page once it is true, if it can be."""
    columns = Found._fields[:-1]
    try:
        record = read([key], *columns).get(key)
    except RecordError:  # the log has it; the page may still be shown from its fields
        return None
    return Found(*(getattr(record, name) for name in columns)) if record else None


def _plays(document: PageDocument) -> bool:
    """Return whether a page loads the script that plays videos, whose address may change."""
    parts = getattr(document, "body", ())
    return any(isinstance(part, Video) and part.player for part in parts)


def _found(page: Any) -> Found | None:
    """Return a page's record if it is true, and whether the page may be restricted."""
    ends = range(page.steplen, len(page.path) + 1, page.steplen)
    paths = {f"path_{number}": page.path[:end] for number, end in enumerate(ends)}
    statement = _statement(connection.vendor, len(paths))
    asked = {"key": page.pk, "stamp": current_stamp(), "now": timezone.now()}
    rows = statement.rows(**asked, **paths)
    return Found(*rows[0]) if rows else None


@lru_cache(maxsize=64)
def _statement(vendor: str, depth: int) -> Prepared:
    """Return the statement for a database and a depth in the tree."""
    paths = {f"path_{number}": f"the path of a page above, {number}" for number in range(depth)}
    return Prepared(_records, {**places("key", "stamp", "now"), **paths})


def _records(key: int, stamp: str, now: datetime.datetime, **paths: str) -> QuerySet[Record, Any]:
    itself = Q(view_restrictions__isnull=False)
    # An alias is restricted as the page that it shows is, which may be an alias, too.
    source = Q(alias_of__view_restrictions__isnull=False) | Q(alias_of__alias_of__isnull=False)
    above = base_page().objects.filter(itself | source, path__in=list(paths.values()))
    found = fresh_records(stamp, now).filter(pk=key).annotate(may_be_restricted=Exists(above))
    return found.values_list(*Found._fields)

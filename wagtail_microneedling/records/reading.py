"""Records are read here: what is stale or missing is built before it is served."""

import datetime
import secrets
import time
from collections.abc import Collection, Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from ..exceptions import RecordError
from ..models import PendingRebuild, Record
from .building import build
from .stamp import current_stamp

#: How long a builder has before somebody else starts, and how often those who wait look.
CLAIM = datetime.timedelta(seconds=5)
LOOK = 0.05


def fresh_records(
    stamp: str | None = None, now: datetime.datetime | None = None
) -> QuerySet[Record]:
    """Return the records that are true now, for whoever builds with this stamp."""
    pending = PendingRebuild.objects.filter(page_id=OuterRef("pk"), only_findings=False)
    return Record.objects.filter(
        ~Exists(pending),
        Q(true_until=None) | Q(true_until__gt=now or timezone.now()),
        stamp=stamp or current_stamp(),
    )


def read(keys: Iterable[int], *columns: str) -> dict[int, Record]:
    """Return the true records of these pages by key, with one query when all are stored and true.

    Only ``columns`` are fetched where some are named. A page that is not published (any more) has
    no record. Raises RecordError when one can't be built.
    """
    wanted = list(keys)
    found = fresh_records().only(*columns).in_bulk(wanted)
    missing = set(wanted) - set(found)
    if missing:
        made, failed = _made_true(missing)
        if failed:
            raise _not_built(failed)
        found |= Record.objects.only(*columns).in_bulk(made)
    return found


def read_for_list(keys: Iterable[int], *columns: str) -> dict[int, Record]:
    """Return the true records of these pages by key, without those that can't be built.

    A page that failed before is not tried again for a list: who asks for it alone does that, and
    the next change, the report and the commands.
    """
    wanted = set(keys)
    found = fresh_records().only(*columns).in_bulk(list(wanted))
    missing = wanted - set(found)
    if missing:
        broken = Record.objects.filter(pk__in=missing).exclude(problem="")
        made, _ = _made_true(missing - set(broken.values_list("pk", flat=True)))
        found |= Record.objects.only(*columns).in_bulk(made)
    return found


def _made_true(keys: set[int]) -> tuple[set[int], set[int]]:
    """Build these records, or wait for those who do; return the keys of those that are true or fail.

    What was built since the reader came counts, even if the page has changed again by now.
    """
    made: set[int] = set()
    failed: set[int] = set()
    deadline = time.monotonic() + CLAIM.total_seconds()
    while keys:
        late = time.monotonic() > deadline
        built = build(keys if late else _claimed(keys))
        made |= built.written
        failed |= built.failed | (built.overtaken if late else frozenset())
        keys = keys - made - failed - built.gone
        if keys:
            time.sleep(LOOK)
            fresh = set(fresh_records().filter(pk__in=keys).values_list("pk", flat=True))
            made |= fresh
            keys = keys - fresh
    return made, failed


def _claimed(keys: set[int]) -> set[int]:
    """Return those of the pages that nobody else builds now; they are claimed for the caller."""
    now, token = timezone.now(), secrets.token_hex(16)
    free = Q(claimed_until=None) | Q(claimed_until__lt=now)
    records = Record.objects.filter(pk__in=keys)
    records.filter(free).update(builder=token, claimed_until=now + CLAIM)
    others = records.exclude(builder=token).values_list("pk", flat=True)
    return keys - set(others)


def _not_built(keys: Collection[int]) -> RecordError:
    pages = ", ".join(str(key) for key in sorted(keys))
    return RecordError(
        f"What is published of page {pages} could not be built just now. "
        "The log says why. It is tried again at the next request."
    )

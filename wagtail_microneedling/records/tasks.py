"""Work that goes on after a change is saved: at once, or in the project's worker."""

from django_tasks import task

from ..models import PendingRebuild
from .building import build

#: How many pages share their queries and their transaction.
BATCH = 100


@task()
def rebuild_pending() -> int:
    """Build the records that wait, the first to wait first, and return how many there were.

    What fails waits on: a reader, the next change or the nightly job tries it again.
    """
    count, last = 0, 0
    while keys := _waiting(last):
        last = max(keys)
        build(keys)
        count += len(keys)
    return count


def _waiting(after: int) -> set[int]:
    waiting = PendingRebuild.objects.filter(page_id__gt=after).order_by("page_id")
    return set(waiting.values_list("page_id", flat=True).distinct()[:BATCH])

"""Work that goes on after a change is saved: at once, or in the project's worker."""

from django.db.models import QuerySet
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
    # What is built may put the findings of others in doubt, which puts no more in doubt.
    return _build(PendingRebuild.objects.all()) + _build(doubtful())


def doubtful() -> QuerySet[PendingRebuild]:
    """Return the changes that made only the findings of pages doubtful."""
    return PendingRebuild.objects.filter(only_findings=True)


def _build(waiting: QuerySet[PendingRebuild]) -> int:
    count, last = 0, 0
    while keys := _next(waiting, last):
        last = max(keys)
        build(keys)
        count += len(keys)
    return count


def _next(waiting: QuerySet[PendingRebuild], after: int) -> set[int]:
    later = waiting.filter(page_id__gt=after).order_by("page_id")
    return set(later.values_list("page_id", flat=True).distinct()[:BATCH])

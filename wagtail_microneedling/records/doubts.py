"""What the checks find on a page may be about other pages: when these change, it is found anew.

Readers of the page need not wait for that, so its record does not become stale.
"""

from collections.abc import Collection

from ..models import PendingRebuild, Record
from .chunks import in_chunks


def doubt_findings(keys: Collection[int]) -> None:
    """Have the findings of these pages made anew by the next task that builds records."""
    rows = [PendingRebuild(page_id=key, only_findings=True) for key in sorted(keys)]
    if rows:
        PendingRebuild.objects.bulk_create(rows, batch_size=1000)


def doubt_pages_about(procedures: Collection[int], known: Collection[int]) -> None:
    """Doubt the FAQ and risk pages about procedures that say something else now, but not the known."""
    doubted: set[int] = set()
    for chunk in in_chunks(procedures):
        about = Record.objects.filter(procedure_id__in=chunk)
        doubted.update(about.values_list("pk", flat=True))
    doubt_findings(doubted.difference(known))

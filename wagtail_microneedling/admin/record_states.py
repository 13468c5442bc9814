"""What is wrong with the record of a published page."""

from typing import Any

from django.db.models import Case, Exists, OuterRef, Subquery, TextChoices, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .. import records
from ..models import PendingRebuild, Record


class State(TextChoices):
    """What is wrong with a record; sorted by how much it matters."""

    FAILED = "failed", _("Could not be built")
    NEW = "new", _("Was never built")
    WAITING = "waiting", _("Waits to be rebuilt")


def with_state(pages: Any) -> Any:
    """Return those of the pages whose record is missing or stale, with what is known of it.

    That is ``record_state``, ``record_problem`` in a line, ``record_stale_since`` and
    ``record_last_modified``, each empty where there is none or nobody knows.
    """
    record = Record.objects.filter(pk=OuterRef("pk"))
    changes = PendingRebuild.objects.filter(page_id=OuterRef("pk"), only_findings=False)
    changes = changes.order_by("since")
    expired = record.filter(true_until__lte=timezone.now())
    stale = pages.filter(~Exists(records.fresh_records().filter(pk=OuterRef("pk"))))
    return stale.annotate(
        record_state=Case(
            When(Exists(record.exclude(problem="")), then=Value(State.FAILED.value)),
            When(Exists(record), then=Value(State.WAITING.value)),
            default=Value(State.NEW.value),
        ),
        record_problem=Subquery(record.values("problem")),
        record_stale_since=Coalesce(
            Subquery(changes.values("since")[:1]), Subquery(expired.values("true_until"))
        ),
        record_last_modified=Subquery(record.values("last_modified")),
    )


def state_label(state: str) -> str:
    """Return a state in words."""
    return str(State(state).label)

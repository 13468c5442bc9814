"""``manage.py verify_records``, for a job at night."""

from typing import Any

from django.core.management.base import CommandError

from ...records import Choice, Difference, differences, planned
from ..records_command import RecordsCommand


class Command(RecordsCommand):
    """Compares what is stored of every page with what would be stored now."""

    help = (
        "Recomputes what is stored of every published page, lists every difference, and exits "
        "with 1 when there is one. `rebuild_records --all` mends them."
    )

    def handle_choice(self, choice: Choice, options: dict[str, Any]) -> None:
        """Verify; raises CommandError with the list when a record is not true."""
        shown = options["verbosity"] > 0
        pages = choice.published()
        total = pages.count()
        waiting = set(planned(choice).build)
        with self.progress(total, shown) as advance:
            found = list(differences(pages, advance=advance))
        waiting -= {difference.page_id for difference in found}
        if shown and waiting:
            self.stdout.write(
                f"Stale or missing: {len(waiting)} of {total}. "
                "They are built before they are served."
            )
        if found:
            raise CommandError("\n".join(self._report(found, total)))
        if shown and not waiting:
            self.stdout.write(f"All records are true: {total}.")

    def _report(self, found: list[Difference], total: int) -> list[str]:
        lines = [f"Not true, or not to be built: {len(found)} of {total}."]
        lines += [_line(difference) for difference in found]
        return [*lines, "`manage.py rebuild_records --all` builds records anew, true or not."]


def _line(difference: Difference) -> str:
    what = difference.problem or ", ".join(difference.fields)
    return f"  {difference.page_id} {difference.title}: {what}"

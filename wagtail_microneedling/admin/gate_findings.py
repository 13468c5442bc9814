"""What the publish gate asks of the checks: which errors there are, and which of them stop a page."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from .. import records
from ..models import ClinicSettings, PublishGate
from ..validation import Finding, Severity
from .shown_findings import ShownFinding, context_of, shown_findings

#: What only the publication of another page can mend: it is said and stops nothing. Otherwise a
#: procedure that waits for its risk page and the risk page that waits for its procedure never meet.
WAITS_FOR_OTHERS = frozenset({"page.no_procedure"})
#: The beginning of what no editor can mend: it is a mistake of the software.
NO_EDITORS_FAULT = "markup."
#: So many pages are held in memory and judged at once.
AT_ONCE = 50


class Gates:
    """The gates that sites have chosen, each looked up once."""

    def __init__(self) -> None:
        self._chosen: dict[int | None, PublishGate] = {}

    def of(self, page: Any) -> PublishGate:
        """Return the gate of a page's site; a page that belongs to no site is warned of."""
        site = page.get_site()
        key = site.pk if site else None
        if key not in self._chosen:
            self._chosen[key] = self._stored(key)
        return self._chosen[key]

    def _stored(self, site: int | None) -> PublishGate:
        found = ClinicSettings.objects.filter(site=site).values_list("publish_gate", flat=True)
        stored = found.first()
        return PublishGate(stored) if stored in PublishGate.values else PublishGate.WARN


def is_error(finding: Finding) -> bool:
    """Return whether a finding is an error."""
    return finding.severity is Severity.ERROR


def stops(finding: Finding) -> bool:
    """Return whether a gate that blocks keeps a page with this finding from being published."""
    can_be_mended = not finding.code.startswith(NO_EDITORS_FAULT)
    return is_error(finding) and can_be_mended and finding.code not in WAITS_FOR_OTHERS


def is_stopped(page: Any) -> bool:
    """Return whether a page has errors that stop it; one that can't be judged has none."""
    return bool(context_of(page, _stopping).get("stopping"))


def _stopping(page: Any) -> dict[str, Any]:
    (judged,) = records.judged([page])
    return {"stopping": any(map(stops, judged.findings))}


def errors_of(page: Any) -> tuple[ShownFinding, ...]:
    """Return the errors on a page in words; none of one that can't be judged."""
    found: tuple[ShownFinding, ...] = context_of(page, _errors).get("errors", ())
    return found


def _errors(page: Any) -> dict[str, Any]:
    (judged,) = records.judged([page])
    groups = shown_findings(page, judged).groups
    return {
        "errors": tuple(
            one for group in groups if group.severity is Severity.ERROR for one in group.findings
        )
    }


def with_errors(
    pages: Iterable[Any], counts: Callable[[Finding], bool]
) -> Iterator[tuple[Any, int]]:
    """Yield those of the pages that have findings which count, each with how many."""
    listed = list(pages)
    for start in range(0, len(listed), AT_ONCE):
        some = listed[start : start + AT_ONCE]
        for page, number in zip(some, _counted(some, counts), strict=True):
            if number:
                yield page, number


def _counted(pages: list[Any], counts: Callable[[Finding], bool]) -> list[int]:
    """Return how much counts on each page; where they can't be judged together, each by itself."""
    found = context_of(pages[0], lambda _: {"judged": records.judged(pages)}).get("judged")
    if found is not None:
        return [sum(map(counts, one.findings)) for one in found]
    return [0] if len(pages) == 1 else [_counted([page], counts)[0] for page in pages]

"""For people: a page, what was found on it, why it matters and what to do."""

from collections.abc import Iterator

from ...validation import Finding
from ..report import CheckedPage, Report, place_of
from .lines import one_line


def said(report: Report) -> str:
    """Return a report in lines; pages on which nothing was found are only counted."""
    lines = [line for page in report.pages for line in _page(report, page)]
    return "\n".join([*lines, report.summary])


def _page(report: Report, page: CheckedPage) -> Iterator[str]:
    if not page.findings and not page.problem:
        return
    yield name_of(page)
    if page.problem:
        yield f"  not checked: {one_line(page.problem)}"
    for finding in page.findings:
        yield from _finding(report, finding)
    yield ""


def name_of(page: CheckedPage) -> str:
    """Return what a page is called: its address and its title."""
    address = one_line(page.url) or f"Page {page.page_id}"
    return f"{address} ({one_line(page.title)})" if page.title else address


def _finding(report: Report, finding: Finding) -> Iterator[str]:
    words, place = report.words(finding), place_of(finding)
    where = one_line(f"{finding.code}, {place}" if place else finding.code)
    yield f"  {finding.severity}: {one_line(words.text)} [{where}]"
    if words.reason:
        yield f"    Why: {one_line(words.reason)}"
    if words.fix:
        yield f"    What to do: {one_line(words.fix)}"

"""A deployed page beside what its site publishes: whether it says the same."""

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from urllib.parse import urlsplit

from ..assembly import Addresses
from ..conf import settings
from ..exceptions import FetchError, RecordError, SettingError
from ..records import judged_afresh, read, reason
from ..validation import (
    RULE_FAILED,
    Deployed,
    Finding,
    Grades,
    PageRead,
    Subject,
    host_of,
    judge,
    parity_rules,
    read_page,
)
from .fetching import fetch
from .page_paths import pages_at
from .report import CheckedPage


def compare(
    urls: Sequence[str],
    *,
    page: str = "",
    jobs: int = 1,
    advance: Callable[[int], object] = lambda pages: None,
) -> Iterator[CheckedPage]:
    """Yield deployed pages as they were compared, in order, with the page at ``page``.

    Without it, each is compared with the page that its own path leads to. ``jobs`` pages are
    fetched at a time.
    """
    with ThreadPoolExecutor(jobs) as fetching:
        for url, deployed in zip(urls, fetching.map(_fetched, urls), strict=True):
            yield _compared(url, page or url, deployed)
            advance(1)


def _fetched(url: str) -> tuple[str, PageRead] | FetchError:
    """Return where a page was in the end and what it says, or why that can't be known."""
    try:
        found = fetch(url)
        return found.url, read_page(found.html, found.url)
    except FetchError as problem:
        return problem
    except Exception as problem:  # whatever a parser makes of what a stranger sends
        return FetchError(f"The page could not be read: {reason(problem)}.")


def _compared(url: str, address: str, deployed: tuple[str, PageRead] | FetchError) -> CheckedPage:
    try:
        if isinstance(deployed, FetchError):
            raise deployed
        subject = _subject(*_page_at(address))
        last_url, page = deployed
        of_frontend = Deployed(url=last_url, page=page, cms_hosts=_cms_hosts())
        return _judged(url, replace(subject, deployed=of_frontend))
    except (FetchError, RecordError) as problem:
        return CheckedPage(url=url, problem=str(problem))


def _judged(url: str, subject: Subject) -> CheckedPage:
    findings = judge(subject, parity_rules, _grades())
    document = subject.document
    return CheckedPage(
        url=url,
        page_id=document.id,
        title=document.title,
        published_url=document.url,
        findings=findings,
        problem=_failure(findings),
    )


def _failure(findings: tuple[Finding, ...]) -> str:
    """Return why the comparison is not complete, if it is not: nobody may take that for parity."""
    failed = [finding for finding in findings if finding.code == RULE_FAILED]
    return f"The page could not be compared: {failed[0].parameters['problem']}." if failed else ""


def _page_at(address: str) -> tuple[int, str]:
    found = pages_at(address)
    if len(found) > 1:
        where = ", ".join(sorted(found.values()))
        raise FetchError(
            f"Several sites have a page at this path: {where}. Name the one with --page."
        )
    for key, url in found.items():
        return key, url
    raise FetchError(
        f"No clinical page is published at “{urlsplit(address).path or '/'}”; drafts and private "
        "pages are not. Publish it, or name the page to compare with, as in --page /treatments/."
    )


def _subject(key: int, url: str) -> Subject:
    """Return what readers get of a page, as its record has it: that is what a frontend should state."""
    record = read([key], "graph").get(key)
    for _, judged in judged_afresh([key]):
        if isinstance(judged, Exception):
            raise RecordError(f"The page {url} can’t be built: {reason(judged)}.") from judged
        if record:
            return replace(judged.subject, graph=json.loads(bytes(record.graph)))
    raise RecordError(f"The page {url} has just been unpublished: run the check again.")


def _cms_hosts() -> frozenset[str]:
    """Return the hosts of this project that readers should not see: those of no public origin."""
    addresses = Addresses()
    public = {host_of(addresses.origin(key)) for key in addresses.sites}
    own = {host_of(site.root_url) for site in addresses.sites.values()}
    own |= {host_of(url) for url in (settings.api_base_url, settings.admin_base_url)}
    return frozenset(own - public - {""})


def _grades() -> Grades:
    try:
        return settings.check_grades
    except SettingError as problem:
        raise RecordError(f"The page could not be compared: {problem}") from problem

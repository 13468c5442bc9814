"""For programs: everything, in a shape that stays the same for each number of ``version``."""

import json
from typing import Any

from ... import __version__
from ...document import to_primitive
from ...validation import Finding
from ..report import CheckedPage, Report

#: Counts up when something changes its name or its meaning, or goes; what is added doesn't count.
VERSION = 1


def said(report: Report) -> str:
    """Return a report as JSON, in ASCII."""
    stated = {
        "version": VERSION,
        "tool": {"name": "wagtail-microneedling", "version": __version__},
        "language": report.language,
        "fail_on": str(report.fail_on),
        "exit_code": int(report.status),
        "counts": {
            "pages": len(report.pages),
            "not_checked": report.problems,
            **{str(severity): count for severity, count in report.counts.items()},
        },
        "pages": [_page(report, page) for page in report.pages],
    }
    return json.dumps(stated, indent=2)


def _page(report: Report, page: CheckedPage) -> dict[str, Any]:
    return {
        "url": page.url or None,
        "page_id": page.page_id,
        "title": page.title,
        "published_url": page.published_url or None,
        "problem": page.problem or None,
        "findings": [_finding(report, finding) for finding in page.findings],
    }


def _finding(report: Report, finding: Finding) -> dict[str, Any]:
    words = report.words(finding)
    stated: dict[str, Any] = to_primitive(finding)
    return {
        **stated,
        "text": words.text,
        "reason": words.reason,
        "fix": words.fix,
        "source": words.source,
    }

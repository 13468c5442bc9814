"""For build servers that show tests: a page is a test case, and fails by the findings that count."""

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ...validation import Finding
from ..report import CheckedPage, Report, place_of
from .lines import one_line
from .plain_text import name_of

#: What no XML may hold, not even escaped: half surrogates and non-characters; control characters
#: are gone by then.
FORBIDDEN = re.compile("[\ud800-\udfff\ufffe\uffff]")


def said(report: Report) -> str:
    """Return a report as JUnit's XML."""
    totals = {
        "tests": str(len(report.pages)),
        "failures": str(sum(bool(_failing(report, page)) for page in report.pages)),
        "errors": str(report.problems),
    }
    suites = Element("testsuites", totals)
    suite = SubElement(suites, "testsuite", {"name": "check_structured_data", **totals})
    for page in report.pages:
        _add_page(suite, report, page)
    indent(suites)
    return tostring(suites, encoding="unicode", xml_declaration=True)


def _add_page(suite: Element, report: Report, page: CheckedPage) -> None:
    name = _clean(name_of(page))
    case = SubElement(suite, "testcase", {"classname": "check_structured_data", "name": name})
    failing = _failing(report, page)
    # A case is one or the other: readers show the first that they find.
    if page.problem:
        SubElement(
            case, "error", {"type": "not_checked", "message": _clean(one_line(page.problem))}
        )
    elif failing:
        said_of = {"type": failing[0].code, "message": _line(report, failing[0])}
        SubElement(case, "failure", said_of).text = _lines(report, failing)
    others = [one for one in page.findings if page.problem or one not in failing]
    if others:
        SubElement(case, "system-out").text = _lines(report, others)


def _failing(report: Report, page: CheckedPage) -> list[Finding]:
    return [] if page.problem else [one for one in page.findings if report.fails(one)]


def _lines(report: Report, findings: Iterable[Finding]) -> str:
    return "\n".join(_line(report, finding) for finding in findings)


def _line(report: Report, finding: Finding) -> str:
    words, place = report.words(finding), place_of(finding)
    where = f", {place}" if place else ""
    said = f"{finding.severity}: {words.text} [{finding.code}{where}] {words.fix}"
    return _clean(one_line(said))


def _clean(text: str) -> str:
    return FORBIDDEN.sub("\ufffd", text)

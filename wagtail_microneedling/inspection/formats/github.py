"""For GitHub Actions: workflow commands, which become annotations of the run."""

from collections.abc import Iterator

from ...validation import Finding, Severity
from ..report import CheckedPage, Report, findings_of, place_of
from .lines import one_line
from .plain_text import name_of

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def said(report: Report) -> str:
    """Return a report in workflow commands, the worst first, and a line for the log."""
    order = list(COMMANDS)
    found = sorted(findings_of(report), key=lambda pair: order.index(pair[1].severity))
    lines = [*_problems(report), *(_finding(report, *pair) for pair in found)]
    return "\n".join([*lines, report.summary])


def _problems(report: Report) -> Iterator[str]:
    for page in report.pages:
        if page.problem:
            yield _command("error", page, "not_checked", page.problem)


def _finding(report: Report, page: CheckedPage, finding: Finding) -> str:
    words, place = report.words(finding), place_of(finding)
    where = f" ({place})" if place else ""
    text = f"{words.text}{where} {words.fix}"
    return _command(COMMANDS[finding.severity], page, finding.code, text)


def _command(name: str, page: CheckedPage, title: str, text: str) -> str:
    file, said_of = one_line(page.url or name_of(page)), one_line(title)
    return f"::{name} file={_property(file)},title={_property(said_of)}::{_data(one_line(text))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

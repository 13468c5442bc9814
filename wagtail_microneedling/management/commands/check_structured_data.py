"""``manage.py check_structured_data``, in front of a release and when a frontend is built."""

from argparse import ArgumentParser
from collections.abc import Collection
from typing import Any

from django.core.management.base import CommandError

from ...inspection import (
    FORMATS,
    CheckedPage,
    Report,
    Status,
    check,
    compare,
    one_line,
    pages_at,
    public_keys,
)
from ...records import Choice
from ...validation import Severity
from ..records_command import RecordsCommand

#: A severity from which on the exit status is 1.
GRADES = [str(Severity.ERROR), str(Severity.WARNING)]


class Command(RecordsCommand):
    """Says what the checks find on published pages, or how deployed pages differ from these."""

    help = (
        "Checks every page that is published, or compares deployed pages with what this site "
        "publishes. Exits with 0 when nothing is wrong, 1 when something is, and 2 when something "
        "could not be checked."
    )
    cant_be_done = int(Status.NOT_CHECKED)

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add which pages, where they are deployed, and how to report."""
        super().add_arguments(parser)
        parser.add_argument(
            "--page",
            action="append",
            default=[],
            metavar="PATH",
            help="a page, as in /treatments/ or by its whole address; may be given again",
        )
        parser.add_argument(
            "--url",
            action="append",
            default=[],
            metavar="URL",
            help="a deployed page, compared with --page, or with the page at its own path; "
            "may be given again",
        )
        parser.add_argument(
            "--format", choices=list(FORMATS), default="text", help="how to report (default: text)"
        )
        parser.add_argument(
            "--fail-on", choices=GRADES, default=GRADES[0], help="what counts (default: error)"
        )
        parser.add_argument(
            "--jobs", type=int, default=1, metavar="N", help="how many work at once (default: 1)"
        )

    def handle_choice(self, choice: Choice, options: dict[str, Any]) -> None:
        """Check; raises CommandError with a summary unless nothing is wrong."""
        self._refuse_contradictions(options)
        shown = options["verbosity"] > 0
        pages = tuple(
            self._compared(options, shown) if options["url"] else self._checked(choice, options)
        )
        report = Report(pages, Severity(options["fail_on"]))
        text = FORMATS[options["format"]](report)
        if shown or report.status or options["format"] != "text":
            self.stdout.write(text)
        if report.status:
            raise CommandError(_closing(report), returncode=int(report.status))

    def _refuse_contradictions(self, options: dict[str, Any]) -> None:
        if options["jobs"] < 1:
            raise self.refusal("--jobs must be 1 or more.")
        if options["url"] and len(options["page"]) > 1:
            raise self.refusal(
                "With --url, --page names the one page to compare with: give one, or none."
            )
        if options["only"] and (options["page"] or options["url"]):
            raise self.refusal("--only and --page or --url name pages in two ways: choose one.")

    def _checked(self, choice: Choice, options: dict[str, Any]) -> list[CheckedPage]:
        named = [self._named(path) for path in options["page"]]
        keys: Collection[int] = sorted({key for found in named for key in found})
        keys = list(keys) if named else public_keys(choice.published())
        with self.progress(len(keys), options["verbosity"] > 0) as advance:
            return list(check(keys, jobs=options["jobs"], advance=advance))

    def _named(self, path: str) -> Collection[int]:
        found = pages_at(path)
        if not found:
            raise self.refusal(
                f"No clinical page is published at “{one_line(path)}”; drafts and private pages are not. "
                "Give its path as readers see it, as in --page /treatments/microneedling/."
            )
        return found.keys()

    def _compared(self, options: dict[str, Any], shown: bool) -> list[CheckedPage]:
        urls, page = options["url"], next(iter(options["page"]), "")
        if options["page"]:
            self._named(page)
        with self.progress(len(urls), shown) as advance:
            return list(compare(urls, page=page, jobs=options["jobs"], advance=advance))


def _closing(report: Report) -> str:
    if report.status is Status.NOT_CHECKED:
        problems = (
            f"  {one_line(page.url or str(page.page_id))}: {one_line(page.problem)}"
            for page in report.pages
            if page.problem
        )
        return "\n".join(["Not everything could be checked.", *problems])
    return f"Findings of the severity “{report.fail_on}” or worse: the report lists them."

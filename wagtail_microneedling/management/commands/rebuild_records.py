"""``manage.py rebuild_records``, after writes that no signal tells of, or before a site opens."""

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import CommandError
from django.db import connection

from ...records import Choice, Failure, planned, rebuild
from ..records_command import RecordsCommand


class Command(RecordsCommand):
    """Builds what is stored of every published page, as far as it is missing or not true."""

    help = (
        "Builds the records that are missing or not true, and drops those of pages that are gone. "
        "QuerySet.update() and raw SQL leave records that look true: use --all after them."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add which pages, how much of them, and how."""
        super().add_arguments(parser)
        parser.add_argument(
            "--all", action="store_true", help="build records that count as true, too"
        )
        parser.add_argument(
            "--jobs", type=int, default=1, metavar="N", help="how many processes build (default: 1)"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be done, and write nothing"
        )

    def handle_choice(self, choice: Choice, options: dict[str, Any]) -> None:
        """Rebuild; raises CommandError with the list of pages whose record can't be built."""
        if options["jobs"] < 1:
            raise CommandError("--jobs must be 1 or more.")
        shown = options["verbosity"] > 0
        plan = planned(choice, everything=options["all"])
        if options["dry_run"]:
            self.stdout.write(
                f"Records to build: {len(plan.build)}, to drop: {len(plan.drop)}. "
                "Nothing was written."
            )
            return
        jobs = self._jobs(options["jobs"], shown)
        with self.progress(len(plan.build) + len(plan.drop), shown) as advance:
            done = rebuild(plan, jobs=jobs, advance=advance)
        if shown:
            self.stdout.write(
                f"Records built: {done.built}, dropped: {done.dropped}, "
                f"failed: {len(done.failures)}."
            )
        if done.failures:
            raise CommandError("\n".join(_report(done.failures)))

    @contextmanager
    def progress(self, total: int, shown: bool) -> Iterator[Callable[[int], object]]:
        """Yield what is told how many pages are done: a bar on a terminal, lines elsewhere."""
        if shown and not sys.stderr.isatty():
            yield self._lines(total)
        else:
            with super().progress(total, shown) as advance:
                yield advance

    def _lines(self, total: int) -> Callable[[int], object]:
        done = 0

        def advance(pages: int) -> None:
            nonlocal done
            tenths, done = done * 10 // total, done + pages
            if tenths < done * 10 // total < 10:
                self.stdout.write(f"{done} of {total} pages.")
                self.stdout.flush()

        return advance

    def _jobs(self, asked: int, shown: bool) -> int:
        if asked == 1 or connection.vendor != "sqlite":
            return asked
        if shown:
            self.stdout.write("SQLite lets one process write at a time, so one builds.")
        return 1


def _report(failures: tuple[Failure, ...]) -> list[str]:
    return [
        f"Records that could not be built: {len(failures)}.",
        *(f"  {failure.page_id} {failure.title}: {failure.problem}" for failure in failures),
        "The log says more. The next run tries them again.",
    ]

"""``manage.py export_structured_data --to FOLDER --format jsonld``"""

from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm
from wagtail.models import Locale

from ...exceptions import ExportError
from ...export import FORMATS, KINDS, ExportedPage, export_pages


class Command(BaseCommand):
    """Writes everything that is live and public to a folder."""

    help = "Writes every live and public clinical page to a folder, with a manifest."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add where to write, in which format, and which pages."""
        parser.add_argument("--to", required=True, metavar="FOLDER", help="where to write")
        parser.add_argument(
            "--format",
            choices=list(FORMATS),
            default="jsonld",
            help="jsonld and json: a file for each page; ndjson: one file, a page in each line",
        )
        parser.add_argument(
            "--type",
            action="append",
            default=[],
            choices=list(KINDS),
            help="which pages; may be given again (default: all)",
        )
        parser.add_argument(
            "--locale",
            action="append",
            default=[],
            metavar="CODE",
            help="which languages, as in de; may be given again (default: all)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Export; raises CommandError with a way out when it can't be done."""
        if not options["to"].strip():
            raise CommandError("--to is empty: name the folder to write to, as in --to export.")
        self._check_languages(options["locale"])
        shown = options["verbosity"] > 0

        def progress(pages: Iterable[ExportedPage], total: int) -> Iterable[ExportedPage]:
            # None: only on a terminal.
            bar: Iterable[ExportedPage] = tqdm(
                pages, total=total, unit="page", disable=None if shown else True
            )
            return bar

        try:
            summary = export_pages(
                Path(options["to"]),
                options["format"],
                kinds=options["type"],
                languages=options["locale"],
                progress=progress,
            )
        except ExportError as problem:
            raise CommandError(str(problem)) from problem
        if shown:
            counts = ", ".join(f"{kind}: {count}" for kind, count in summary.counts.items())
            self.stdout.write(f"Exported {counts or 'no pages'}. See {summary.manifest}.")

    def _check_languages(self, asked: list[str]) -> None:
        known = sorted(Locale.objects.values_list("language_code", flat=True))
        unknown = [code for code in asked if code not in known]
        if unknown:
            raise CommandError(
                f"The site has no language {', '.join(unknown)}: choose among {', '.join(known)}."
            )

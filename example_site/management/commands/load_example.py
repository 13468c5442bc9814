"""``manage.py load_example``: the example clinic's content, as far as it is missing."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand

from example_site.content.loading import load


class Command(BaseCommand):
    """Creates what is missing of the example; what is there stays as it was edited."""

    help = "Load the example clinic. Run again, it keeps what was edited."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add where the site answers."""
        parser.add_argument("--hostname", help="where the site answers (127.0.0.1 at first)")
        parser.add_argument("--port", type=int, help="on which port (8000 at first)")

    def handle(
        self, *args: Any, hostname: str | None = None, port: int | None = None, **options: Any
    ) -> None:
        """Load, then say what was created."""
        created = load(hostname, port)
        words = ", ".join(f"{count} × {kind}" for kind, count in sorted(created.items()))
        if not options["verbosity"]:
            return
        self.stdout.write(f"Created {words}." if words else "The example is complete.")

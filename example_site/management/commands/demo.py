"""``manage.py demo``: what ``make demo`` runs once everything is installed."""

import shutil
import signal
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import BaseCommand, call_command
from django.db import connection
from wagtail.models import Site

from wagtail_microneedling.pages.models import ProcedurePage

LOGIN, PASSWORD = "admin", "demo-admin"
THIS_MACHINE = ("127.0.0.1", "localhost")


class Command(BaseCommand):
    """Prepares the example clinic's data, keeping what was edited, and serves the site."""

    help = "Prepare the example clinic's site and serve it on this machine alone."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the port and the way to start over."""
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument(
            "--reset", action="store_true", help="throw away what was edited; do not serve"
        )

    def handle(self, *args: Any, port: int, reset: bool, **options: Any) -> None:
        """Prepare the data, say where everything is, then serve until stopped."""
        if reset:
            connection.close()
            forget(Path(settings.DATABASES["default"]["NAME"]), Path(settings.MEDIA_ROOT))
        settings.DATA.mkdir(exist_ok=True)
        call_command("migrate", verbosity=0)
        call_command("load_example")
        ensure_login()
        serve_site_at(port)
        self.stdout.write("\n".join(addresses(port)))
        if reset:
            self.stdout.write("\nThe example is as it was at first. `make demo` serves it.")
            return
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        call_command("runserver", f"127.0.0.1:{port}", use_reloader=False)


def forget(database: Path, media: Path) -> None:
    """Delete the example's ``database``, with the files that SQLite keeps beside it, and its media."""
    for file in (database, *(database.with_name(database.name + end) for end in ("-wal", "-shm"))):
        file.unlink(missing_ok=True)
    shutil.rmtree(media, ignore_errors=True)


def ensure_login() -> None:
    """Make the editor's login, unless somebody of that name is there."""
    users = get_user_model()._default_manager
    if not users.filter(username=LOGIN).exists():
        users.create_superuser(LOGIN, "admin@clinic.example", PASSWORD)


def serve_site_at(port: int) -> None:
    """Let links lead to ``port``, unless an editor has given the site an address of its own."""
    site = Site.objects.get(is_default_site=True)
    if site.hostname in THIS_MACHINE and (site.hostname, site.port) != ("127.0.0.1", port):
        site.hostname, site.port = "127.0.0.1", port
        site.save()


def addresses(port: int) -> list[str]:
    """Return lines that say where to look."""
    origin = f"http://127.0.0.1:{port}"
    lines = [
        "",
        f"Site     {origin}/",
        f"Admin    {origin}/admin/  (name: {LOGIN}, password: {PASSWORD})",
        f"API      {origin}/api/v2/procedures/",
    ]
    pages = ProcedurePage.objects.live().public().order_by("path")
    page = pages.filter(slug="microneedling").first() or pages.first()
    if page:
        lines.insert(2, f"Page     {origin}{page.get_url_parts()[2]}")
        lines.append(f"JSON-LD  {origin}/api/v2/procedures/{page.pk}/?format=jsonld")
    return [*lines, ""]

"""A machine that dies at the worst moment, when its environment says so."""

import os
import signal
from typing import Any

from django.apps import AppConfig
from django.db import transaction
from wagtail.signals import page_published


class MachinesConfig(AppConfig):
    """Kills its process while a page is published: before the commit, or right after it."""

    name = "tests.machines"

    def ready(self) -> None:
        """Listen behind the package, which has done its part by then."""
        receivers = {"before commit": die, "after commit": die_after_commit}
        if moment := os.environ.get("MACHINE_DIES"):
            page_published.connect(receivers[moment])


def die(**_: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_after_commit(**_: Any) -> None:
    # In front of what others do after the commit.
    queue = transaction.get_connection().run_on_commit
    queue.insert(0, (set(), die, False))

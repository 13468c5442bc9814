"""What the commands on records share: of which pages, how far they are, and what stopped them."""

import re
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error
from tqdm import tqdm

from ..exceptions import RecordError
from ..models import KINDS
from ..records import Choice

#: A page's key, small enough for every database.
KEY = re.compile("[0-9]{1,18}")


class RecordsCommand(BaseCommand):
    """A command on the records of some pages, or of all."""

    #: The exit status when it can't be done.
    cant_be_done = 1

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add which pages."""
        parser.add_argument(
            "--only",
            action="append",
            default=[],
            metavar="KIND|ID",
            help=f"a kind of page ({', '.join(KINDS)}) or a page's id; may be given again",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it; raises CommandError with a way out when it can't be done, or what failed."""
        try:
            self.handle_choice(self._choice(options["only"]), options)
        except RecordError as problem:
            raise self.refusal(str(problem)) from problem
        except Error as problem:
            raise self.refusal(
                f"The database answered with an error: {' '.join(str(problem).split())}. "
                "Is it running, and are its migrations applied?"
            ) from problem

    def handle_choice(self, choice: Choice, options: dict[str, Any]) -> None:
        """Do what the command is for; each command has its own."""
        raise NotImplementedError

    def refusal(self, sentence: str) -> CommandError:
        """Return what is raised when it can't be done, for this reason and with this way out."""
        return CommandError(sentence, returncode=self.cant_be_done)

    @contextmanager
    def progress(self, total: int, shown: bool) -> Iterator[Callable[[int], object]]:
        """Yield what is told how many pages are done: a bar on a terminal, nothing elsewhere."""
        with tqdm(total=total, unit="page", disable=None if shown else True) as bar:
            yield bar.update

    def _choice(self, asked: list[str]) -> Choice:
        kinds = [word for word in asked if word in KINDS]
        keys = [int(word) for word in asked if KEY.fullmatch(word)]
        wrong = [word for word in asked if word not in KINDS and not KEY.fullmatch(word)]
        if wrong:
            words = ", ".join(f"“{word}”" for word in wrong)
            raise self.refusal(
                f"--only takes a page's id or one of {', '.join(KINDS)}, not {words}."
            )
        choice = Choice(kinds=kinds, keys=keys)
        if unknown := choice.unknown():
            raise self.refusal(
                f"No clinical page is published with the id {', '.join(map(str, sorted(unknown)))}: "
                "only published pages have a record."
            )
        return choice

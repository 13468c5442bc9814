"""Work on batches of pages, by this process or by several."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from typing import TypeVar

import django
from django.db import connection

Result = TypeVar("Result")
#: The keys of some pages.
Keys = Sequence[int]


def results_of(
    work: Callable[[Keys], Result], batches: Sequence[Keys], most_jobs: int
) -> Iterator[Result]:
    """Yield what ``work``, a function of a module, returns of each batch, in order.

    Up to ``most_jobs`` processes share the batches, each with a database connection of its own.
    Raises what ``work`` raises, and BrokenProcessPool when a process ends before its time.
    """
    jobs = min(most_jobs, len(batches))
    if jobs <= 1:
        yield from map(work, batches)
        return
    # Fresh interpreters: a fork would share this one's threads and its database connection.
    spawned = multiprocessing.get_context("spawn")
    there = partial(_work_there, work, connection.settings_dict["NAME"])
    with ProcessPoolExecutor(jobs, spawned, initializer=django.setup) as processes:
        yield from processes.map(there, batches)


def _work_there(work: Callable[[Keys], Result], database: str, keys: Keys) -> Result:
    """Work in a process of its own, whose settings may name another database than tests use."""
    _settle(database)
    return work(keys)


@cache
def _settle(database: str) -> None:
    connection.settings_dict["NAME"] = database
    # Whoever interrupts the command interrupts it alone: it lets what is under way be finished.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_command, daemon=True).start()


def _end_with_command() -> None:
    """End this process when the command is killed: it would wait for work for ever."""
    command = multiprocessing.parent_process()
    if command:
        command.join()
    os._exit(1)

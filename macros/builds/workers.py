"""Several processes that share what is loaded: each makes a part, the results come in order."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from macros.problems import ContentError, Place, Problem

T = TypeVar("T")
R = TypeVar("R")
_AHEAD = 4  # chunks a process has before it: results wait in memory
_make: list[Callable[[Any], Any]] = []  # what the processes inherit


def processes() -> int:
    """How many processes a build uses: as many as there are cores, or JOBS."""
    given = os.environ.get("JOBS", "")
    if given.isdecimal() and int(given):
        return int(given)
    known = hasattr(os, "sched_getaffinity")
    return len(os.sched_getaffinity(0)) if known else os.cpu_count() or 1


def each(make: Callable[[T], R], items: Sequence[T], count: int, chunk: int = 8) -> Iterator[R]:
    """Yield what `make` makes of each item, in their order, made by `count` processes.

    What is loaded is shared as it is now. A process that is ended from outside is a problem.
    """
    few = len(items) <= chunk
    if count < 2 or few or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(make, items)
        return
    _make[:] = [make]
    chunks = iter([items[at : at + chunk] for at in range(0, len(items), chunk)])
    context = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(min(count, len(items)), context, initializer=_begin)
    try:
        ahead: list[Future[list[R]]] = []
        for part in chunks:
            ahead.append(pool.submit(_made, part))
            if len(ahead) > _AHEAD * count:
                yield from ahead.pop(0).result()
        for done in ahead:
            yield from done.result()
    except BrokenProcessPool:
        message = "a process that made pages was ended from outside, perhaps for want of memory"
        raise ContentError([Problem(Place("site"), "build", f"{message}; try JOBS=1")]) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """Leave it to the first process to end the others, and to say so."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def _made(part: Sequence[Any]) -> list[Any]:
    return [_make[0](item) for item in part]

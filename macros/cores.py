"""Work on all processor cores: a second process takes jobs from the same heap."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from io import RawIOBase
from typing import TypeVar

T = TypeVar("T")
_MOST = 256  # jobs: each is one byte in a pipe, which holds many more than that
_HEAPS = 24  # enough for both processes to end at about the same time
_FEW = 50  # files: another process costs more than a part of what they take


def is_little(files: int) -> bool:
    """Whether so few files are read and judged sooner by one process."""
    return files < _FEW


def spread(jobs: Sequence[Callable[[], T]], *, here: bool = False) -> list[T]:
    """Return what each job returns, in their order, whichever process did it; `here`, by this one.

    What a job does to this process's memory may be lost. A job that fails, or whose process does,
    is done here, so that its error is raised as if there were one process.
    """
    if here or len(jobs) < 2 or not _has_another_core():
        return [job() for job in jobs]
    if len(jobs) > _MOST:
        raise ValueError(f"at most {_MOST} jobs, not {len(jobs)}")
    heap = _heap(len(jobs))
    other, told = _fork(heap, jobs)
    try:
        with os.fdopen(heap, "rb", buffering=0) as left, os.fdopen(told, "rb") as answer:
            done = dict(_do(left, jobs))
            with suppress(EOFError, pickle.UnpicklingError):
                done |= pickle.load(answer)  # noqa: S301 - of our own child, through our own pipe
    except BaseException:  # we are to end: so is it, before it takes another job
        os.kill(other, signal.SIGKILL)
        raise
    finally:
        os.waitpid(other, 0)
    return [done[index] if index in done else job() for index, job in enumerate(jobs)]


def heaps(items: Sequence[T], smallest: int) -> list[Sequence[T]]:
    """Return the items in heaps of about the same size, as jobs; few where there are few items."""
    count = min(_HEAPS, -(-len(items) // smallest))
    return [items[turn::count] for turn in range(count)]


def _has_another_core() -> bool:
    """Whether a fork is safe here (one thread, Linux) and has a core to run on."""
    return (
        sys.platform == "linux"
        and threading.active_count() == 1
        and len(os.sched_getaffinity(0)) > 1
    )


def _heap(count: int) -> int:
    """Return what to read jobs' numbers from: a byte each, which only one process can take."""
    taken, given = os.pipe()
    os.write(given, bytes(range(count)))
    os.close(given)
    return taken


def _fork(heap: int, jobs: Sequence[Callable[[], T]]) -> tuple[int, int]:
    """Return the id of a process that does jobs, and what to read its results from."""
    told, tell = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child:
        os.close(tell)
        return child, told
    try:  # the child: whatever happens, it never comes back from here
        os.close(told)
        with os.fdopen(heap, "rb", buffering=0) as left, os.fdopen(tell, "wb") as answer:
            answer.write(pickle.dumps(dict(_do(left, jobs))))
    finally:
        os._exit(0)


def _do(left: RawIOBase, jobs: Sequence[Callable[[], T]]) -> Iterator[tuple[int, T]]:
    """Return what the jobs return that this process takes; not of those that fail."""
    while number := left.read(1):
        with suppress(Exception):
            yield number[0], jobs[number[0]]()

"""A page that keeps its engine busy is a problem, not a wait; a busy machine is none."""

from __future__ import annotations

import signal
import threading
from types import FrameType

from macros.problems import ContentError, Place, Problem

SECONDS = 10  # seconds


def begin(path: str) -> None:
    """Give the page at `path` its time; what is still being rendered then ends in a problem."""

    def late(_signal: int, _frame: FrameType | None) -> None:
        message = f"this page takes more than {SECONDS} seconds to render; simplify it, or split it"
        raise ContentError([Problem(Place(path), "too-large", message)])

    if _possible():
        # Of the processor's time: on a busy machine a page may wait, and is no worse for it.
        signal.signal(signal.SIGPROF, late)
        signal.setitimer(signal.ITIMER_PROF, SECONDS)


def end() -> None:
    """The page is rendered."""
    if _possible():
        signal.setitimer(signal.ITIMER_PROF, 0)


def _possible() -> bool:
    main = threading.current_thread() is threading.main_thread()
    return main and hasattr(signal, "setitimer")

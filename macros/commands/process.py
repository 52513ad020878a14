"""Programs that end when we do, however we are ended."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

_ENDS = (signal.SIGTERM, signal.SIGHUP)
_PATIENCE = 5  # seconds that a program has to end by itself


class Ended(SystemExit):
    """We were told to end; the exit status is the one a shell gives for the signal."""


@contextmanager
def ending() -> Iterator[None]:
    """Let a signal to end unwind what is under way, so that it is cleaned up."""

    def end(number: int, _frame: FrameType | None) -> None:
        raise Ended(128 + number)

    before = [signal.signal(number, end) for number in _ENDS]
    try:
        yield
    finally:
        for number, handler in zip(_ENDS, before, strict=True):
            signal.signal(number, handler)


def run(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], *, capture: bool
) -> subprocess.CompletedProcess[str]:
    """Run a program to its end; it gets the time to end itself when we have to."""
    pipe = subprocess.PIPE if capture else None
    with (
        ending(),
        subprocess.Popen(
            command, cwd=folder, env=environment, stdout=pipe, stderr=pipe, text=True
        ) as program,
    ):
        try:
            output, errors = program.communicate()
        except BaseException:
            _stop(program)
            raise
    return subprocess.CompletedProcess(list(command), program.returncode, output, errors)


def _stop(program: subprocess.Popen[str]) -> None:
    program.send_signal(signal.SIGINT)
    try:
        program.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        program.kill()

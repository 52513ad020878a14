"""A new site beside the old one, and the swap: at any moment one of them is `site/`, and whole."""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PREFIX = ".site-"
_AT_FDCWD, _EXCHANGE = -100, 2  # of renameat2(2)


@contextmanager
def aside(root: Path) -> Iterator[Path]:
    """A folder to build in, gone afterwards; what stopped builds have left goes first."""
    with _locked(root):  # no other build takes ours for left before it is locked
        for left in root.glob(f"{_PREFIX}*"):
            _clear(left, root / "site")
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=root))
        lock = os.open(folder, os.O_RDONLY)
        fcntl.flock(lock, fcntl.LOCK_SH)
    try:
        yield folder
    finally:
        os.close(lock)
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _clear(left: Path, site: Path) -> None:
    """Take away the folder of a build that is no longer running; put back the site it had moved."""
    with suppress(OSError):
        lock = os.open(left, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if (left / "old").is_dir() and not os.path.lexists(site):
                (left / "old").rename(site)
            shutil.rmtree(left, ignore_errors=True)
        finally:
            os.close(lock)


def into_place(new: Path, site: Path) -> None:
    """Make `new` the site; the old one takes its place, or that of `old` beside it."""
    if not os.path.lexists(site):
        new.rename(site)
    elif not _exchanged(new, site):
        old = new.with_name("old")
        site.rename(old)
        try:
            new.rename(site)
        except OSError:
            old.rename(site)
            raise


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two names at once, where the system can."""
    if one.is_symlink() or other.is_symlink() or os.path.ismount(other):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    names = os.fsencode(one), os.fsencode(other)
    return bool(rename(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _EXCHANGE) == 0)

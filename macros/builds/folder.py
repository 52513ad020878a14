"""The folder of a new site: what is as it was in the old one is taken from there, not written."""

from __future__ import annotations

import os
from collections.abc import Container, Iterator
from contextlib import suppress
from pathlib import Path


class Folder:
    """A site that is being built, beside the one that was built before."""

    def __init__(self, new: Path, old: Path | None = None) -> None:
        self.new = new
        self.old = old if old and old.is_dir() and not old.is_symlink() else None
        self._made: set[str] = set()

    def write(self, name: str, data: bytes) -> None:
        """Have the file `name` hold `data`."""
        parent, _, _ = name.rpartition("/")
        if parent not in self._made:
            (self.new / parent).mkdir(parents=True, exist_ok=True)
            self._made.add(parent)
        path = f"{self.new}/{name}"
        if self.old and self._taken(f"{self.old}/{name}", path, data):
            return
        try:
            file = open(path, "xb")  # noqa: PTH123, SIM115  thousands of them
        except FileExistsError:  # of a process that was killed; it may be the old site's file too
            os.unlink(path)  # noqa: PTH108
            file = open(path, "xb")  # noqa: PTH123, SIM115
        with file:
            file.write(data)

    def _taken(self, old: str, new: str, data: bytes) -> bool:
        """Whether the old site's file holds the same and is now in the new one as well."""
        with suppress(OSError):
            if os.path.islink(old) or os.path.getsize(old) != len(data):  # noqa: PTH114, PTH202
                return False
            with open(old, "rb") as file:  # noqa: PTH123
                if file.read() != data:
                    return False
            os.link(old, new)
            return True
        return False

    def others(self, known: Container[str]) -> Iterator[tuple[str, bytes]]:
        """Files that somebody else has written into the new site: names and what they hold."""
        for folder, _, names in os.walk(self.new):
            base = os.path.relpath(folder, self.new)
            for name in names if base == "." else [f"{base}/{name}" for name in names]:
                if name not in known:
                    data = (self.new / name).read_bytes()
                    (self.new / name).unlink()
                    self.write(name, data)
                    yield name, data

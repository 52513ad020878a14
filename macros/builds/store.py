"""What was made before: kept with what it was made of, believed only when its seals fit.

Two files below .cache/site/: `made` holds what was made, piece after piece, and `index` says what
each piece was made of, where it lies and what it is. The index is sealed with a key that names the
code, the settings and everything else that all pages depend on; each piece is known by its hash. So
a file that is stale, foreign or cut short gives nothing, and deleting both is always safe.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from macros import sealed

FOLDER = ".cache/site"  # relative to the project's root
_TOLD = ""  # the name of what is told of a thing's files: no file has it
_WASTE = 2  # times what is needed: then the pieces are written anew


@dataclass(slots=True)
class Made:
    """What was made of one thing: files of the site, and what else is to be known of them.

    `about` is read with the index, what is `told` of them only when somebody wants it. `asked` are
    the questions that the library was asked, `answers` what it said, made short.
    """

    files: dict[str, bytes]
    about: dict[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    answers: str = ""
    told: bytes = b""


class Store:
    """What was made before under the same key."""

    def __init__(self, root: Path, key: str) -> None:
        self.folder, self.key = root / FOLDER, key
        self.kept: dict[str, Any] = sealed.load_members(self.folder / "index", key)
        self.fresh: dict[str, Made] = {}
        self.used: set[str] = set()
        self._pieces: IO[bytes] | None = None

    def asked(self, name: str) -> tuple[list[str], str] | None:
        """What a thing was made of; None when it is not known."""
        kept = self.kept.get(name)
        return (kept["asked"], kept["answers"]) if kept else None

    def get(self, name: str) -> Made | None:
        """What was made of a thing, whole; None when it is not there any more."""
        kept = self.kept[name]
        files = {}
        for path, place in kept["files"].items():
            data = self._piece(*place)
            if data is None:
                return None
            files[path] = data
        told = files.pop(_TOLD, b"")
        return Made(files, kept["about"], kept["asked"], kept["answers"], told)

    def told(self, name: str) -> bytes:
        """What is told of the files of a thing; nothing where that is not there any more."""
        if name in self.fresh:
            return zlib.decompress(self.fresh[name].files[_TOLD])
        kept = self.kept[name]["files"] if name in self.kept else {}
        return (self._piece(*kept[_TOLD]) if _TOLD in kept else None) or b""

    def _piece(self, at: int, length: int, seal: str) -> bytes | None:
        with suppress(OSError):
            self._pieces = self._pieces or (self.folder / "made").open("rb")
            packed = os.pread(self._pieces.fileno(), length, at)
            if hashlib.sha256(packed).hexdigest() == seal:
                return zlib.decompress(packed)
        return None

    def use(self, name: str) -> dict[str, Any]:
        """Remember that a thing is as it was; return what is known of it."""
        self.used.add(name)
        about: dict[str, Any] = self.kept[name]["about"]
        return about

    def keep(self, name: str, made: Made) -> None:
        """Remember what has been made."""
        self.fresh[name] = made

    def write(self) -> None:
        """Write down what is to be remembered, at the end; without a cache all is well."""
        if self._pieces:
            self._pieces.close()
        index = {name: self.kept[name] for name in sorted(self.used)}
        if not self.fresh and index.keys() == self.kept.keys():
            return
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            place = self.folder / "made"
            needed = sum(one[1] for kept in index.values() for one in kept["files"].values())
            size = place.stat().st_size if place.exists() else 0
            if size > needed * _WASTE + (1 << 20) or place.is_symlink():  # to where others lie
                index = {}
                place.unlink()
            with place.open("ab") as pieces:
                for name, made in sorted(self.fresh.items()):
                    index[name] = _kept(made, pieces)
            sealed.keep_members(self.folder / "index", self.key, index)


def pack(made: Made) -> Made:
    """What was made, its files packed for the store."""
    told = {_TOLD: made.told} if made.told else {}
    files = {name: zlib.compress(data, 1) for name, data in (made.files | told).items()}
    return Made(files, made.about, made.asked, made.answers)


def _kept(made: Made, pieces: IO[bytes]) -> dict[str, Any]:
    places = {}
    for path, packed in made.files.items():
        at = pieces.tell()
        pieces.write(packed)
        places[path] = (at, len(packed), hashlib.sha256(packed).hexdigest())
    return {"files": places, "about": made.about, "asked": made.asked, "answers": made.answers}

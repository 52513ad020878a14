"""What rules found before: from one check to the next, most files are the same.

A rule that judges a file alone (`Rule.alone`) is asked again only about files that changed, or when
something changed that all depend on: a register, a frame, a correction, the code. What is kept is
believed when its seal fits, and deleting it is always safe.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from macros import sealed
from macros.library.model import Library
from macros.problems import Place

FILE = ".cache/check"  # relative to the project's root
SHARED = ""  # the name under which is kept what was found in registers and frames
_SHARED_FILE = re.compile(r"snippets/(?:frame/)?[^/]+")  # registers and frames
Found: TypeAlias = tuple[Place, str, str]  # where, which rule, what
_Kept: TypeAlias = dict[str, tuple[str, list[tuple[str, int, str, str]]]]


def units(library: Library) -> dict[str, tuple[str, ...]]:
    """Return the files of each reply, page and list of asks, by a name of each."""
    replies = {
        f"reply {name}": tuple(variant.body.path for variant in reply.variants.values())
        for name, reply in library.replies.items()
    }
    pages = {f"page {name}": (page.body.path,) for name, page in library.pages.items()}
    asks = {f"asks {name}": (f"snippets/asks/{name}.txt",) for name in library.asks}
    return replies | pages | asks


def part(library: Library, names: Collection[str]) -> Library:
    """Return a library of some units, with the registers, frames and corrections of the whole."""
    return replace(
        library,
        replies={n: one for n, one in library.replies.items() if f"reply {n}" in names},
        pages={n: one for n, one in library.pages.items() if f"page {n}" in names},
        playbooks={n: one for n, one in library.playbooks.items() if f"page {n}" in names},
        asks={n: one for n, one in library.asks.items() if f"asks {n}" in names},
        rest=library,
    )


def _leaned_on(library: Library) -> dict[str, tuple[str, ...]]:
    """Return the files that units are judged with besides their own: what a page must say."""
    return {
        f"page {name}": tuple(
            variant.body.path
            for reply in map(library.replies.get, book.replies())
            if reply
            for variant in reply.variants.values()
        )
        for name, book in library.playbooks.items()
        if any(correction.must_say for correction in book.corrections)
    }


class Memory:
    """What was found in each unit at the last check, as long as it is still true."""

    def __init__(self, root: Path, library: Library) -> None:
        self.file, self.library = root / FILE, library
        self.units, self.leaned_on = units(library), _leaned_on(library)
        self.key = _key(library)
        self.kept: _Kept = sealed.load_members(self.file, self.key)

    def changed(self) -> list[str]:
        """Return the units of which nothing is known; `shared` is among them when nothing is."""
        names = [SHARED, *self.units]
        return [name for name in names if self.kept.get(name, ("",))[0] != self._print(name)]

    def known(self) -> list[Found]:
        """Return what was found in the units that have not changed."""
        return [
            (Place(path, line), rule, message)
            for name in {SHARED, *self.units} - set(self.changed())
            for path, line, rule, message in self.kept[name][1]
        ]

    def keep(self, names: Iterable[str], found: Iterable[Found]) -> None:
        """Write down what has been found in units, and let go of those that are gone.

        What stands in a file of none of them came about by several files together: it is not kept,
        and neither is what else was found with it.
        """
        by_path = {path: name for name in names for path in self.units.get(name, ())}
        shared = set(names) & {SHARED}
        sorted_out: dict[str, list[tuple[str, int, str, str]]] = {name: [] for name in names}
        for place, rule, message in found:
            name = by_path.get(place.path, SHARED if shared else None)
            if name is None:
                return
            sorted_out[name].append((place.path, place.line, rule, message))
        fresh = {name: (self._print(name), told) for name, told in sorted_out.items()}
        self.kept = {name: self.kept[name] for name in self.kept if name in self.units or not name}
        self.kept |= fresh
        sealed.keep_members(self.file, self.key, self.kept)

    def _print(self, name: str) -> str:
        paths = (*self.units.get(name, ()), *self.leaned_on.get(name, ()))
        return " ".join(self.library.prints.get(path, "") for path in paths) or "-"


def _key(library: Library) -> str:
    """Return what all units depend on, made short."""
    prints = [one for one in sorted(library.prints.items()) if _SHARED_FILE.fullmatch(one[0])]
    corrections = [
        (
            book.name,
            book.replies(),
            [(c.place, c.library_wide, c.now, [(p, p.place) for p in c.never_say]) for c in some],
        )
        for book in library.playbooks.values()
        if (some := book.corrections)
    ]
    told = repr((prints, corrections, sorted(library.names.get("frame", ())), sealed.code()))
    return hashlib.sha256(told.encode(errors="backslashreplace")).hexdigest()

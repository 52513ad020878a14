"""Names of files and keys: well formed, and no two that differ in case only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.problems import Place, Problem, Text

FILE_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TAKEN = ("constructor",)  # of the names that JavaScript's objects come with, the small ones
FIELD_NAME = re.compile(r"[a-z][a-z0-9_]*")


class Names:
    """The names taken so far, by kind and with case ignored."""

    def __init__(self) -> None:
        self.taken: dict[tuple[str, str], list[Text]] = {}

    def take(self, kind: str, name: str, place: Place) -> None:
        self.taken.setdefault((kind, name.casefold()), []).append(Text(name, place))

    def problems(self) -> Iterator[Problem]:
        """What is wrong with the names; a part that many files share is reported once."""
        told: set[tuple[str, str]] = set()
        for (kind, _), names in self.taken.items():
            kept = min(names, key=lambda name: (_bad_part(kind, name) is not None, name.place))
            for name in names:
                part = _bad_part(kind, name)
                if name != kept:
                    message = f'"{name}" and "{kept}" differ in case only; rename this one'
                    yield Problem(name.place, "same-name", message)
                elif part is not None and (kind, part) not in told:
                    told.add((kind, part))
                    what = " of a folder" if f"{part}/" in name and kind != "documents" else ""
                    yield Problem(name.place, "bad-name", _bad_name(kind, part, what))


def _bad_part(kind: str, name: str) -> str | None:
    if kind == "fields":
        return None if FIELD_NAME.fullmatch(name) and name not in _TAKEN else name
    parts = name.split("/")
    return next((part for part in parts if not FILE_NAME.fullmatch(part) or part in _TAKEN), None)


def _bad_name(kind: str, part: str, what: str) -> str:
    if part in _TAKEN:
        return f'"{part}" is a word that every program has for itself; choose another'
    joint = "_" if kind == "fields" else "-"
    better = re.sub(r"[^a-z0-9]+", joint, part.lower()).strip(joint)
    hint = f'; write "{better}"' if better and better != part else ""
    return f'"{part}" is no name{what}: small letters and digits, "{joint}" between words{hint}'

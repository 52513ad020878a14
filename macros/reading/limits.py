"""How much a file may hold: what is far beyond any page is told, not read for minutes."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from macros.problems import Place, Problem

KILOBYTE, MEGABYTE = 1024, 1024 * 1024
_MOST = {".md": 100 * KILOBYTE, ".yml": 10 * MEGABYTE, ".json": 20 * MEGABYTE, ".txt": MEGABYTE}
PICTURE = MEGABYTE  # every agent downloads every picture, with every build

# What Markdown's patterns look for the end of, each from its beginning.
_OPENERS = {"[": 500, "<": 1000, "{": 1000, "`": 1000, "*": 2000, "_": 2000, "&": 2000, "!": 1000}
_FENCE = re.compile(r"^[ \t>]*(?:`{3,}|~{3,})", re.MULTILINE)
_HEADING = re.compile(r"^[ \t>]*(?:#|(?:=+|-+)[ \t]*$)", re.MULTILINE)
_MANY = 200
_LINES = 3000
_NESTED = re.compile(
    r"^(?:[ \t]{80}|(?:[ \t]{0,4}(?:>|[-*+][ \t]|\d+[.)][ \t])){20})", re.MULTILINE
)
_LINE = 10_000
_DEEP = 50


def too_many_bytes(root: Path, path: str, most: int | None = None) -> Problem | None:
    """The problem of a file that is larger than files of its kind are."""
    most = most or _MOST.get(f".{path.rpartition('.')[2]}", _MOST[".md"])
    if (root / path).stat().st_size <= most:
        return None
    message = f"this is larger than {most // KILOBYTE} KB; split it, or make it smaller"
    return Problem(Place(path), "too-large", message)


def too_crowded(text: str, path: str) -> Problem | None:
    """The problem of Markdown that would keep its readers busy: where it goes too far, and how."""

    def at(position: int, message: str) -> Problem:
        return Problem(Place(path, text.count("\n", 0, position) + 1), "too-large", message)

    for sign, most in _OPENERS.items():
        if text.count(sign) > most:
            position = [match.start() for match in re.finditer(re.escape(sign), text)][most]
            return at(position, f'more than {most} "{sign}" stand on this page; split it')
    for pattern, what in ((_FENCE, "fences of code"), (_HEADING, "headings")):
        found = [match.start() for match in pattern.finditer(text)]
        if len(found) > _MANY:
            return at(found[_MANY], f"more than {_MANY} {what} stand on this page; split it")
    if text.count("\n") > _LINES:
        return at(len(text), f"the page has more than {_LINES} lines; split it")
    nested = _NESTED.search(text)
    if nested:
        return at(nested.start(), "this is nested twenty deep; write it flat")
    long = re.search(rf"[^\n]{{{_LINE}}}", text)
    return at(long.start(), f"a line of more than {_LINE} signs; break it") if long else None


def too_deep(text: str, path: str, first_line: int, loader: type) -> Problem | None:
    """The problem of YAML nested deeper than PyYAML can go without breaking."""
    # Brackets and dashes in a row cost a count; what they open, quotes aside, PyYAML's events say.
    if text.count("[") + text.count("{") < _DEEP and not re.search(r"(?:[-?:][ \t]+){8}", text):
        return None
    depth = 0
    try:
        for event in yaml.parse(text, Loader=loader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEP:
                line = event.start_mark.line if event.start_mark else 0
                place = Place(path, first_line + line)
                return Problem(place, "bad-yaml", f"values are nested more than {_DEEP} deep")
    except yaml.YAMLError:  # told where it is composed
        pass
    return None

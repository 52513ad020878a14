"""Plain lists: one entry a line; blank lines and lines that begin with # are for people."""

from __future__ import annotations

from pathlib import Path

from macros.problems import Place, Problem, Text
from macros.reading.files import read


def entries(root: Path, path: str, problems: list[Problem]) -> tuple[Text, ...]:
    """The entries of the list at `path`, white space around them cut, each with its line."""
    text = read(root, path, problems) or ""
    lines = ((number, line.strip()) for number, line in enumerate(text.split("\n"), 1))
    return tuple(
        Text(line, Place(path, number))
        for number, line in lines
        if line and not line.startswith("#")
    )

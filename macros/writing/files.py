"""Editing files as people left them: line ends stay, and a change that changes nothing is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

_NAME_SIGN = r"[\w/.-]"


class MistakeError(Exception):
    """A command cannot do what was asked for; says why, and what to do."""


def edit(root: Path, path: str, change: Callable[[str], str]) -> bool:
    """Change a file's text, its line ends left as they are; return whether that did anything."""
    file = root / path
    before = file.read_bytes().decode("utf-8")
    plain = before.replace("\r\n", "\n")
    after = change(plain)
    if after == plain:
        return False
    file.write_bytes((after.replace("\n", "\r\n") if "\r\n" in before else after).encode())
    return True


def write_new(root: Path, path: str, text: str) -> str:
    """Write a file that is not there yet and return its path."""
    file = root / path
    if file.exists():
        raise MistakeError(f"{path} exists already; edit it, or choose another name")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
    return path


def move(root: Path, old: str, new: str) -> str:
    """Move a file to a place that is free; return what was done."""
    if (root / new).exists():
        raise MistakeError(f"{new} exists already; choose another name")
    (root / new).parent.mkdir(parents=True, exist_ok=True)
    (root / old).rename(root / new)
    return f"{old}: is {new} now"


def renamed(text: str, old: str, new: str) -> str:
    """`text` with a name in place of another, wherever it stands as a whole name."""
    return re.sub(rf"(?<!{_NAME_SIGN}){re.escape(old)}(?![\w/-]|\.\w)", new, text)


def rename_on_lines(root: Path, path: str, lines: Iterable[int], old: str, new: str) -> list[str]:
    """Put a name in place of another on some lines of a file; return what was done, a line each."""
    done: list[str] = []

    def change(text: str) -> str:
        parts = text.split("\n")
        for line in sorted(set(lines)):
            after = renamed(parts[line - 1], old, new)
            if after != parts[line - 1]:
                done.append(f"{path}:{line}: {old} is {new} now")
                parts[line - 1] = after
        return "\n".join(parts)

    edit(root, path, change)
    return done


def with_lines(text: str, lines: Iterable[str]) -> str:
    """A list of lines with further ones at its end, each once."""
    known = set(text.split("\n"))
    fresh = [line for line in dict.fromkeys(lines) if line not in known]
    return text.rstrip("\n") + "".join(f"\n{line}" for line in fresh) + "\n"

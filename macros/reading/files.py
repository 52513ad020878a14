"""Files as they lie on disk: found, decoded, split into front matter and body."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from macros.problems import Place, Problem
from macros.reading.limits import MEGABYTE, too_crowded, too_many_bytes
from macros.reading.merge_marks import merge_mark
from macros.reading.yaml_text import Node, parse

# MkDocs' own idea of front matter, so that both see the same.
_FRONT = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:-{3}|\.{3})[ \t]*(?:\n|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Source:
    """A Markdown file: its front matter as nodes (None where there is none) and its body.

    `head` is the front matter as it was typed, comments and all.
    """

    path: str
    front: Node | None
    head: Passage
    body: Passage


def files(root: Path, folder: str) -> Iterator[str]:
    """Paths of all files below a folder, relative to `root`, sorted; hidden ones left out.

    A link to a folder counts as a file: what is behind it is not read.
    """
    found = []
    for directory, subfolders, names in os.walk(root / folder):
        subfolders[:] = [name for name in subfolders if not name.startswith(".")]
        linked = [name for name in subfolders if (Path(directory) / name).is_symlink()]
        base = Path(directory).relative_to(root).as_posix()
        found += [f"{base}/{name}" for name in (*names, *linked) if not name.startswith(".")]
    return iter(sorted(found))


def is_leaving(path: str) -> bool:
    """Whether an editor left a file behind, or a program has not finished it."""
    name = path.rpartition("/")[2]
    ends = ("~", "#", ".swp", ".swo", ".tmp", ".temp", ".bak", ".old", ".orig", ".rej", ".part")
    return name.lower().endswith(ends) or name.startswith(("#", "~"))


def unfit(root: Path, path: str) -> Problem | None:
    """The problem of what is no plain file: a link to elsewhere, a device, a socket, a pipe."""
    with suppress(OSError):
        if stat.S_ISREG(os.lstat(f"{root}/{path}").st_mode):
            return None
    file, home = root / path, (root / path.partition("/")[0]).resolve()
    try:
        target = file.resolve(strict=True)
        mode = target.stat().st_mode
    except (OSError, RuntimeError):  # a link to nothing, or to itself
        return _link(path, "this cannot be read; put a file with the text itself here")
    if stat.S_ISDIR(mode):
        return _link(path, "this is a link to a folder; put the folder itself here")
    if file.is_symlink() and not target.is_relative_to(home):
        whose = "the project" if not target.is_relative_to(root.resolve()) else f"{home.name}/"
        return _link(path, f"this is a link to a file outside {whose}; put the text itself here")
    if not stat.S_ISREG(mode):
        return _link(path, "this is no plain file but a device, a socket or a pipe; delete it")
    return None


def _link(path: str, message: str) -> Problem:
    return Problem(Place(path), "outside-link", message)


def raw(root: Path, path: str) -> str:
    """The beginning of a file as text, whatever it holds; nothing when it is no plain file."""
    if unfit(root, path):
        return ""
    try:
        with (root / path).open("rb") as file:
            return file.read(MEGABYTE).decode(errors="replace")
    except OSError:
        return ""


def fingerprint(root: Path, path: str) -> str:
    """What tells a file's bytes from any others; nothing when it cannot be read."""
    try:
        return hashlib.blake2b((root / path).read_bytes(), digest_size=12).hexdigest()
    except OSError:
        return ""


def read(root: Path, path: str, problems: list[Problem]) -> str | None:
    """A file's text with newlines as \\n, or None with a problem when it holds none."""
    wrong, data = unfit(root, path), b""
    try:
        wrong = wrong or too_many_bytes(root, path)
        data = b"" if wrong else (root / path).read_bytes()
    except OSError:
        wrong = _link(path, "this cannot be read; put a file with the text itself here")
    if wrong:
        problems.append(wrong)
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = "this is not UTF-8; save the file with the encoding UTF-8"
        problems.append(Problem(Place(path, line), "not-utf8", message))
        return None
    left = None if path.endswith(".json") else merge_mark(text)  # the ledger has its own words
    if left is not None:
        message = "a merge left this line: keep what is right of both sides, and delete the marks"
        problems.append(Problem(Place(path, left), "merge-mark", message))
        return None
    if not text.strip():
        problems.append(
            Problem(Place(path), "empty-file", "the file is empty; fill it or delete it")
        )
        return None
    text = text.replace("\r\n", "\n")
    if "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        message = "a line ends with CR alone, which programs read differently; end lines with LF"
        problems.append(Problem(Place(path, line), "odd-line-end", message))
        return None
    return text


def read_markdown(root: Path, path: str, problems: list[Problem]) -> Source | None:
    """A Markdown file, split; None with a problem when it cannot be understood."""
    text = read(root, path, problems)
    crowded = too_crowded(text, path) if text is not None else None
    if crowded:
        problems.append(crowded)
    if text is None or crowded:
        return None
    match = _FRONT.match(text)
    if not match:
        if text.lstrip().startswith("---"):
            problems.append(Problem(Place(path), "bad-front-matter", _unclosed(text)))
            return None
        return Source(path, None, Passage("", path, 1), Passage(text, path, 1))
    before = len(problems)
    front = parse(match[1], path, 2, problems)
    if len(problems) > before and front is None:
        return None
    body_line = text[: match.end()].count("\n") + 1
    head = Passage(match[1], path, 2)
    return Source(path, front, head, Passage(text[match.end() :], path, body_line))


def _unclosed(text: str) -> str:
    first, second, *_ = (*text.split("\n"), "")
    if not first.strip():
        return "blank lines stand above the front matter; it begins on the first line"
    if first.strip() != "---":
        return 'the first line has to be exactly "---"'
    if second.strip() == "---":
        return 'there are no keys between the two lines "---"'
    return 'the front matter that "---" opens is not closed by a line "---"'


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of Markdown: its text, the file it stands in, the line it begins on."""

    text: str
    path: str
    line: int

    def place(self, line_index: int = 0) -> Place:
        """The place of the passage's line number `line_index`, counted from 0."""
        return Place(self.path, self.line + line_index)

"""Fix: what can be mended without a judgement is mended, and said."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias
from urllib.parse import urlsplit, urlunsplit

from macros.library.registers import REGISTERS
from macros.reading.files import files as found_files
from macros.reading.files import is_leaving
from macros.text.addresses import tracking
from macros.text.page_markdown import ADDRESS
from macros.writing import files

Mend: TypeAlias = Callable[[str], str]

_FRONT = re.compile(r"(---\n)(.*?\n)(---\n|\Z)", re.DOTALL)
# Signs that no script that is written here needs; joiners and directions are left to a person.
_UNSEEN = re.compile(
    "[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\u0000-\u0008\u000b\u000c\u000e-\u001f]"
)
_ODD_BLANK = re.compile("[\u00a0\u2000-\u200a\u202f\u205f]")
_VALUE = r"[“„‟‘‚‛]([^\n“”„‟]*?)[”“‟’‘‛](?=\s*(?:[,\]}]|  #|$))"
_QUOTED = re.compile(rf"^(\s*(?:- +)?(?:[\w-]+: +)?){_VALUE}", re.MULTILINE)
_IN_LIST = re.compile(rf"((?:[\[{{,]|: ) *){_VALUE}")  # within brackets
_LIST = re.compile(r"^\s*(?:- +)?(?:[\w-]+: +)?[\[{].*$", re.MULTILINE)
_BULLET = re.compile(r"^([ \t]*)[•●◦▪‣⁃∙·–—][ \t]+(?=\S)", re.MULTILINE)
_HINT = re.compile(r"^[ \t]*# hint: .*\n|[ \t]+# hint: .*$", re.MULTILINE)
_BLOCK = re.compile(r"^([^\s#:][^:\n]*?)[ \t]*:", re.MULTILINE)


def fix(root: Path, *, dry: bool = False) -> list[str]:
    """Mend every file below docs/ and snippets/; return what was mended, a line for each kind.

    `dry` says so and writes nothing.
    """
    done = []
    for folder in ("docs", "snippets"):
        for path in found_files(root, folder):
            if path.startswith("docs/assets/") or is_leaving(path):
                continue
            for mend, says in _mends(path):
                if _mended(root, path, mend, dry=dry):
                    done.append(f"{path}: {says}")
    return done


def _mended(root: Path, path: str, mend: Mend, *, dry: bool) -> bool:
    try:
        if not dry:
            return files.edit(root, path, mend)
        text = (root / path).read_bytes().decode("utf-8").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError):
        return False  # the rules tell it
    return mend(text) != text


def _mends(path: str) -> list[tuple[Mend, str]]:
    """What can be done to a file, by its name."""
    unseen = (_seen, "signs that nobody sees are gone")
    if path.endswith(".md"):
        kinds = [
            (_in_front(_straight), "quotes around values are straight"),
            (_in_front(_plain_blanks), "blanks between keys and values are plain"),
            (_in_front(lambda text: _HINT.sub("", text)), "hints of the skeleton are gone"),
            unseen,
        ]
        if path.startswith("snippets/"):
            kinds.append((_in_body(_listed), "lists begin their lines with -"))
        return kinds
    if path.endswith(".yml"):
        kinds = [
            (_straight, "quotes around values are straight"),
            (_plain_blanks, "blanks between keys and values are plain"),
            (_untracked, "addresses have no parameters that follow readers"),
            unseen,
        ]
        if path in (f"snippets/{name}.yml" for name in REGISTERS):
            kinds.append((_by_key, "entries stand in the order of their keys"))
        return kinds
    if path in ("snippets/published.txt", "snippets/dictionary.txt"):
        return [unseen, (_by_line, "lines stand in order, each once")]
    return [unseen] if path.startswith("snippets/asks/") and path.endswith(".txt") else []


def _seen(text: str) -> str:
    """Without signs that nobody sees; scripts that join letters keep what joins them."""
    kept = (char for char in text if not _UNSEEN.match(char))
    return "".join(char for char in kept if unicodedata.category(char) != "Co")


def _straight(text: str) -> str:
    """Values between curly quotes between straight ones: in a key's place, or within brackets."""
    text = _LIST.sub(lambda line: _IN_LIST.sub(_quoted, line[0]), text)
    return _QUOTED.sub(_quoted, text)


def _quoted(match: re.Match[str]) -> str:
    value = match[2]
    if "\\" in value and "'" not in value:
        return f"{match[1]}'{value}'"
    plain = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'{match[1]}"{plain}"'


def _plain_blanks(text: str) -> str:
    """Plain blanks where YAML has its own: before keys and dashes, after colons."""
    lines = []
    for line in text.split("\n"):
        match = re.match(
            r"[\s\u00a0\u2000-\u200a]*(?:-[\s\u00a0]*)?(?:[\w-]+:[\s\u00a0\u2000-\u200a]*)?", line
        )
        head = _ODD_BLANK.sub(" ", match[0]) if match else ""
        lines.append(head + line[match.end() :] if match else line)
    return "\n".join(lines)


def _listed(text: str) -> str:
    return _BULLET.sub(r"\1- ", text)


def _untracked(text: str) -> str:
    return ADDRESS.sub(lambda match: _without_tracking(match[0]), text)


def _without_tracking(address: str) -> str:
    followers = set(tracking(address))
    if not followers:
        return address
    parts = urlsplit(address)
    kept = [one for one in re.split("[&;]", parts.query) if one.partition("=")[0] not in followers]
    return urlunsplit(parts._replace(query="&".join(kept)))


def _by_key(text: str) -> str:
    """The entries of a register by key; comments stay above what they stand above."""
    starts = [_with_comments(text, match.start()) for match in _BLOCK.finditer(text)]
    if not starts:
        return text
    ends = [*starts[1:], len(text)]
    blocks = [text[start:end].strip("\n") for start, end in zip(starts, ends, strict=True)]
    ordered = sorted(blocks, key=lambda block: _BLOCK.search(block)[1])  # type: ignore[index]
    if ordered == blocks:
        return text
    return text[: starts[0]] + "\n\n".join(ordered) + "\n"


def _with_comments(text: str, start: int) -> int:
    """Where an entry begins, the comments right above it included, the file's own left out."""
    while True:
        line = text.rfind("\n", 0, start - 1) + 1 if start else 0
        if start == 0 or not text[line:start].startswith("#") or line == 0:
            return start
        start = line


def _by_line(text: str) -> str:
    """The entries of a plain list in order; comments stay above."""
    lines = text.rstrip("\n").split("\n")
    head = [line for line in lines if line.startswith("#") or not line.strip()]
    return "\n".join([*head, *sorted({line.strip() for line in lines if line not in head})]) + "\n"


def _in_front(mend: Mend) -> Mend:
    def front(text: str) -> str:
        match = _FRONT.match(text)
        return text if not match else f"{match[1]}{mend(match[2])}{text[match.end(2) :]}"

    return front


def _in_body(mend: Mend) -> Mend:
    def body(text: str) -> str:
        match = _FRONT.match(text)
        end = match.end() if match else 0
        return text[:end] + mend(text[end:])

    return body

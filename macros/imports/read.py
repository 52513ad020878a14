"""A file of another tool as what was found in it, by what it looks like."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from macros.imports import (
    from_espanso,
    from_json,
    from_mail,
    from_notes,
    from_plist,
    from_table,
)
from macros.imports.decode import decode, read_bytes
from macros.imports.found import Found, UnreadableError

MOST = 5_000  # replies; nobody decides on more, and each is compared with all others
_MAIL = re.compile(r"\A(?:[A-Za-z][A-Za-z-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}", re.ASCII)


def read(path: Path, columns: from_table.Columns) -> list[Found]:
    """What a file holds; raise UnreadableError, whose message begins with the path."""
    try:
        data = read_bytes(path)
        is_archive = data[:2] == b"PK"
        found = _archive(data, columns) if is_archive else _read(decode(data), path.name, columns)
        if len(found) > MOST:
            message = f"it holds {len(found):,} replies; {MOST:,} are read at once, so split it"
            raise UnreadableError(message)
        return found
    except UnreadableError as error:
        said = str(error)
        raise UnreadableError(said if said.startswith(str(path)) else f"{path}: {said}") from error


def _archive(data: bytes, columns: from_table.Columns) -> list[Found]:
    found: list[Found] = []
    for name, text in from_espanso.unpacked(data):
        found += _read(text, name, columns)
    if not found:
        raise UnreadableError("nothing in this archive is known")
    return found


def _read(text: str, name: str, columns: from_table.Columns) -> list[Found]:
    if not text.strip():
        raise UnreadableError("it is empty")
    stem, _, ending = name.rpartition("/")[2].rpartition(".")
    kinds: dict[str, Callable[[], list[Found]]] = {
        "json": lambda: from_json.read(text),
        "yaml": lambda: from_espanso.read(text),
        "table": lambda: from_table.read(text, columns),
        "html": lambda: from_mail.read_html(text, stem or name),
        "mail": lambda: from_mail.read_mail(text, stem or name),
        "notes": lambda: from_notes.read(text),
        "plist": lambda: from_plist.read(text),
    }
    return kinds[_kind(text, ending.lower())]()


_ENDINGS = {
    "json": "json", "code-snippets": "json", "jsonl": "json", "yml": "yaml", "yaml": "yaml",
    "csv": "table", "tsv": "table", "html": "html", "htm": "html", "eml": "mail", "md": "notes",
    "markdown": "notes", "textexpander": "plist", "tedist": "plist", "plist": "plist",
}  # fmt: skip


def _kind(text: str, ending: str) -> str:
    """The ending says it, unless the beginning says something else."""
    start = text.lstrip("\ufeff \n\t")[:2000]
    if start[:1] in ("{", "[") and ending not in ("md", "markdown", "csv", "tsv"):
        return "json"
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    if re.match(r"(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE plist|<plist\b)", start):
        return "plist"
    if re.match(r"<(?:!doctype|html|head|body|p|div|table|meta)\b", start, re.IGNORECASE):
        return "html"
    if re.search(r"^matches:", start, re.MULTILINE):
        return "yaml"
    return "mail" if _MAIL.match(start) else "notes"

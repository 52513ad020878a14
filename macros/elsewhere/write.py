"""Writing the files of every tool, and the list of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import TypedDict

from macros.elsewhere.entries import entries
from macros.elsewhere.entry import Entry
from macros.elsewhere.files import as_json
from macros.elsewhere.registry import batches, tools
from macros.elsewhere.tool import Batch, Item, Tool, Words
from macros.library.model import Library

FOLDER = "exports"
ALL = "*"  # what is lost of every reply is said once


class Lost(TypedDict):
    """What of a reply a file does not carry; the reply is "*" for all of them."""

    reply: str
    what: str


class Listed(TypedDict):
    """A file of exports/, its name below that folder; language and channel null for all."""

    tool: str
    file: str
    language: str | None
    channel: str | None
    replies: list[str]
    lost: list[Lost]


class Versions(TypedDict):
    """What exports/versions.json holds: versions by reply, then by its key."""

    versions: dict[str, dict[str, str]]


def write(library: Library, site: Path, address: str) -> list[Path]:
    """Write exports/ into a built site; `address` is the site's own, empty when nobody knows it."""
    folder = site / FOLDER
    folder.mkdir(exist_ok=True)
    found = entries(library, address)
    index: list[Listed] = []
    written: list[Path] = []
    by_place: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in found:
        by_place[entry.language, entry.channel].append(entry)
    version = _version(found)
    for tool in tools(library):
        words = _words(library, tool)
        for batch in batches(library, tool, version=version, site=address):
            data, listed = _file(tool, words, batch, _of(batch, found, by_place))
            (folder / batch.file).write_bytes(data)
            written.append(folder / batch.file)
            index.append(listed)
    for name, data in (("index", as_json(index)), ("versions", as_json(versions(found)))):
        (folder / f"{name}.json").write_bytes(data)
        written.append(folder / f"{name}.json")
    return written


def stand_ins(library: Library, site: Path) -> list[Path]:
    """Write files that say only how the real ones are made: while a site is edited, nobody waits
    for them."""
    folder = site / FOLDER
    folder.mkdir(exist_ok=True)
    written = [folder / batch.file for tool in tools(library) for batch in batches(library, tool)]
    for path in written:
        path.write_text("This file is made by: make site\n", encoding="utf-8")
    return written


def versions(found: Iterable[Entry]) -> Versions:
    """The version of every entry: what a later export is compared with."""
    by_name: dict[str, dict[str, str]] = defaultdict(dict)
    for entry in found:
        by_name[entry.name][entry.key] = entry.version
    return {"versions": dict(by_name)}


def _of(
    batch: Batch, found: list[Entry], by_place: dict[tuple[str, str], list[Entry]]
) -> list[Entry]:
    """The entries of a file."""
    if batch.language and batch.channel:
        return by_place[batch.language, batch.channel]
    return [
        entry
        for entry in found
        if batch.language in (None, entry.language) and batch.channel in (None, entry.channel)
    ]


def _words(library: Library, tool: Tool) -> tuple[Words, Words]:
    own = library.exports.placeholders.get(tool.name, {})
    return Words(tool, own, as_html=False), Words(tool, own, as_html=True)


def _file(
    tool: Tool, words: tuple[Words, Words], batch: Batch, found: list[Entry]
) -> tuple[bytes, Listed]:
    items = [Item(entry, words) for entry in found]
    data = tool.write(items, batch)
    lost = [Lost(reply=ALL, what=what) for what in tool.loses]
    lost += [Lost(reply=item.entry.name, what=what) for item in items for what in item.lost]
    listed: Listed = {
        "tool": tool.name,
        "file": batch.file,
        "language": batch.language,
        "channel": batch.channel,
        "replies": list(dict.fromkeys(entry.name for entry in found)),
        "lost": list({(one["reply"], one["what"]): one for one in lost}.values()),
    }
    return data, listed


def _version(found: Iterable[Entry]) -> str:
    """A version of everything: the first digits of a hash of all versions."""
    return sha256("".join(entry.version for entry in found).encode()).hexdigest()[:8]

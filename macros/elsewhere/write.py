"""The files of every tool, and the list of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TypedDict

from macros.elsewhere.entries import entries
from macros.elsewhere.entry import Entry
from macros.elsewhere.files import as_json, encoded
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


class Files:
    """The files of exports/, each made when it is asked for; `address` is the site's own, empty
    when nobody knows it."""

    def __init__(self, library: Library, address: str) -> None:
        self.library, self.address = library, address
        self.batches = {
            batch.file: (tool, batch)
            for tool in tools(library)
            for batch in batches(library, tool, site=address)
        }
        self._words: dict[str, tuple[Words, Words]] = {}

    def of_tool(self, file: str) -> tuple[bytes, bytes]:
        """What a tool's file holds, and what index.json says of it, as JSON."""
        tool, batch = self.batches[file]
        found = self._of(batch)
        if tool.name not in self._words:
            self._words[tool.name] = _words(self.library, tool)
        batch = replace(batch, version=_version(found))
        data, listed = _file(tool, self._words[tool.name], batch, found)
        return data, encoded(listed).encode()

    def versions(self) -> tuple[str, bytes]:
        """The file that a later export is compared with."""
        return f"{FOLDER}/versions.json", as_json(versions(self._entries))

    @cached_property
    def _entries(self) -> list[Entry]:
        return entries(self.library, self.address)

    @cached_property
    def _by_place(self) -> dict[tuple[str, str], list[Entry]]:
        by_place: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry in self._entries:
            by_place[entry.language, entry.channel].append(entry)
        return by_place

    def _of(self, batch: Batch) -> list[Entry]:
        """The entries of a file."""
        if batch.language and batch.channel:
            return self._by_place[batch.language, batch.channel]
        return [
            entry
            for entry in self._entries
            if batch.language in (None, entry.language) and batch.channel in (None, entry.channel)
        ]


def index(told: Iterable[bytes]) -> tuple[str, bytes]:
    """The list of all files, of what is told of each."""
    return f"{FOLDER}/index.json", b"[" + b",".join(told) + b"]\n"


def made(library: Library, address: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files of exports/ by name; `address` is the site's own, empty when unknown."""
    files, told = Files(library, address), []
    for file in files.batches:
        data, listed = files.of_tool(file)
        yield f"{FOLDER}/{file}", data
        told.append(listed)
    yield index(told)
    yield files.versions()


def write(library: Library, site: Path, address: str) -> list[Path]:
    """Write exports/ into a built site; `address` is the site's own, empty when nobody knows it."""
    written = []
    for name, data in made(library, address):
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        written.append(path)
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
    """A version of a file: the first digits of a hash of its entries' versions."""
    return sha256("".join(entry.version for entry in found).encode()).hexdigest()[:8]

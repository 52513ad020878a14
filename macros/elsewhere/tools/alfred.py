"""Alfred: an archive with a JSON file a snippet; a blank is a mark to write over."""

from __future__ import annotations

import re

from macros.elsewhere.entry import Blank
from macros.elsewhere.files import as_json, as_zip
from macros.elsewhere.tool import Batch, Item, Tool, Written, by_hand

_MEANT = re.compile(r"\{(?=(?:date|time|datetime|clipboard|cursor|random|var)\b)")


def fill(blank: Blank, number: int, *, again: bool, own: str | None) -> Written:
    """A mark: a snippet of Alfred asks nothing."""
    del number, again, own
    return by_hand(blank)


def literal(words: str) -> str:
    """A space takes a word in braces its meaning."""
    return _MEANT.sub("{ ", words)


def write(items: list[Item], batch: Batch) -> bytes:
    """The collection; a snippet's uid is its key, so importing again replaces it."""
    del batch
    files = {}
    for item in items:
        entry = item.entry
        snippet = {
            "snippet": item.text,
            "uid": entry.key,
            "keyword": entry.keyword,
            "name": f"{entry.title} ({entry.about})",
        }
        name = entry.key.replace("/", "-")
        files[f"{name} [{name}].json"] = as_json({"alfredsnippet": snippet})
    return as_zip(files)


TOOL = Tool(
    name="alfred",
    title="Alfred",
    ending="alfredsnippets",
    install="Open the file: Alfred shows the collection and asks to import it.",
    becomes="a mark in square brackets to write over",
    write=write,
    fill=fill,
    literal=literal,
    loses=("bold and italic; a link is its title and its address",),
)

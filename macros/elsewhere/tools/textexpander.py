"""TextExpander: CSV of abbreviation and content, with its fill-ins."""

from __future__ import annotations

import re

from macros.elsewhere.entry import Blank
from macros.elsewhere.files import as_csv
from macros.elsewhere.tool import Batch, Item, Tool, Written

_MEANT = re.compile(r"[:%]")


def fill(blank: Blank, number: int, *, again: bool, own: str | None) -> Written:
    """A fill-in by its label; the same name is asked once."""
    del number, again, own
    label, default = _MEANT.sub("", blank.label), _MEANT.sub("", blank.default)
    lost = f'colons of the default of "{blank.name}"' if default != blank.default else ""
    if blank.values:
        chosen = default if default in blank.values else blank.values[0]
        others = [_MEANT.sub("", value) for value in blank.values if value != chosen]
        choices = ":".join((f"default={_MEANT.sub('', chosen)}", *others))
        return Written(f"%fillpopup:name={label}:{choices}%", lost)
    kind = "fillarea" if blank.type == "long text" else "filltext"
    default = f":default={default}" if default else ""
    return Written(f"%{kind}:name={label}{default}%", lost)


def literal(words: str) -> str:
    """A per cent sign that could begin one of its commands, doubled."""
    return re.sub(r"%(?=[A-Za-z%|<>^+@-])", "%%", words)


def write(items: list[Item], batch: Batch) -> bytes:
    """Two columns, no header."""
    del batch
    return as_csv([(item.entry.keyword, item.text) for item in items])


TOOL = Tool(
    name="textexpander",
    title="TextExpander",
    ending="csv",
    install="File, Import Snippets, choose the file: it becomes a group of the file's name. "
    "Delete the group of the last import first.",
    becomes="a fill-in: filltext, fillarea or fillpopup, with its default",
    write=write,
    fill=fill,
    literal=literal,
    loses=(
        "bold and italic; a link is its title and its address",
        "title, version and link home: two columns hold none of them",
        "that a blank has to be filled in",
    ),
)

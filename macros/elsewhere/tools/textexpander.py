"""TextExpander: CSV of abbreviation, content and label, with its fill-ins.

What the columns are, and that a file becomes a group of its name up to the first full stop:
https://github.com/lloydi/Web-Dev-Text-Replacements-TextExpander
"""

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
    """Three columns, no header."""
    del batch
    labels = (f"{item.entry.title} ({item.entry.about})" for item in items)
    rows = zip(items, labels, strict=True)
    return as_csv([(item.entry.keyword, item.text, label) for item, label in rows])


TOOL = Tool(
    name="textexpander",
    title="TextExpander",
    ending="csv",
    joint="-",
    install="On the web, in your account's profile: *Import/Export*, choose the files; each "
    "becomes a group of its name. Delete the groups of the last import first.",
    becomes="a fill-in: filltext, fillarea or fillpopup, with its default",
    checked="what others import the same way, "
    "`github.com/lloydi/Web-Dev-Text-Replacements-TextExpander`",
    write=write,
    fill=fill,
    literal=literal,
    loses=(
        "bold and italic; a link is its title and its address",
        "that a blank has to be filled in",
    ),
)

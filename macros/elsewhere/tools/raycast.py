"""Raycast: a JSON list of snippets, with arguments, three a snippet at most."""

from __future__ import annotations

import re

from macros.elsewhere.entry import Blank
from macros.elsewhere.files import as_json
from macros.elsewhere.tool import Batch, Item, Tool, Written, by_hand

MOST = 3
_MEANT = re.compile(
    r"\{(?=(?:argument|clipboard|cursor|date|day|datetime|time|uuid|snippet|selection|browser-tab)\b)"
)


def fill(blank: Blank, number: int, *, again: bool, own: str | None) -> Written:
    """An argument by its label; from the fourth on a mark."""
    del again, own
    if number > MOST:
        return by_hand(blank)
    settings = {"name": blank.label, "default": blank.default, "options": ", ".join(blank.values)}
    given = (f'{key}="{_quoted(value)}"' for key, value in settings.items() if value)
    lost = (
        f'choices of "{blank.name}" that hold a comma'
        if any("," in v for v in blank.values)
        else ""
    )
    return Written("{argument " + " ".join(given) + "}", lost)


def _quoted(value: str) -> str:
    return re.sub(r'["{}]', "'", value)


def literal(words: str) -> str:
    """A space takes a word in braces its meaning."""
    return _MEANT.sub("{ ", words)


def write(items: list[Item], batch: Batch) -> bytes:
    """The list as *Import Snippets* reads it."""
    del batch
    return as_json(
        [
            {
                "name": f"{item.entry.title} ({item.entry.about})",
                "text": item.text,
                "keyword": item.entry.keyword,
            }
            for item in items
        ]
    )


TOOL = Tool(
    name="raycast",
    title="Raycast",
    ending="json",
    install="Run *Import Snippets* and choose the file. Delete what an older export brought first: "
    "search snippets for the keyword's first sign.",
    becomes=f"an argument with its default; from the fourth on, a mark in square brackets "
    f"({MOST} arguments are the most)",
    checked="what others import the same way, `github.com/wesbos/textexpander-to-raycast`",
    write=write,
    fill=fill,
    literal=literal,
    loses=(
        "bold and italic; a link is its title and its address",
        "that a blank has to be filled in",
    ),
)

"""Text Blaze: folders of snippets, with its form commands where a reply has blanks."""

from __future__ import annotations

import re
from itertools import groupby

from macros.elsewhere.entry import Blank
from macros.elsewhere.files import as_json
from macros.elsewhere.tool import Batch, Item, Tool, Written

_COMMAND = {"long text": "formparagraph", "date": "formdate: YYYY-MM-DD", "choice": "formmenu"}
_MEANT = re.compile(r"[;={}\\]")


def fill(blank: Blank, number: int, *, again: bool, own: str | None) -> Written:
    """A form command the first time, its value from then on."""
    del number, own
    if again:
        return Written(f"{{={blank.name}}}")
    default = _MEANT.sub("", blank.default)
    command = _COMMAND.get(blank.type, "formtext")
    settings = [f"name={blank.name}"]
    if blank.values:
        command = "formmenu: " + "; ".join(_MEANT.sub("", value) for value in blank.values)
    if default:
        settings.append(f"default={default}")
    joint = "; " if ":" in command else ": "
    lost = f'signs of the default of "{blank.name}"' if default != blank.default else ""
    return Written(f"{{{command}{joint}{'; '.join(settings)}}}", lost)


def literal(words: str) -> str:
    """A brace as a formula that says it."""
    if "{" not in words and "}" not in words:
        return words
    return re.sub(r"[{}]", lambda match: f'{{="{match[0]}"}}', words)


def write(items: list[Item], batch: Batch) -> bytes:
    """Folders by product, as *Export all folders* has them."""
    del batch
    folders = []
    for product, own in groupby(
        sorted(items, key=lambda i: i.entry.product), key=lambda i: i.entry.product
    ):
        snippets = [
            {
                "name": f"{item.entry.title} ({item.entry.about})",
                "shortcut": item.entry.keyword,
                "type": "text",
                "text": item.text,
            }
            for item in own
        ]
        folders.append({"name": product, "snippets": snippets})
    return as_json({"folders": folders})


TOOL = Tool(
    name="text-blaze",
    title="Text Blaze",
    ending="json",
    install="In the dashboard: *Import/Export*, choose the file. Delete the folders of the last "
    "import first.",
    becomes="a form command: formtext, formparagraph, formdate or formmenu, with its default",
    write=write,
    fill=fill,
    literal=literal,
    loses=(
        "bold and italic; a link is its title and its address",
        "that a blank has to be filled in",
    ),
)

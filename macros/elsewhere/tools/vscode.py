"""VS Code, Zed and editors like them: snippets with tab stops and choices.

https://code.visualstudio.com/docs/editing/userdefinedsnippets
"""

from __future__ import annotations

import re

from macros.elsewhere.entry import Blank
from macros.elsewhere.files import as_json
from macros.elsewhere.tool import Batch, Item, Tool, Written


def fill(blank: Blank, number: int, *, again: bool, own: str | None) -> Written:
    """A tab stop: its default, else its mark; a choice where there are values."""
    del own
    if again:
        return Written(f"${number}")
    if blank.values:
        first = [value for value in blank.values if value == blank.default]
        values = [*first, *(value for value in blank.values if value != blank.default)]
        choices = ",".join(re.sub(r"([\\,|$}])", r"\\\1", value) for value in values)
        return Written(f"${{{number}|{choices}|}}")
    return Written(f"${{{number}:{literal(blank.default or blank.mark)}}}")


def literal(words: str) -> str:
    """The signs that mean something, escaped."""
    return words.replace("\\", r"\\").replace("$", r"\$").replace("}", r"\}")


def write(items: list[Item], batch: Batch) -> bytes:
    """An object by the snippets' names."""
    del batch
    found = {
        item.entry.key: {
            "prefix": [item.entry.keyword],
            "body": item.text,
            "description": f"{item.entry.title} ({item.entry.about})",
        }
        for item in items
    }
    return as_json(found)


TOOL = Tool(
    name="vscode",
    title="VS Code and Zed",
    ending="code-snippets",
    install="VS Code: put the file into the folder `.vscode` of a workspace, or into the user's "
    "`snippets` folder. Zed: into `~/.config/zed/snippets`.",
    becomes="a tab stop with its default, a choice where there are values",
    checked="the parser of VS Code itself, which reads every file of ours in the tests",
    write=write,
    fill=fill,
    literal=literal,
    loses=(
        "bold and italic; a link is its title and its address",
        "that a blank has to be filled in",
    ),
)

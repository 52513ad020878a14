"""Zendesk dynamic content: one row a reply, one column a language."""

from __future__ import annotations

from itertools import groupby

from macros.elsewhere import liquid
from macros.elsewhere.files import as_csv
from macros.elsewhere.tool import Batch, Item, Tool
from macros.elsewhere.tools.zendesk import KNOWS
from macros.library.model import BASE_LANGUAGE


def write(items: list[Item], batch: Batch) -> bytes:
    """Every field in quotes, as Zendesk's own export has them."""
    del batch
    others = sorted({item.entry.language for item in items} - {BASE_LANGUAGE})
    header = ["Title", "Default language", "Default text"]
    header += [f"{language} text" for language in others] + ["Variant status"]
    rows = [header]
    for _, own in groupby(items, key=lambda item: item.entry.name):
        by_language = {item.entry.language: item for item in own}
        base = by_language[BASE_LANGUAGE]
        texts = [by_language[tag].text if tag in by_language else "" for tag in others]
        rows.append([base.entry.key, BASE_LANGUAGE, base.text, *texts, "Current"])
    return as_csv(rows)


TOOL = Tool(
    name="zendesk-dynamic-content",
    title="Zendesk dynamic content",
    ending="csv",
    install="Admin Center, Workspaces, Agent tools, Dynamic content, *Import*. Items are known by "
    "their title. Zendesk's own export has a file a language; this one has a column a language.",
    becomes="Liquid with its default where Zendesk knows the value, else a mark in square brackets",
    write=write,
    fill=liquid.guarded,
    literal=liquid.literal,
    knows=KNOWS,  # type: ignore[arg-type]
    loses=(
        "bold and italic; a link is its title and its address",
        "version and link home: no column holds them",
    ),
    several=frozenset({"language"}),
)

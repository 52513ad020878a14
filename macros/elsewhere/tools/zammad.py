"""Zammad text modules: the CSV that Manage, Text Modules, Import reads."""

from __future__ import annotations

from macros.elsewhere.entry import Blank
from macros.elsewhere.files import as_csv
from macros.elsewhere.tool import Batch, Item, Tool, Written, by_hand, without_default

_NOTE = 250  # the longest note Zammad keeps


def fill(blank: Blank, number: int, *, again: bool, own: str | None) -> Written:
    """A variable where Zammad knows the value."""
    del number, again
    return Written("#{" + own + "}", without_default(blank)) if own else by_hand(blank)


def literal(words: str) -> str:
    """A space takes `#{` its meaning."""
    return words.replace("#{", "# {")


def write(items: list[Item], batch: Batch) -> bytes:
    """The name is what a text module is known by."""
    del batch
    rows = [("name", "keywords", "content", "note", "active")]
    for item in items:
        entry = item.entry
        about = entry.about if len(entry.about) <= _NOTE else f"version {entry.version}"
        name = f"{entry.title} [{entry.key}]"
        rows.append((name, entry.keyword, item.html, about, "true"))
    return as_csv(rows)


TOOL = Tool(
    name="zammad",
    title="Zammad text modules",
    ending="csv",
    install="Manage, Text Modules, Import, choose the file. To leave nothing old behind, tick "
    "*Delete all existing records first* where all text modules come from here.",
    becomes="a variable where Zammad knows the value, else a mark in square brackets",
    checked="the tests of Zammad's own import, `github.com/zammad/zammad`: the columns, and "
    "that a text module is known by its name",
    write=write,
    fill=fill,
    literal=literal,
    knows={
        "customer name": "ticket.customer.fullname",
        "customer first name": "ticket.customer.firstname",
        "customer email": "ticket.customer.email",
        "ticket number": "ticket.number",
        "agent name": "user.fullname",
    },
    channels=("ticket",),
)

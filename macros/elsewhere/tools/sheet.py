"""A plain CSV of everything, for whatever reads tables; blanks are ours and can come back."""

from __future__ import annotations

from macros.elsewhere.entry import Blank
from macros.elsewhere.files import as_csv
from macros.elsewhere.tool import Batch, Item, Tool, Written

HEADER = (
    "name", "title", "product", "language", "channel", "text", "html", "version", "link", "about"
)  # fmt: skip


_RUN = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for the beginning of a formula


def fill(blank: Blank, number: int, *, again: bool, own: str | None) -> Written:
    """Our own blank."""
    del number, again, own
    return Written(f"[[{blank.name}]]")


def write(items: list[Item], batch: Batch) -> bytes:
    """One row a reply, language and channel; it begins as spreadsheets want UTF-8 to begin."""
    del batch
    rows: list[tuple[str, ...]] = [HEADER]
    for item in items:
        entry = item.entry
        cells = (
            *(entry.name, entry.title, entry.product, entry.language, entry.channel),
            *(item.text, item.html, entry.version, entry.home, entry.about),
        )
        rows.append(tuple(f"'{cell}" if cell.startswith(_RUN) else cell for cell in cells))
    return b"\xef\xbb\xbf" + as_csv(rows)


TOOL = Tool(
    name="csv",
    title="Plain CSV",
    ending="csv",
    install="Open it in a spreadsheet, or read it with any program: UTF-8, comma, quotes.",
    becomes="[[its_name]], as on this site",
    checked="RFC 4180; what a spreadsheet would take for a formula begins with an apostrophe",
    write=write,
    fill=fill,
    several=frozenset({"language", "channel"}),
)

"""What was found, as a table for a terminal: what matters most stands last, above the summary."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

from macros.library.ledger import Entry, state
from macros.library.vocabulary import STATES
from macros.links.external.registered import Address


def table(addresses: Sequence[Address], entries: Mapping[str, Entry]) -> list[str]:
    """A line for each address, and a last one that counts them."""
    found = sorted(addresses, key=lambda a: (STATES.index(state(entries.get(a.url))), a.place))
    rows = [_row(address, entries.get(address.url)) for address in found]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)][:-1]
    lines = [
        "  ".join(
            [
                *(cell + " " * (w - _width(cell)) for cell, w in zip(row, widths, strict=False)),
                row[-1],
            ]
        )
        for row in rows
    ]
    return [*lines, summary(addresses, entries)]


def summary(addresses: Sequence[Address], entries: Mapping[str, Entry]) -> str:
    """How many addresses are in which state: `2 addresses: 1 broken, 1 fine`."""
    counted = Counter(state(entries.get(address.url)) for address in addresses)
    parts = [f"{counted[name]} {name}" for name in reversed(STATES) if counted[name]]
    total = f"{len(addresses)} address{'' if len(addresses) == 1 else 'es'}"
    return f"{total}: {', '.join(parts)}" if parts else total


def sentence(entry: Entry) -> str:
    """What is wrong with an address, with how long it has been."""
    parts = [entry.detail] if entry.detail else []
    if entry.failures > 1 and entry.outcome == "failed":
        parts.append(f"{entry.failures} times in a row since {entry.since}")
    if entry.outcome != "fine" and entry.fine and entry.fine != entry.tried:
        parts.append(f"last fine {entry.fine}")
    return "; ".join(parts)


def _row(address: Address, entry: Entry | None) -> tuple[str, str, str, str]:
    said = f"{address.url}  {sentence(entry)}" if entry and entry.detail else address.url
    status = str(entry.status or "-") if entry else "-"
    return state(entry), status, str(address.place), said


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)

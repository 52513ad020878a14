"""Tickets with the playbook each belongs to, in `tests/tickets/`.

`tune.yml` and `report.yml` are made up, `real.yml` is paraphrased from public questions.
`languages.yml`, in sixteen languages, is in part paraphrased and in part written after such
questions, all of it before its writer saw the asks. Kinds are `plain` (ordinary messy English),
`described` (no product words), `languages`, `real`, `two` (two questions), and `nothing`, whose
tickets belong to no playbook. `around.yml` has what people write around their question, so each
made-up ticket is tried once more inside a letter. `learnt: true` marks tickets whose misses asks
may answer; the others stay apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from macros.library.model import NONE, Library

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FOLDER = "tests/tickets"
MADE_UP, REAL, LANGUAGES = ("tune", "report"), "real", "languages"
AS_THEY_ARE = (REAL, LANGUAGES)  # not tried in letters, and a project need not have them
AROUND = f"{FOLDER}/around.yml"
LETTERS, EMPTY_LETTERS, NOTHING, TWO = "letters", "empty letters", "nothing", "two"


@dataclass(frozen=True, slots=True)
class Ticket:
    """`playbooks` are the names it may lead to, best first; a ticket of kind `two` needs all."""

    kind: str
    language: str
    playbooks: tuple[str, ...]
    text: str
    learnt: bool = False

    @property
    def fits_none(self) -> bool:
        return self.playbooks == (NONE,)


def tickets(root: Path, name: str) -> list[Ticket]:
    """Return the tickets of a set; raises OSError when there is no such set."""
    return [
        Ticket(
            one["kind"],
            one.get("language", "en"),
            tuple(one.get("playbooks") or (one["playbook"],)),
            one["text"],
            one.get("learnt", False),
        )
        for one in _read(root / FOLDER / f"{name}.yml")
    ]


def letters(root: Path, name: str) -> list[Ticket]:
    """Return the tickets of a set, each inside a letter in its language; none without letters."""
    path = root / AROUND
    if not path.is_file():
        return []
    around = _read(path)[name]
    found = []
    for number, ticket in enumerate(tickets(root, name)):
        fitting = [one["text"] for one in around if one["language"] == ticket.language]
        if fitting:
            text = fitting[number % len(fitting)].replace("{ticket}", ticket.text.strip())
            kind = EMPTY_LETTERS if ticket.fits_none else LETTERS
            found.append(replace(ticket, text=text, kind=kind))
    return found


def every(root: Path, name: str) -> list[Ticket]:
    """Return the tickets of a set, alone and in letters; none of a set that need not be there."""
    if name in AS_THEY_ARE:
        return tickets(root, name) if (root / FOLDER / f"{name}.yml").is_file() else []
    return [*tickets(root, name), *letters(root, name)]


def followed(library: Library, given: Sequence[Ticket]) -> Iterator[Ticket]:
    """Yield tickets by the names their playbooks have now: renamed, or followed by another.

    A name that no playbook has, or not yet, is left out, and a ticket with no other.
    """
    for ticket in given:
        names = dict.fromkeys(now(library, name) for name in ticket.playbooks)
        there = tuple(name for name in names if name)
        # A topic that had no playbook when the ticket was read may have one now: it stands first.
        if there and (len(there) == 1 or NONE not in there):
            yield replace(ticket, playbooks=there)
        elif there:
            known = tuple(name for name in there if name != NONE)
            kind = REAL if ticket.kind == NOTHING else ticket.kind
            yield replace(ticket, playbooks=known, kind=kind)


def now(library: Library, name: str) -> str | None:
    """Return the name that a playbook has now, or its successor's; None when there is none."""
    seen: set[str] = set()
    while name not in seen:
        seen.add(name)
        name = str(library.moved.get(name, name))
        playbook = library.playbooks.get(name)
        if playbook and playbook.confidence == "archived" and playbook.successor:
            name = str(playbook.successor)
    return name if name == NONE or name in library.playbooks else None


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506  # a safe one

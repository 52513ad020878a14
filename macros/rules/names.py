"""Names once published: their addresses stand in tickets, mails and bookmarks, and keep working."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from macros.library.model import Library
from macros.problems import Place
from macros.rules.base import Finding, rule
from macros.text.near_miss import near_miss

PUBLISHED = "snippets/published.txt"
_NAME = re.compile(r"[a-z0-9-]+/[a-z0-9-]+")


@rule("gone-name", "A playbook once published stays, archived or as the former name of another.")
def gone_name(library: Library, _today: date) -> Iterator[Finding]:
    known = library.names["playbook"] | library.moved.keys()
    for name in library.published or ():
        if name not in known and not _may_be_moved(library):
            meant = near_miss(name, library.names["playbook"])
            stay = "bring it back with confidence: archived and a successor"
            remedy = f'write "moved_from: [{name}]" in the one that took its place, or {stay}'
            yield name.place, f'no playbook "{name}" any more: {remedy}{meant}'


def _may_be_moved(library: Library) -> bool:
    """Whether a page that cannot be read may say so: it has a problem of its own."""
    return any(name not in library.playbooks for name in library.names["playbook"])


@rule("unlisted-name", "snippets/published.txt has the name of every playbook.", warning=True)
def unlisted_name(library: Library, _today: date) -> Iterator[Finding]:
    if library.published is None or PUBLISHED in library.names["broken"]:
        return
    for name in sorted(library.names["playbook"] - set(library.published)):
        yield Place(f"docs/{name}.md"), f'add the line "{name}" to {PUBLISHED}'


@rule("taken-name", "A former name is a name, and belongs to one playbook alone.")
def taken_name(library: Library, _today: date) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for playbook in library.playbooks.values():
        for old in playbook.moved_from:
            if not _NAME.fullmatch(old):
                yield old.place, f'"{old}" is no former name; write it as product/playbook'
            elif old in library.names["page"]:
                yield old.place, f'docs/{old}.md still exists; take "{old}" out, or delete that'
            elif first.setdefault(str(old), playbook.name) != playbook.name:
                yield old.place, f'"{old}" became {first[old]} already; it leads to one place only'

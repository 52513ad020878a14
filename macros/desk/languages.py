"""Which languages the desk has learnt: those of the sections of the lists of asks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from macros.library.model import Library, Playbook

_SECTION = re.compile(r"^# ([a-z]{2,3}(?:-[A-Za-z]+)?)(?:,.*)?$")
_MOST = 1 / 2  # of the playbooks have to be asked for in a language that is known


def learnt(library: Library, playbooks: Sequence[Playbook], root: Path) -> list[str]:
    """Return the tags of the languages in which most playbooks have asks; `root` the project's."""
    found: Counter[str] = Counter()
    for playbook in playbooks:
        asks = library.asks.get(playbook.name, ())
        found.update(_sections(root / asks[0].place.path) if asks else ())
    return sorted(tag for tag, count in found.items() if count >= _MOST * len(playbooks))


def _sections(path: Path) -> set[str]:
    lines: list[str] = []
    with suppress(OSError):  # the library may be older than its files
        lines = path.read_text(encoding="utf-8").splitlines()
    return {found[1] for line in lines if (found := _SECTION.match(line.strip()))}

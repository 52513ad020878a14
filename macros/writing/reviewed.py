"""Reviewed: somebody has compared playbooks with their sources, on this day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from macros.library.loader import load
from macros.writing import files
from macros.writing.front_matter import with_key
from macros.writing.names import kind_of


def reviewed(root: Path, names: Iterable[str], day: date) -> list[str]:
    """Date the review of playbooks; return what was done, and when it is due again."""
    library, _ = load(root)
    playbooks = []
    for name in names:
        kind_of(library, name, "playbook")
        playbooks.append(library.playbooks[name])
    done = []
    for playbook in playbooks:
        path = playbook.page.body.path
        files.edit(root, path, lambda text: with_key(text, "reviewed", day.isoformat()))
        due = day + timedelta(days=playbook.review_every)
        done.append(f"{path}: reviewed {day}, before that {playbook.reviewed}; due again {due}")
    return done

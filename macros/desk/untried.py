"""Playbooks that no ticket tries: whether the desk finds them is not known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from macros.desk.tickets import FOLDER, MADE_UP, REAL, now
from macros.library.model import Library
from macros.problems import Problem

RULE = "no-ticket"
# Cheaper than YAML, which takes longer than all rules: a name stands alone on its line.
_NAME = re.compile(r"^(?:- | {2})(?:playbook: | *- )([\w-]+/[\w-]+)$", re.MULTILINE)


def untried(root: Path, library: Library) -> Iterator[Problem]:
    """Yield a warning for each playbook without a ticket; none where a project has no tickets."""
    files = [root / FOLDER / f"{name}.yml" for name in (*MADE_UP, REAL)]
    texts = [file.read_text(encoding="utf-8", errors="replace") for file in files if file.is_file()]
    if not texts:
        return
    named = {now(library, name) for text in texts for name in _NAME.findall(text)}
    for name, playbook in library.playbooks.items():
        if name not in named and playbook.confidence != "archived":
            message = (
                "no ticket says whether the desk finds this playbook: write one or two into "
                f'{FOLDER}/{MADE_UP[0]}.yml, under "- playbook: {name}"'
            )
            yield Problem(playbook.page.place, RULE, message, warning=True)

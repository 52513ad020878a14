"""`make site`: check, build aside, and swap the new site in only when everything is right."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from macros.problems import Place, Problem

_LOGGED = re.compile(r"^(?:WARNING|ERROR)\s+-\s+(.*)$")
_OURS = re.compile(r"([^\s:]+):(\d+): ([a-z0-9-]+): (.*)")


def build(root: Path) -> tuple[bool, list[Problem], str]:
    """Build the site below `root` into `site/`.

    Return whether it worked, the problems, and what else there is to tell when it failed without
    one. When it did not work, `site/` is as it was.
    """
    with tempfile.TemporaryDirectory(prefix=".site-", dir=root) as folder:
        aside = Path(folder) / "new"
        done = run_mkdocs(root, "build", "--strict", "--site-dir", str(aside))
        problems = problems_of(done.stdout + done.stderr)
        if done.returncode != 0:
            return False, problems, "" if problems else done.stdout + done.stderr
        site, old = root / "site", Path(folder) / "old"
        if site.exists():
            site.rename(old)
        aside.rename(site)
        return True, problems, ""


def run_mkdocs(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """MkDocs as its own process, from the project's root, without Material's banner."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True)


def problems_of(log: str) -> list[Problem]:
    """What MkDocs and our own hooks complained of."""
    logged = (match[1] for match in map(_LOGGED.match, log.splitlines()) if match)
    complaints = dict.fromkeys(line for line in logged if "strict mode" not in line)
    return [_problem(complaint) for complaint in complaints]


def _problem(complaint: str) -> Problem:
    ours = _OURS.fullmatch(complaint)
    if not ours:
        return Problem(Place("mkdocs.yml"), "build", complaint)
    return Problem(Place(ours[1], int(ours[2])), ours[3], ours[4])

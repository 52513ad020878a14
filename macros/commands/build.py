"""`make site`: check, build aside, and swap the new site in only when everything is right."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from macros.problems import Place, Problem, report

_LOGGED = re.compile(r"^(?:WARNING|ERROR)\s+-\s+(.*)$")
_OURS = re.compile(r"[^\s:]+:\d+: [a-z-]+: ")


def build(root: Path) -> tuple[bool, list[str]]:
    """Build the site below `root` into `site/`.

    Gives whether it worked and what to tell people, problems as `path:line: rule: message`.
    When it did not work, `site/` is as it was.
    """
    with tempfile.TemporaryDirectory(prefix=".site-", dir=root) as folder:
        aside = Path(folder) / "new"
        done = run_mkdocs(root, "build", "--strict", "--site-dir", str(aside))
        problems = lines_of(done.stdout + done.stderr)
        if done.returncode != 0:
            return False, problems or [done.stdout, done.stderr]
        site, old = root / "site", Path(folder) / "old"
        if site.exists():
            site.rename(old)
        aside.rename(site)
        return True, problems


def run_mkdocs(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """MkDocs as its own process, from the project's root, without Material's banner."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True)


def lines_of(log: str) -> list[str]:
    """What MkDocs and our own hooks complained of, one problem a line."""
    logged = (match[1] for match in map(_LOGGED.match, log.splitlines()) if match)
    complaints = dict.fromkeys(line for line in logged if "strict mode" not in line)
    other = [Problem(Place("mkdocs.yml"), "build", c) for c in complaints if not _OURS.match(c)]
    return [*filter(_OURS.match, complaints), *report(other)]

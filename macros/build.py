"""`make site`: check, build aside, and swap the new site in only when everything is right."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from macros.problems import Place, Problem, near_miss, report
from macros.source import files

_PAGE = re.compile(
    r"Doc file '(?P<page>[^']+)' contains (?:a|an [a-z]+) link '(?P<link>[^']*)'(?P<why>.*)"
)
_LOGGED = re.compile(r"^(?:WARNING|ERROR)\s+-\s+(.*)$")


def build(root: Path) -> tuple[bool, list[str]]:
    """Build the site below `root` into `site/`.

    Gives whether it worked and what to tell people, problems as `path:line: rule: message`.
    When it did not work, `site/` is as it was.
    """
    with tempfile.TemporaryDirectory(prefix=".site-", dir=root) as folder:
        aside = Path(folder) / "new"
        done = run_mkdocs(root, "build", "--strict", "--site-dir", str(aside))
        problems = report(problems_of(root, done.stdout + done.stderr))
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


def problems_of(root: Path, log: str) -> Iterator[Problem]:
    """What MkDocs complained of, at the line of the Markdown file it means."""
    pages = [path.removeprefix("docs/") for path in files(root, "docs") if path.endswith(".md")]
    for line in log.splitlines():
        logged = _LOGGED.match(line)
        if not logged or "strict mode" in line:
            continue
        link = _PAGE.match(logged[1])
        if link:
            yield _broken_link(root, link, pages)
        else:
            yield Problem(Place("mkdocs.yml"), "build", logged[1])


def _broken_link(root: Path, match: re.Match[str], pages: list[str]) -> Problem:
    page, link = match["page"], match["link"]
    path = f"docs/{page}"
    lines = (root / path).read_text(encoding="utf-8").splitlines()
    line = next((n for n, text in enumerate(lines, 1) if f"({link}" in text or link in text), 1)
    if "anchor" in match["why"]:
        return Problem(Place(path, line), "broken-link", f'no heading "{link}" there')
    target = os.path.normpath(Path(page).parent / link.partition("#")[0])
    hint = near_miss(target, pages)
    relative = os.path.relpath(hint.split('"')[1], Path(page).parent) if hint else ""
    meant = f'; did you mean "{relative}"?' if hint else ""
    return Problem(Place(path, line), "broken-link", f'"{link}" leads to no page{meant}')

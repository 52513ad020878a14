"""`make site`: check, build aside, and swap the new site in only when everything is right."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import click

from macros.commands import process, swap
from macros.commands.options import of_project
from macros.commands.report import tell
from macros.problems import Place, Problem
from macros.project import open_project

_PAGE = re.compile(r"Error (?:reading|building) page '([^']+)':\s*(.*)")
_LOGGED = re.compile(r"^(?:WARNING|ERROR)\s+-\s+(.*)$")
_OURS = re.compile(r"([^\s:]+):(\d+): ([a-z0-9-]+): (.*)")


@click.command()
@of_project
def site(root: Path, day: date) -> None:
    """Check, then build into site/; warnings are printed and stop nothing."""
    project = open_project(root, day)
    tell(project.problems)
    if project.errors:
        sys.exit(1)
    worked, problems, said = build(root)
    tell(problems)
    click.echo(said, nl=False)
    if not worked:
        sys.exit(1)


def build(root: Path) -> tuple[bool, list[Problem], str]:
    """Build the site below `root` into `site/`.

    Return whether it worked, the problems, and what else there is to tell when it failed without
    one. When it did not work, or was stopped, `site/` is as it was.
    """
    try:
        with swap.aside(root) as folder:
            new = folder / "new"
            done = run_mkdocs(root, "build", "--strict", "--site-dir", str(new))
            problems = problems_of(done.stdout + done.stderr)
            if done.returncode != 0:
                return False, problems or [_unknown(done)], ""
            swap.into_place(new, root / "site")
            return True, problems, ""
    except OSError as error:
        return False, [_in_the_way(error)], ""


def _in_the_way(error: OSError) -> Problem:
    what = Path(error.filename).name if isinstance(error.filename, str) else "site"
    message = f"site/ cannot be written: {error.strerror or error} ({what})"
    if error.errno in (errno.EBUSY, errno.EXDEV):
        message = "site/ is a mount point and cannot be replaced; unmount it, or mount its parent"
    return Problem(Place("site"), "build", message)


def _unknown(done: subprocess.CompletedProcess[str]) -> Problem:
    said = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    why = said[-1].strip() if said else f"MkDocs ended with status {done.returncode}"
    return Problem(Place("mkdocs.yml"), "build", why)


def run_mkdocs(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """MkDocs as its own process, from the project's root, without Material's banner."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return process.run(command, root, environment, capture=True)


def problems_of(log: str) -> list[Problem]:
    """What MkDocs and our own hooks complained of."""
    found: dict[Problem, None] = {}
    for line in log.splitlines():
        logged = _LOGGED.match(line)
        said = logged[1] if logged else line
        problem = _ours(said) or (
            _of_engine(said) if logged and "strict mode" not in said else None
        )
        if problem:
            found[problem] = None
    return list(found)


def _ours(said: str) -> Problem | None:
    """A problem of ours, which says its line and rule itself."""
    ours = _OURS.fullmatch(said)
    return Problem(Place(ours[1], int(ours[2])), ours[3], ours[4]) if ours else None


def _of_engine(said: str) -> Problem | None:
    """An engine's own complaint as a problem, at its page where it names one."""
    page = _PAGE.match(said)
    if page and _OURS.match(page[2]):
        return None  # ours already
    if page:
        message = f"this page cannot be built ({page[2] or 'no reason given'}); simplify it"
        return Problem(Place(f"docs/{page[1]}"), "build", message)
    return Problem(Place("mkdocs.yml"), "build", said)

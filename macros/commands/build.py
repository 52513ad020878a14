"""`make site`: check, build aside, and swap the new site in only when everything is right."""

from __future__ import annotations

import errno
import sys
from datetime import date
from pathlib import Path

import click

from macros.commands import process, swap
from macros.commands.options import of_project
from macros.commands.report import tell
from macros.problems import ContentError, Place, Problem
from macros.project import Project, open_project


@click.command()
@of_project
def site(root: Path, day: date) -> None:
    """Check, then build into site/; warnings are printed and stop nothing."""
    project = open_project(root, day)
    tell(project.problems)
    if project.errors:
        sys.exit(1)
    problems = build(project)
    tell(problems)
    if problems:
        sys.exit(1)


def build(project: Project) -> list[Problem]:
    """Build the site of a project into `site/`; return what is wrong.

    When something is, or the build was stopped, `site/` is as it was.
    """
    # Here, not above: an engine, which no other command needs.
    from macros.builds.site import build as make  # noqa: PLC0415

    site = project.root / "site"
    try:
        with process.ending(), swap.aside(project.root) as folder:
            problems = make(project, folder / "new", site)
            if not problems:
                swap.into_place(folder / "new", site)
            return problems
    except ContentError as error:
        return list(error.problems)
    except OSError as error:
        return [_in_the_way(error)]


def _in_the_way(error: OSError) -> Problem:
    what = Path(error.filename).name if isinstance(error.filename, str) else "site"
    message = f"site/ cannot be written: {error.strerror or error} ({what})"
    if error.errno in (errno.EBUSY, errno.EXDEV):
        message = "site/ is a mount point and cannot be replaced; unmount it, or mount its parent"
    return Problem(Place("site"), "build", message)

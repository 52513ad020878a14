"""`python -m macros check`: what is wrong with the content."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from macros.commands.options import of_project
from macros.commands.report import tell
from macros.desk.untried import untried
from macros.project import open_project


@click.command()
@of_project
def check(root: Path, day: date) -> None:
    """Print what is wrong with the content."""
    project = open_project(root, day)
    tell([*project.problems, *untried(root, project.library)])
    if project.errors:
        sys.exit(1)

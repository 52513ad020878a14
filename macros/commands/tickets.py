"""`python -m macros tickets`: how often the desk finds the playbook."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from macros.commands.options import of_project, recorded
from macros.desk.answers import NodeError
from macros.desk.evaluate import measure
from macros.project import require


@click.command()
@of_project
@recorded
def tickets(root: Path, day: date, record: bool) -> None:
    """Print how often the desk finds the playbook; exit 1 when it got worse."""
    project = require(root, day)
    try:
        good = measure(root, project.library, record=record)
    except FileNotFoundError as error:
        message = f"{error.filename}: the tickets cannot be read ({error.strerror})"
        raise click.ClickException(message) from error
    except NodeError as error:
        raise click.ClickException(str(error)) from error
    if not good:
        sys.exit(1)

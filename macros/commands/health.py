"""`python -m macros health`: what is due, and by whom."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from macros.commands.options import of_project
from macros.health.reviews import issue
from macros.library.loader import load


@click.command()
@of_project
@click.option(
    "--issue",
    "file",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write it as the text of an issue; empty when nothing is due.",
)
def health(root: Path, day: date, file: Path | None) -> None:
    """Print which playbooks are due for a review within two weeks, by owner."""
    text = issue(load(root)[0], day)
    if file:
        file.write_text(text, encoding="utf-8")
    else:
        click.echo(text.partition("\n")[2] or "nothing is due within two weeks")

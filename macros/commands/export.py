"""`python -m macros export` and `exports`: what other tools read, and what changed in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from macros.commands.options import of_project
from macros.elsewhere.compare import NotAnExportError, steps
from macros.exports.write import export as write_exports
from macros.project import require


@click.command()
@of_project
@click.argument("site", type=click.Path(file_okay=False, path_type=Path))
def export(root: Path, day: date, site: Path) -> None:
    """Write into a built SITE what other tools read, after a build by any engine."""
    if not site.is_dir():
        raise click.ClickException(f"{site} is no folder; build the site first: make site")
    written = write_exports(require(root, day), site)
    click.echo(f"{site}: wrote {len(written)} files")


@click.command()
@of_project
@click.option(
    "--since",
    metavar="OLD.json",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The exports/versions.json, or the library.json, of the older build.",
)
def exports(root: Path, day: date, since: Path) -> None:
    """Print what to add, change and delete in a tool since an older export."""
    try:
        found = steps(require(root, day).library, since)
    except NotAnExportError as error:
        raise click.ClickException(str(error)) from error
    for step in found:
        click.echo(f"{step.do} {step.key}")

"""`python -m macros links`: are the official pages still there?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from macros.commands.options import of_project, recorded
from macros.commands.report import tell
from macros.links.external import watch


@click.command()
@of_project
@recorded
@click.option(
    "--changed-since", metavar="REF", help="Ask only what was added since REF; only warn."
)
@click.option(
    "--issue",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Ask nothing; write the issue about the ledger, empty when all is well.",
)
def links(
    root: Path, day: date, record: bool, changed_since: str | None, issue: Path | None
) -> None:
    """Ask every official page whether it is still there; always exit 0."""
    if issue and changed_since:
        raise click.UsageError("--issue asks nothing, so it has nothing to do with --changed-since")
    if issue:
        watch.write_issue(root, issue)
    elif changed_since:
        problems, summary = watch.changed(root, day, changed_since)
        tell(problems)
        click.echo(summary)
    else:
        watch.links(root, day, record=record)

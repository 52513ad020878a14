"""`python -m macros`: the commands behind make. Exit status 1: something is wrong; 2: wrong use."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import click

from macros.commands import build, serve, writing
from macros.commands.bring_in import bring_in
from macros.commands.health import health
from macros.commands.options import Day, of_project, recorded
from macros.commands.report import tell
from macros.commands.review import review
from macros.desk.answers import NodeError
from macros.desk.evaluate import measure
from macros.desk.untried import untried
from macros.elsewhere.compare import NotAnExportError, steps
from macros.exports.write import export as write_exports
from macros.links.external import watch
from macros.problems import ContentError
from macros.project import Project, open_project


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--today", "day", type=Day(), envvar="TODAY")
def main(root: Path | None, day: date | None) -> None:
    """Support playbooks: check, build and serve them, watch their links, measure the desk."""
    del root, day  # read by the commands, see macros.commands.options


@main.command()
@of_project
def check(root: Path, day: date) -> None:
    """Print what is wrong with the content."""
    project = open_project(root, day)
    tell([*project.problems, *untried(root, project.library)])
    if project.errors:
        sys.exit(1)


@main.command()
@of_project
def site(root: Path, day: date) -> None:
    """Check, then build into site/; warnings are printed and stop nothing."""
    project = open_project(root, day)
    tell(project.problems)
    if project.errors:
        sys.exit(1)
    worked, problems, said = build.build(root)
    tell(problems)
    click.echo(said, nl=False)
    if not worked:
        sys.exit(1)


@main.command("serve")
@of_project
@click.option(
    "--port", type=click.IntRange(1, 65535), envvar="PORT", default=8000, show_default=True
)
def serve_site(root: Path, day: date, port: int) -> None:
    """Serve with live reload, mistakes and all."""
    os.environ["TODAY"] = day.isoformat()
    sys.exit(serve.serve(root, port))


@main.command()
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


@main.command()
@of_project
@click.argument("site", type=click.Path(file_okay=False, path_type=Path))
def export(root: Path, day: date, site: Path) -> None:
    """Write into a built SITE what other tools read, after a build by any engine."""
    if not site.is_dir():
        raise click.ClickException(f"{site} is no folder; build the site first: make site")
    written = write_exports(_right(root, day), site)
    click.echo(f"{site}: wrote {len(written)} files")


@main.command()
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
        found = steps(_right(root, day).library, since)
    except NotAnExportError as error:
        raise click.ClickException(str(error)) from error
    for step in found:
        click.echo(f"{step.do} {step.key}")


@main.command()
@of_project
@recorded
def tickets(root: Path, day: date, record: bool) -> None:
    """Print how often the desk finds the playbook; exit 1 when it got worse."""
    project = _right(root, day)
    try:
        good = measure(root, project.library, record=record)
    except FileNotFoundError as error:
        message = f"{error.filename}: the tickets cannot be read ({error.strerror})"
        raise click.ClickException(message) from error
    except NodeError as error:
        raise click.ClickException(str(error)) from error
    if not good:
        sys.exit(1)


for command in (*writing.COMMANDS, health, review):
    main.add_command(command)
main.add_command(review, "messages")
main.add_command(bring_in)


def _right(root: Path, day: date) -> Project:
    """The project; problems end the command."""
    project = open_project(root, day)
    if project.errors:
        raise ContentError(project.problems)
    return project


if __name__ == "__main__":
    main(prog_name="python -m macros")

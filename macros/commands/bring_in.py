"""`python -m macros import FILE`: replies of another tool as drafts, and what is left to decide."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from macros.commands.options import of_project
from macros.commands.report import tell
from macros.imports.draft import Drafts, drafts, slug
from macros.imports.found import UnreadableError
from macros.imports.read import read
from macros.imports.write import write
from macros.project import open_project

_COLUMNS = ("body", "title", "product", "language", "key")


def columns(
    context: click.Context, option: click.Parameter, given: tuple[str, ...]
) -> dict[str, str]:
    """Read `body="Reply text"`, as often as it is given."""
    found = {}
    for one in given:
        what, sign, name = one.partition("=")
        if not sign or what not in _COLUMNS:
            message = (
                f'"{one}" says no column; write one of {", ".join(_COLUMNS)}, "=" and its header'
            )
            raise click.BadParameter(message, context, option)
        found[what] = name.strip()
    return found


@click.command("import")
@of_project
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--product", metavar="NAME", default="imported", help="Where replies go that name none."
)
@click.option(
    "--column",
    "given",
    metavar="WHAT=HEADER",
    multiple=True,
    callback=columns,
    help="Which column of a table is what: body, title, product, language, key.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
def bring_in(
    root: Path, day: date, file: Path, product: str, given: dict[str, str], dry_run: bool
) -> None:
    """Write drafts of another tool's replies: Zendesk, Freshdesk, Gorgias, Chatwoot, espanso, Text
    Blaze, TextExpander, any CSV, mails, Markdown notes. Nothing is overwritten."""
    project = open_project(root, day)
    try:
        made = drafts(project.library, read(file, _asked(file, given)), slug(product) or "imported")
    except UnreadableError as error:
        raise click.ClickException(str(error)) from error
    written = [] if dry_run else write(root, project.library, made, day)
    _report(made, dry_run=dry_run)
    if written:
        before = set(project.problems)
        tell(p for p in open_project(root, day).problems if p not in before and not p.warning)


def _asked(file: Path, given: dict[str, str]) -> dict[str, str]:
    """The columns, asked for where a person sits before a table that does not say them."""
    if given or not sys.stdin.isatty():
        return given
    try:
        read(file, given)
    except UnreadableError as error:
        if "which column" not in str(error):
            raise
        click.echo(str(error).partition("Say it")[0])
        return {what: click.prompt(f"The column of the {what}") for what in ("body", "title")}
    return given


def _report(made: Drafts, *, dry_run: bool) -> None:
    for draft in made.drafts:
        where = f" ({draft.where})" if draft.where else ""
        click.echo(f"{draft.name}: {draft.title}{where}")
        for words in draft.decide:
            click.echo(f"  decide: {words}")
        if not draft.bodies:
            click.echo("  decide: no letter stands there, only notes: say who goes on")
    for passed in made.passed:
        click.echo(
            f"not added: {passed.title}{f' ({passed.where})' if passed.where else ''}: {passed.why}"
        )
    kind = "would be drafts" if dry_run else "drafts"
    fields, documents = len(made.blanks.new), len(made.documents.new)
    click.echo(
        f"{len(made.drafts)} {kind}, {fields} new fields, {documents} new documents; "
        f"{len(made.passed)} not added"
    )

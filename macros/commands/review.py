"""`python -m macros review`: what customers will read, before and after."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from macros.commands.options import of_project
from macros.review import states
from macros.review.compare import compare
from macros.review.page import page as page_of
from macros.review.pages import pages
from macros.review.text import markdown as markdown_of
from macros.review.text import text

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@of_project
@click.argument("old")
@click.argument("new", required=False)
@click.option("--page", type=_FILE, metavar="FILE", help="Write a page to open in a browser.")
@click.option("--markdown", type=_FILE, metavar="FILE", help="Write it for a pull request.")
@click.option(
    "--site",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="A built site: its pages that the change concerns are put into the page.",
)
def review(
    root: Path,
    day: date,
    old: str,
    new: str | None,
    page: Path | None,
    markdown: Path | None,
    site: Path | None,
) -> None:
    """Compare what customers read in OLD and NEW: git references or library.json files.

    Without NEW it is the files as they lie here.
    """
    del day
    try:
        after = states.read(root, new)
        found = compare(states.read(root, old), after)
        if page:
            shown = pages(found, after, site) if site else ()
            page.write_text(page_of(found, shown), encoding="utf-8")
        if markdown:
            markdown.write_text(markdown_of(found), encoding="utf-8")
    except states.NoStateError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {error.strerror}") from error
    click.echo(text(found), nl=False)

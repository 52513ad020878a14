"""The commands a writer types: each does the whole of a thing and says what it did."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from macros.commands.new_site import start
from macros.commands.options import Name, of_project
from macros.library.loader import load
from macros.writing import new as begin
from macros.writing.files import MistakeError
from macros.writing.find import find as find_text
from macros.writing.fix import fix as fix_files
from macros.writing.names import KINDS, Kind
from macros.writing.rename import rename as rename_name
from macros.writing.retire import retire as retire_playbook
from macros.writing.reviewed import reviewed as date_review


@contextmanager
def _told() -> Iterator[Callable[[list[str]], None]]:
    """Print what was done; a mistake is one line, and exit status 1."""

    def tell(done: list[str]) -> None:
        for line in done:
            click.echo(line)

    try:
        yield tell
    except MistakeError as mistake:
        raise click.ClickException(str(mistake)) from mistake
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {error.strerror}") from error


@click.group()
def new() -> None:
    """Begin a playbook, a reply, a product, a translation, or a site of another company."""


@new.command("playbook")
@of_project
@click.argument("name", type=Name())
def new_playbook(root: Path, day: date, name: str) -> None:
    """A playbook, product/name, to fill in."""
    with _told() as tell:
        tell([*begin.playbook(root, name, day), "then: make check"])


@new.command("reply")
@of_project
@click.argument("name", type=Name())
def new_reply(root: Path, day: date, name: str) -> None:  # noqa: ARG001
    """A reply, product/name, to fill in."""
    with _told() as tell:
        tell([*begin.reply(root, name), "then: make check"])


@new.command("product")
@of_project
@click.argument("name")
def new_product(root: Path, day: date, name: str) -> None:  # noqa: ARG001
    """A product: its folder, and the page that lists its playbooks."""
    with _told() as tell:
        tell(begin.product(root, name))


@new.command("translation")
@of_project
@click.argument("name", type=Name())
@click.argument("language")
def new_translation(root: Path, day: date, name: str, language: str) -> None:  # noqa: ARG001
    """A reply in another language, like es or zh-CN, with the English in it."""
    with _told() as tell:
        tell([*begin.translation(root, name, language), "then: make check"])


@new.command("site")
@of_project
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--company", default="Example Shop", help="What the company is called.")
@click.option("--host", default="shop.example.com", help="Where its pages are.")
def new_site(root: Path, day: date, folder: Path, company: str, host: str) -> None:  # noqa: ARG001
    """A site of another company, in a new FOLDER, with the code it needs."""
    with _told() as tell:
        try:
            tell([str(folder / written) for written in start(folder, company, host, day)])
        except FileExistsError as error:
            raise MistakeError(
                f"{error.filename} holds files already; name a new folder"
            ) from error
        tell([f"{folder}: make it yours, then run there: make serve"])


@click.command()
@of_project
@click.argument("old")
@click.argument("to", metavar="NEW")
@click.option("--kind", type=click.Choice(KINDS), help="Where two things have the name.")
def rename(root: Path, day: date, old: str, to: str, kind: Kind | None) -> None:  # noqa: ARG001
    """Rename a playbook, reply, document or field, wherever it is named."""
    with _told() as tell:
        tell([*rename_name(root, old, to, kind), "then: make check"])


@click.command()
@of_project
@click.argument("name", type=Name())
@click.argument("successor", type=Name())
def retire(root: Path, day: date, name: str, successor: str) -> None:  # noqa: ARG001
    """Archive the playbook NAME; all that led to it leads to SUCCESSOR."""
    with _told() as tell:
        tell([*retire_playbook(root, name, successor), "then: make check"])


@click.command()
@of_project
@click.argument("names", type=Name(), nargs=-1, required=True)
def reviewed(root: Path, day: date, names: tuple[str, ...]) -> None:
    """Say that playbooks were compared with their sources today."""
    with _told() as tell:
        tell(date_review(root, names, day))


@click.command()
@of_project
@click.option("--dry-run", "dry", is_flag=True, help="Say what would be mended; write nothing.")
def fix(root: Path, day: date, dry: bool) -> None:  # noqa: ARG001
    """Mend what needs no judgement: tracking, unseen signs, curly quotes, bullets, order."""
    with _told() as tell:
        tell(fix_files(root, dry=dry) or ["nothing to mend"])


@click.command()
@of_project
@click.argument("words", nargs=-1, required=True)
def find(root: Path, day: date, words: tuple[str, ...]) -> None:  # noqa: ARG001
    """Print where replies and pages say something, in any language; exit 1 when nowhere."""
    library, _ = load(root)
    found = find_text(library, " ".join(words))
    for line in found:
        click.echo(line)
    if not found:
        raise click.ClickException(f'nothing says "{" ".join(words)}"')

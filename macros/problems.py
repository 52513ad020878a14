"""What is wrong with the content: where it stands, which rule it breaks, what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import click


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A line of a file; `path` is relative to the project's root, with forward slashes."""

    path: str
    line: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing a writer has to mend; a warning is worth saying but stops nothing."""

    place: Place
    rule: str
    message: str
    warning: bool = False

    def __str__(self) -> str:
        kind = "warning: " if self.warning else ""
        message = " ".join(self.message.split())  # what it quotes may have lines
        line = f"{self.place}: {kind}{self.rule}: {message}"
        return line if line.isprintable() else "".join(map(_printable, line))


def _printable(char: str) -> str:
    return char if char.isprintable() else ascii(char)[1:-1]


class Text(str):
    """Text a writer typed, which remembers its place so that a rule can point at it."""

    __slots__ = ("place",)

    place: Place

    def __new__(cls, value: str, place: Place) -> Text:
        text = super().__new__(cls, value)
        text.place = place
        return text

    def __reduce__(self) -> tuple[type[Text], tuple[str, Place]]:
        return Text, (str(self), self.place)  # how another process gets it


class ContentError(click.ClickException, SystemExit):
    """Raised when problems stop a build; prints them one a line on standard output.

    It is click's exception, so every engine's command ends cleanly with status 1, and a
    `SystemExit`, so MkDocs' live reload prints the lines instead of a traceback.
    """

    code = 1

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(report(self.problems)))

    def __str__(self) -> str:
        return self.message

    def show(self, file: object = None) -> None:  # noqa: ARG002
        click.echo(self.message)


def report(problems: Iterable[Problem]) -> list[str]:
    """The problems as lines for people: sorted, each said once."""
    return [str(problem) for problem in sorted(set(problems))]

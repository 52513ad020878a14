"""How commands tell problems: lines for people, and marks beside the lines on GitHub."""

from __future__ import annotations

import os
from collections.abc import Iterable

import click

from macros.problems import Problem


def tell(problems: Iterable[Problem]) -> None:
    """Print each problem once, sorted; in GitHub's CI also as an annotation of its line."""
    found = sorted(set(problems))
    for problem in found:
        click.echo(str(problem))
    if os.environ.get("GITHUB_ACTIONS") == "true":
        for problem in found:
            click.echo(annotation(problem))


def annotation(problem: Problem) -> str:
    """A problem as GitHub shows it beside the line.

    https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
    """
    kind = "warning" if problem.warning else "error"
    path = _escaped(problem.place.path).replace(":", "%3A").replace(",", "%2C")
    title = _escaped(problem.rule).replace(":", "%3A").replace(",", "%2C")
    message = _escaped(str(problem).partition(f"{problem.rule}: ")[2])
    return f"::{kind} file={path},line={problem.place.line},title={title}::{message}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

"""What commands take: the project's folder, the day, names; each said once."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])
_NAME = re.compile(r"[a-z0-9-]+/[a-z0-9-]+")


class Day(click.ParamType[date]):
    """A day as ISO 8601 writes it."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f'"{value}" is no date like 2026-11-22', param, ctx)


class Name(click.ParamType[str]):
    """A playbook or a reply: product/name, in small letters."""

    name = "product/name"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not _NAME.fullmatch(value):
            self.fail(f'"{value}" is no name; write product/name-in-small-letters', param, ctx)
        return str(value)


def of_project(command: Command) -> Command:
    """Give a command `--root` and `--today`; before its name they may stand as well."""
    return _root(_today(command))


_root = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=lambda: _given("root", Path()),
    help="The project's folder.",
)
_today = click.option(
    "--today",
    "day",
    type=Day(),
    default=lambda: _given("day", date.today()),
    help="Judge dates by this day (environment: TODAY).",
)
recorded = click.option(
    "--record", is_flag=True, envvar="RECORD", help="Write down what was found (RECORD=1)."
)


def _given(name: str, default: Any) -> Any:
    """What was said before the command's name, or before that of its group."""
    context = click.get_current_context().parent
    while context is not None:
        if context.params.get(name):
            return context.params[name]
        context = context.parent
    return default

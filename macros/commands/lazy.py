"""A group of commands that reads a command's code when it is called.

https://click.palletsprojects.com/en/stable/complex/#lazily-loading-subcommands
"""

from __future__ import annotations

from importlib import import_module

import click

# Each command, and where it stands: the module of macros.commands, and the name in it.
COMMANDS = {
    "check": "check.check",
    "site": "build.site",
    "serve": "serve.serve_site",
    "links": "links.links",
    "tickets": "tickets.tickets",
    "export": "export.export",
    "exports": "export.exports",
    "import": "bring_in.bring_in",
    "new": "writing.new",
    "rename": "writing.rename",
    "retire": "writing.retire",
    "reviewed": "writing.reviewed",
    "fix": "writing.fix",
    "find": "writing.find",
    "health": "health.health",
    "review": "review.review",
    "messages": "review.review",
}


class LazyGroup(click.Group):
    """The commands of `COMMANDS`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command by its name; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(".")
        command: click.Command = getattr(import_module(f"macros.commands.{module}"), name)
        return command

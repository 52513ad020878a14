"""The few settings that come from outside: all of them are environment variables."""

from __future__ import annotations

import os
from urllib.parse import urlencode

from markupsafe import Markup

ASKS = "snippets/asks/"


def repository() -> str | None:
    """The project's public address, `https://github.com/owner/name`, if there is one."""
    address = os.environ.get("REPOSITORY", "").rstrip("/")
    return address or None


def source_link(path: str) -> str | None:
    """Where a file of the project can be edited in a browser."""
    address = repository()
    return f"{address}/edit/main/{path}" if address else None


def flag_and_fix(path: str, name: str) -> Markup:
    """Links to say that something is wrong with `name`, and to mend the file it stands in.

    Both open a prefilled form of the repository's site; nothing of the page goes along.
    """
    flag, fix = _forms(path, name)
    return (
        Markup('<a href="{}">Flag</a> <a href="{}">Fix</a> ').format(flag, fix)
        if flag
        else Markup()
    )


def flag_and_fix_data(path: str, name: str) -> Markup:
    """The same two addresses as attributes, for a card whose links the browser adds."""
    flag, fix = _forms(path, name)
    return Markup(' data-flag="{}" data-fix="{}"').format(flag, fix) if flag else Markup()


def _forms(path: str, name: str) -> tuple[str, str | None]:
    address = repository()
    if not address:
        return "", None
    query = urlencode({"title": f"Wrong or outdated: {name}", "body": FLAG.format(path=path)})
    return f"{address}/issues/new?{query}", source_link(path)


FLAG = """What is wrong, and where does it say so?

Source (an official page, please):

File: {path}
"""

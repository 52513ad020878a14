"""The few settings that come from outside: all of them are environment variables."""

from __future__ import annotations

import os

ASKS = "snippets/asks/"


def repository() -> str | None:
    """The project's public address, `https://github.com/owner/name`, if there is one."""
    address = os.environ.get("REPOSITORY", "").rstrip("/")
    return address or None


def source_link(path: str) -> str | None:
    """Where a file of the project can be edited in a browser."""
    address = repository()
    return f"{address}/edit/main/{path}" if address else None


def site_address() -> str:
    """The site's own public address, ending with a slash; empty when it is not known."""
    address = os.environ.get("SITE_URL", "").rstrip("/")
    return f"{address}/" if address else ""

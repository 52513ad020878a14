"""`make serve`: the site with live reload, on a port that is free."""

from __future__ import annotations

import errno
import os
import socket
import sys
from datetime import date
from pathlib import Path

import click

from macros.commands import process
from macros.commands.options import of_project

HOST = "127.0.0.1"


@click.command("serve")
@of_project
@click.option(
    "--port", type=click.IntRange(1, 65535), envvar="PORT", default=8000, show_default=True
)
def serve_site(root: Path, day: date, port: int) -> None:
    """Serve with live reload, mistakes and all."""
    os.environ["TODAY"] = day.isoformat()
    sys.exit(serve(root, port))


def serve(root: Path, port: int) -> int:
    """Serve the project below `root` until interrupted; 1 when it cannot be started."""
    from macros.preview.server import serve as preview  # noqa: PLC0415  an engine, for this alone

    taken = _why_not(port)
    if taken:
        print(f"make serve: {taken}", file=sys.stderr)
        return 1
    with process.ending():
        preview(root, HOST, port, lambda line: print(line, flush=True))
    sys.stdout.flush()
    os._exit(0)  # at once: there is nothing left to clear away but memory


def _why_not(port: int) -> str:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return (
                    f"port {port} is in use, perhaps by another make serve; "
                    f"stop that, or choose a port: PORT={port + 1} make serve"
                )
            return f"port {port} cannot be used ({error.strerror}); choose another: PORT=8001"
    return ""

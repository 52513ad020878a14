"""`python -m macros`: the commands behind make."""

from __future__ import annotations

import argparse
import os
import re
import sys
from datetime import date
from pathlib import Path

from macros.commands import build, serve
from macros.commands.new import new
from macros.desk.answers import NodeError
from macros.desk.evaluate import measure
from macros.exports.write import export
from macros.links.external import watch
from macros.problems import ContentError, report
from macros.project import open_project, require, today

_NAME = re.compile(r"[a-z0-9-]+/[a-z0-9-]+$")


def main(arguments: list[str] | None = None) -> int:
    """Run a command; gives the exit status: 0, or 1 when something is wrong."""
    options = _parser().parse_args(arguments)
    try:
        day = options.today or today()
    except ValueError:
        print(f'TODAY="{os.environ["TODAY"]}" is no date like 2026-11-22', file=sys.stderr)
        return 1
    try:
        status: int = options.run(options, day)
    except ContentError as error:
        print(error)
        return 1
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m macros")
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder")
    parser.add_argument("--today", type=date.fromisoformat, help="judge dates by this day")
    commands = parser.add_subparsers(required=True, metavar="command")
    for run, words in (
        (_check, "print what is wrong with the content"),
        (_site, "check and build into site/"),
        (_serve, "serve with live reload"),
        (_links, "ask every official page whether it is still there; RECORD=1 writes it down"),
        (_export, "write library.json into a built site"),
        (_tickets, "print how often the desk finds the playbook; RECORD=1 keeps the figures"),
        (_new, "write a playbook or a reply to fill in"),
    ):
        command = commands.add_parser(run.__name__.lstrip("_"), help=words, description=words)
        command.set_defaults(run=run)
        if run is _links:
            _links_options(command)
        if run is _export:
            command.add_argument("site", type=Path)
        if run is _new:
            command.add_argument("kind", choices=["playbook", "reply"])
            command.add_argument("name", help="product/name")
    return parser


def _links_options(command: argparse.ArgumentParser) -> None:
    only = command.add_mutually_exclusive_group()
    words = "ask only for addresses added or changed since REF, as warnings"
    only.add_argument("--changed-since", metavar="REF", help=words)
    words = "ask nothing; write the issue about the ledger, empty when all is well"
    only.add_argument("--issue", type=Path, metavar="FILE", help=words)


def _check(options: argparse.Namespace, day: date) -> int:
    site = open_project(options.root, day)
    for line in report(site.problems):
        print(line)
    return 1 if site.errors else 0


def _site(options: argparse.Namespace, day: date) -> int:
    require(options.root, day)
    worked, lines = build.build(options.root)
    for line in lines:
        print(line)
    return 0 if worked else 1


def _serve(options: argparse.Namespace, _day: date) -> int:
    port = os.environ.get("PORT") or "8000"
    if not port.isdecimal() or not 0 < int(port) < 65536:
        print(f'PORT="{port}" is no port; use a number from 1024 to 65535', file=sys.stderr)
        return 1
    return serve.serve(options.root, int(port))


def _links(options: argparse.Namespace, day: date) -> int:
    if options.issue:
        watch.write_issue(options.root, options.issue)
    elif options.changed_since:
        watch.changed(options.root, day, options.changed_since)
    else:
        watch.links(options.root, day)
    return 0


def _export(options: argparse.Namespace, day: date) -> int:
    if not options.site.is_dir():
        print(f"{options.site} is no folder; build the site first: make site", file=sys.stderr)
        return 1
    written = export(require(options.root, day), options.site)
    print(f"{options.site}: wrote {len(written)} files")
    return 0


def _tickets(options: argparse.Namespace, day: date) -> int:
    site = require(options.root, day)
    try:
        good = measure(options.root, site.library, record=os.environ.get("RECORD") == "1")
    except FileNotFoundError as error:
        print(f"{error.filename}: the tickets cannot be read ({error.strerror})", file=sys.stderr)
        return 1
    except NodeError as error:
        print(error, file=sys.stderr)
        return 1
    return 0 if good else 1


def _new(options: argparse.Namespace, day: date) -> int:
    if not _NAME.match(options.name):
        print(f'"{options.name}" is no name; write product/name-in-small-letters', file=sys.stderr)
        return 1
    try:
        path = new(options.root, options.kind, options.name, day)
    except FileExistsError as error:
        print(f"{error.filename} exists already; edit it, or choose another name", file=sys.stderr)
        return 1
    print(f"{path}: fill it in, then run: make check")
    return 0


if __name__ == "__main__":
    sys.exit(main())

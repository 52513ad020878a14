"""States of the library: the working tree, a git reference, or a library.json that was built."""

from __future__ import annotations

import io
import json
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import Any, TypeAlias

from macros.exports.library_json import catalog
from macros.library.loader import load

State: TypeAlias = Any  # a library.json, of whatever age
_PARTS = ("docs", "snippets")


class NoStateError(Exception):
    """There is no such state; says why."""


def read(root: Path, name: str | None) -> State:
    """The state `name`: a library.json, a git reference, or for None the working tree."""
    if name is None:
        return _loaded(root)
    file = Path(name)
    if file.suffix == ".json":
        return _json(file)
    with tempfile.TemporaryDirectory() as folder:
        _extract(root, name, Path(folder))
        return _loaded(Path(folder))


def _loaded(root: Path) -> State:
    """What can be read, as JSON would have it: a mistake elsewhere hides no message."""
    return json.loads(json.dumps(catalog(load(root)[0])))


def _json(file: Path) -> State:
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise NoStateError(f"{file} is no library.json: {error}") from error
    if not isinstance(data, dict) or not {"playbooks", "replies"} <= data.keys():
        raise NoStateError(f"{file} is no library.json: it has no playbooks and replies")
    return data


def _extract(root: Path, ref: str, folder: Path) -> None:
    """Put the content of a git reference into a folder: as data, nothing of it is run."""
    if (
        _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
        is None
    ):
        raise NoStateError(f'there is no "{ref}" here to compare with; fetch it, as in: git fetch')
    there = [part for part in _PARTS if _git(root, "cat-file", "-e", f"{ref}:./{part}") is not None]
    packed = _git(root, "archive", "--format=tar", ref, *there) if there else None
    if packed is None:
        raise NoStateError(f'"{ref}" has no docs/ and snippets/')
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(folder, filter="data")


def _git(root: Path, *arguments: str) -> bytes | None:
    done = subprocess.run(["git", "-C", root, *arguments], capture_output=True)  # noqa: S607
    return done.stdout if done.returncode == 0 else None

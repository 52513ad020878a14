"""What all pages of a site have in common: the code that makes them and that runs on them."""

from __future__ import annotations

import hashlib
import sys
import sysconfig
from functools import cache
from pathlib import Path

_MADE_OF = ("docs/assets", "overrides", "mkdocs.yml", "macros")  # relative to the project's root
_OWN = Path(__file__).parents[1]


@cache
def shell(root: Path) -> str:
    """A name for the code of a project: its own, its pages', and the libraries it runs on.

    A page says it, so that a browser loads a page of other code whole instead of in place.
    """
    digest = hashlib.sha256(sys.version.encode())
    for name in ("purelib", "platlib"):
        folder = Path(sysconfig.get_path(name))
        known = sorted(path.name for path in folder.glob("*.dist-info"))
        digest.update("\n".join(known).encode())
    for path in sorted({*_files(root), *_below(_OWN)}):
        data = path.read_bytes()
        own = path.relative_to(root if path.is_relative_to(root) else _OWN)
        digest.update(f"{own.as_posix()}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()[:16]


def _files(root: Path) -> list[Path]:
    found = []
    for name in _MADE_OF:
        place = root / name
        found += [place] if place.is_file() else _below(place)
    return found


def _below(folder: Path) -> list[Path]:
    return [
        path
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".pyc" and not path.name.startswith(".")
    ]

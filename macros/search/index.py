"""The index in the header's search, made by Pagefind in parts: an edit makes one of them anew.

https://pagefind.app
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from macros.library.model import Library
from macros.problems import ContentError, Place, Problem
from macros.search import kept
from macros.search.parts import Part, parts
from macros.search.records import records

FOLDER = "search"  # relative to the site's
PARTS = "search/parts.json"  # how many parts there are
_CODE, _WASM = "pagefind.js", "wasm.en.pagefind"
_OF_EACH = ("pagefind-entry.json", "pagefind.*.pf_meta", "index/*", "fragment/*")
_WHY = "the index of the search cannot be made ({}); take away .cache/search and begin again"


def made(library: Library, root: Path) -> Iterator[tuple[str, bytes]]:
    """The files of a library's index, by their names below the site's root.

    Raise ContentError when Pagefind makes none.
    """
    found = parts(records(library))
    folder = root.resolve() / kept.FOLDER
    known = {part.key: kept.load(folder, part.key) for part in found}
    known |= _make([part for part in found if known[part.key] is None], folder)
    kept.forget(folder, known)
    for number, part in enumerate(found):
        files = known[part.key] or {}
        for name, data in files.items():
            if name == _CODE and number == 0:
                yield f"{FOLDER}/{name}", data
            elif name != _CODE and (name != _WASM or number == 0):  # all parts share the first's
                yield f"{FOLDER}/{number}/{name}", data
    yield PARTS, f"{len(found)}\n".encode()


def write(library: Library, root: Path, site: Path) -> list[Path]:
    """Write a library's index into `site`, in place of another; return the files.

    How many parts there are is written last, and what is no longer needed goes then.
    """
    before = {path for path in (site / FOLDER).rglob("*") if path.is_file()}
    written = []
    for name, data in made(library, root):
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path not in before or path.read_bytes() != data:
            path.write_bytes(data)
        written.append(path)
    for old in before - {*written, site / _EMPTY}:
        old.unlink()
    return written


_EMPTY = f"{FOLDER}/search_index.json"


def stand_in(site: Path) -> None:
    """Write what Material asks for before it lets anybody search: an index of its own, empty."""
    file = site / _EMPTY
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text('{"config": {}, "docs": []}\n', encoding="utf-8")


def _make(missing: list[Part], cache: Path) -> dict[str, dict[str, bytes]]:
    """The files of parts by their names, made as many at a time as there are processors."""
    found: dict[str, dict[str, bytes]] = {}
    waiting, running = list(missing), list[tuple[Part, subprocess.Popen[str]]]()
    with tempfile.TemporaryDirectory(prefix="search-") as name:
        try:
            while waiting or running:
                while waiting and len(running) < (os.cpu_count() or 1):
                    part = waiting.pop()
                    running.append((part, _begin(part, Path(name) / part.key)))
                part, process = running[0]
                said, _ = process.communicate()
                if process.returncode:
                    raise _failed(said, process.returncode)
                found[part.key] = _files(Path(name) / part.key / "made")
                kept.keep(cache, part.key, found[part.key])
                shutil.rmtree(Path(name) / part.key)
                running.pop(0)
        finally:
            for _, process in running:
                process.kill()
                process.wait()
    return found


def _begin(part: Part, folder: Path) -> subprocess.Popen[str]:
    for path, html in part.pages.items():
        page = folder / "pages" / path
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(html, encoding="utf-8")
    options = ["--site", folder / "pages", "--output-path", folder / "made", "--silent"]
    command = [sys.executable, "-m", "pagefind", *map(str, options), "--force-language", "en"]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=folder
    )


def _files(folder: Path) -> dict[str, bytes]:
    """What a part needs of all that Pagefind writes, by name."""
    paths = (path for kind in (*_OF_EACH, _CODE, _WASM) for path in sorted(folder.glob(kind)))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _failed(said: str, status: int) -> ContentError:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    why = _WHY.format(lines[-1] if lines else f"Pagefind ended with status {status}")
    return ContentError([Problem(Place("docs"), "build", why)])

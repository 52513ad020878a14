"""The index in the header's search, made by Pagefind in parts: an edit makes one of them anew.

A part is known by what is in it, so a part that is kept from a former build is the one that would
be made now. https://pagefind.app
"""

from __future__ import annotations

import hashlib
import math
import os
import shutil
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from html import escape
from importlib.metadata import version
from pathlib import Path

from macros.library.model import Library
from macros.problems import ContentError, Place, Problem
from macros.search.records import Record, Section, records
from macros.search.words import spaced

CACHE = ".cache/search"  # relative to the project's root
FOLDER = "search"  # relative to the site's
PARTS = "search/parts.json"  # how many parts there are
_PER_PART = 2**18  # characters in the part of a library of one part; others grow more slowly
_CODE = "pagefind.js"
_KEPT = ("pagefind-entry.json", "pagefind.*.pf_meta", "index/*", "fragment/*")
_SEAL = "seal"  # the last file of a part in the cache: what all its others are
_SPARE = 3  # parts that are kept for each one that is used: of other branches, of undone edits
_FORM = "1"  # of what this module writes; another one lets go of every part that is kept
_PAGE = '<!doctype html><html lang="en"><body data-pagefind-body>{}</body></html>'


_MEND = "the index of the search cannot be made ({}); take away .cache/search and begin again"


@dataclass(frozen=True, slots=True)
class _Part:
    """Pages by their paths, and the name of what they are, all of it made short."""

    pages: dict[str, str]
    key: str


def write(library: Library, root: Path, site: Path) -> list[Path]:
    """Write the index of a library into `site`; raise ContentError when that cannot be."""
    parts = _parts(records(library))
    made = _made(parts, root.resolve() / CACHE)
    target = site / FOLDER
    target.mkdir(parents=True, exist_ok=True)
    for number, folder in enumerate(made):
        shutil.rmtree(target / str(number), ignore_errors=True)
        for pattern in (*_KEPT, *(("wasm.en.pagefind",) if number == 0 else ())):
            for path in folder.glob(pattern):
                copy = target / str(number) / path.relative_to(folder)
                copy.parent.mkdir(parents=True, exist_ok=True)
                _link(path, copy)
    for folder in made[:1]:
        shutil.copyfile(folder / _CODE, target / _CODE)
    (site / PARTS).write_text(f"{len(parts)}\n", encoding="utf-8")
    return [path for path in target.rglob("*") if path.is_file()]


def stand_in(site: Path) -> None:
    """Write what Material asks for before it lets anybody search: an index of its own, empty."""
    file = site / FOLDER / "search_index.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text('{"config": {}, "docs": []}\n', encoding="utf-8")


def _link(path: Path, copy: Path) -> None:
    """Lay a file beside another, as the same one where the system can: there are many."""
    try:
        os.link(path, copy)
    except OSError:
        shutil.copyfile(path, copy)


def _parts(found: Iterable[Record]) -> list[_Part]:
    """The pages of a library in parts, each by its address, so that most stay where they are."""
    pages = {f"{record.url}index.html": _html(record) for record in found}
    many = math.ceil(math.sqrt(sum(map(len, pages.values())) / _PER_PART)) or 1
    parts: list[dict[str, str]] = [{} for _ in range(many)]
    for path, html in sorted(pages.items()):
        parts[zlib.crc32(path.encode()) % many][path] = html
    return [_Part(pages, _key(pages)) for pages in parts if pages]


def _key(pages: dict[str, str]) -> str:
    digest = hashlib.sha256(f"{_FORM} {version('pagefind-bin')}".encode())
    for path, html in pages.items():
        digest.update(f"{path}\0{len(html)}\0{html}".encode())
    return digest.hexdigest()[:32]


def _html(record: Record) -> str:
    # What customers say and what the page is for count more than what else stands on it.
    first = "".join(map(_paragraph, record.texts))
    whole = f'<h1>{_words(record.title)}</h1><div data-pagefind-weight="2">{first}</div>'
    whole += "".join(map(_paragraph, record.more)) + "".join(map(_section, record.sections))
    if record.boost != 1:
        whole = f'<div data-pagefind-weight="{record.boost}">{whole}</div>'
    return _PAGE.format(whole)


def _section(section: Section) -> str:
    heading = f'<h2 id="{escape(section.id)}">{_words(section.heading)}</h2>' if section.id else ""
    return heading + "".join(map(_paragraph, section.texts))


def _paragraph(text: str) -> str:
    return f"<p>{_words(text)}</p>"


def _words(text: str) -> str:
    return escape(spaced(text), quote=False)


def _made(parts: list[_Part], cache: Path) -> list[Path]:
    """Folders with the index of each part: kept ones, and the others made, as many at a time as
    there are processors."""
    folders = [cache / part.key for part in parts]
    missing = [part for part, folder in zip(parts, folders, strict=True) if not _is_whole(folder)]
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache, prefix="making-") as name:
        waiting, running = list(missing), list[tuple[_Part, subprocess.Popen[str]]]()
        while waiting or running:
            while waiting and len(running) < (os.cpu_count() or 1):
                part = waiting.pop()
                running.append((part, _begin(part, Path(name) / part.key)))
            part, process = running.pop(0)
            said, _ = process.communicate()
            if process.returncode:
                for _, other in running:
                    other.kill()
                raise _failed(said, process.returncode)
            _keep(Path(name) / part.key / "made", cache / part.key)
    _forget(cache, folders)
    return folders


def _forget(cache: Path, used: list[Path]) -> None:
    """Let go of what has not been used for long; another build may be at work beside this one."""
    for folder in used:
        os.utime(folder)
    others = [folder for folder in cache.iterdir() if folder not in used]
    for old in sorted(others, key=lambda folder: -folder.lstat().st_mtime)[_SPARE * len(used) :]:
        shutil.rmtree(old, ignore_errors=True)


def _failed(said: str, status: int) -> ContentError:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    why = _MEND.format(lines[-1] if lines else f"Pagefind ended with status {status}")
    return ContentError([Problem(Place("docs"), "build", why)])


def _begin(part: _Part, folder: Path) -> subprocess.Popen[str]:
    for path, html in part.pages.items():
        page = folder / "pages" / path
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(html, encoding="utf-8")
    options = ["--site", folder / "pages", "--output-path", folder / "made", "--silent"]
    command = [sys.executable, "-m", "pagefind", *map(str, options), "--force-language", "en"]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=folder
    )


def _keep(made: Path, folder: Path) -> None:
    (made / _SEAL).write_text(_seal(made, folder.name), encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    made.rename(folder)


def _is_whole(folder: Path) -> bool:
    """Whether a part in the cache is as it was written."""
    with suppress(OSError):
        return (folder / _SEAL).read_text(encoding="utf-8") == _seal(folder, folder.name)
    return False


def _seal(folder: Path, key: str) -> str:
    digest = hashlib.sha256(key.encode())
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != _SEAL:
            digest.update(f"{path.relative_to(folder).as_posix()}\0".encode() + path.read_bytes())
    return digest.hexdigest()

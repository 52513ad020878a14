"""What of docs/ is published: what the rules have read, and the site's own code."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from macros.library.model import Library

_CODE = (".js", ".css", ".svg")


def is_meant(library: Library, path: str) -> bool:
    """Whether a file is meant to be published; `path` is relative to docs/."""
    if path.startswith("assets/"):
        return path.endswith(_CODE)
    if path.endswith(".md"):
        return path.removesuffix(".md") in library.names["page"]
    return path in library.names["picture"]


def newest(library: Library) -> date | None:
    """The day of the newest review."""
    return max((b.reviewed for b in library.playbooks.values() if b.reviewed), default=None)


def updated(library: Library, name: str, newest: date | None) -> date | None:
    """The day of a page for search engines; one that nobody reviews has the newest review's."""
    playbook = library.playbooks.get(name)
    return (playbook and playbook.reviewed) or newest


def withdraw(library: Library, root: Path, site: Path) -> list[Path]:
    """Take what nobody meant out of a built site: not every engine can be told before.

    Return the files that are gone.
    """
    docs = root / "docs"
    kept = {site / page.url / "index.html" for page in library.pages.values()}
    gone: set[Path] = set()
    for path in docs.rglob("*"):
        source = path.relative_to(docs).as_posix()
        if path.is_dir() or is_meant(library, source):
            continue
        page = source.removesuffix(".md").removesuffix("index").removesuffix("README")
        built = {site / source, *([site / page / "index.html"] if page != source else [])}
        gone |= {one for one in built - kept if one.is_file() or one.is_symlink()}
    for path in gone:
        path.unlink()
    return sorted(gone)

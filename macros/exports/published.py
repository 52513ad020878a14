"""What of docs/ is published: what the rules have read, and the site's own code."""

from __future__ import annotations

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

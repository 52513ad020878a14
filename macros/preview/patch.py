"""A library after an edit: what was edited is read anew, and no more.

A file that cannot be understood leaves what was last read of it; its problems say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from macros.library.loader import Loader, load
from macros.library.model import Library, Reply
from macros.problems import Problem
from macros.reading.files import is_leaving

_REGISTERS = (
    "snippets/documents.yml",
    "snippets/fields.yml",
    "snippets/facts.yml",
    "snippets/owners.yml",
)
_FOR_LATER = re.compile(r"snippets/(?:asks/.*|ledger\.json|published\.txt|dictionary\.txt)")
K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Reading:
    """A library, and what is wrong with single files, by their paths."""

    library: Library
    problems: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)


def read(root: Path) -> Reading:
    """The whole library below `root`, as far as it can be read."""
    library, problems = load(root)
    paths = {problem.place.path for problem in problems}
    return Reading(library, {path: _of(problems, path) for path in paths})


def patched(root: Path, before: Reading, changed: Iterable[str]) -> Reading:
    """The library after some files were written, came or went."""
    paths = {path for path in changed if not is_leaving(path)}
    if any(not _is_known(before.library, path) or not (root / path).is_file() for path in paths):
        return _kept(before, read(root))
    if paths & set(_REGISTERS):
        paths |= {place.path for _, place in before.library.fact_uses}
    reading = before
    for path in sorted(paths, key=lambda path: (path not in _REGISTERS, path)):
        if not _FOR_LATER.fullmatch(path):
            reading = _one(root, reading, path)
    return reading


def _is_known(library: Library, path: str) -> bool:
    """Whether a path is that of something that was read: an edit, nothing that came."""
    if path in _REGISTERS or _FOR_LATER.fullmatch(path):
        return True
    if path.startswith("docs/"):
        return path[5:].removesuffix(".md") in library.pages
    frames = (frame.body.path for frame in library.frames.values())
    name = re.sub(r"(?:\.[\w-]+)?\.md$", "", path.removeprefix("snippets/"))
    reply = library.replies.get(name)
    own = (variant.body.path for variant in reply.variants.values()) if reply else ()
    return path in (*own, *frames)


def _one(root: Path, before: Reading, path: str) -> Reading:
    """What one file says now, put in place of what it said."""
    loader = Loader(root, before.library)
    if path in _REGISTERS:
        loader.registers()
    else:
        loader.watched(path, loader.page if path.startswith("docs/") else loader.snippet)
    problems = {**before.problems}
    problems.pop(path, None)
    if loader.problems:
        return Reading(before.library, {**problems, path: tuple(loader.problems)})
    return Reading(_with(before.library, loader, path), problems)


def _with(library: Library, loader: Loader, path: str) -> Library:
    uses = [use for use in library.fact_uses if use[1].path != path]
    return replace(
        library,
        documents=MappingProxyType(loader.documents),
        fields=MappingProxyType(loader.fields),
        facts=MappingProxyType(loader.facts),
        owners=MappingProxyType(loader.owners),
        fact_uses=(*uses, *loader.fact_uses),
        frames=_over(library.frames, loader.frames),
        pages=_over(library.pages, loader.pages),
        playbooks=_over(library.playbooks, loader.playbooks),
        replies=_over(library.replies, _replies(library, loader)),
    )


def _replies(library: Library, loader: Loader) -> dict[str, Reply]:
    return {
        name: Reply(name, _over(library.replies[name].variants, variants))
        for name, variants in loader.variants.items()
    }


def _over(before: Mapping[K, V], after: Mapping[K, V]) -> Mapping[K, V]:
    return MappingProxyType({**before, **after}) if after else before


def _kept(before: Reading, after: Reading) -> Reading:
    """A new reading, with what was last read of the pages and replies that cannot be read now."""
    pages = {f"docs/{name}.md": name for name in before.library.pages}
    broken = [pages[path] for path in after.problems if path in pages]
    kept = {name: before.library.pages[name] for name in broken}
    books = {n: before.library.playbooks[n] for n in broken if n in before.library.playbooks}
    replies = {
        name: reply
        for name, reply in before.library.replies.items()
        if any(variant.body.path in after.problems for variant in reply.variants.values())
    }
    library = replace(
        after.library,
        pages=_over(after.library.pages, kept),
        playbooks=_over(after.library.playbooks, books),
        replies=_over(after.library.replies, replies),
    )
    return Reading(library, after.problems)


def _of(problems: Iterable[Problem], path: str) -> tuple[Problem, ...]:
    return tuple(problem for problem in problems if problem.place.path == path)

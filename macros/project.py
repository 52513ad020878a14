"""The library of a project, loaded and checked: what every command and every engine starts from."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from macros.library.loader import load
from macros.library.model import Library
from macros.problems import ContentError, Problem
from macros.reading.files import files
from macros.rules import check
from macros.rules.memory import Memory
from macros.text import company


@dataclass(frozen=True, slots=True)
class Project:
    """A project's root, its library, and what is wrong with it on a day.

    A `preview` shows whatever can be shown; its problems are told elsewhere. Where pages are made
    `alone`, one by one, the engine leaves it to others to check and to complete a site.
    """

    root: Path
    library: Library
    problems: tuple[Problem, ...]
    preview: bool = False
    alone: bool = False

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if not problem.warning)


def today() -> date:
    """Today, or the day in the environment variable TODAY (ISO) when that is set."""
    given = os.environ.get("TODAY")
    return date.fromisoformat(given) if given else date.today()


def open_project(root: Path, day: date | None = None) -> Project:
    """Load and check the project below `root`, again only when a file has changed."""
    project = _open(root.resolve(), day or today(), _stamp(root))
    company.use(project.library.company)
    return project


def require(root: Path, day: date | None = None) -> Project:
    """The project, or a `ContentError` with every problem when there is one that is no warning."""
    project = open_project(root, day)
    if project.errors:
        raise ContentError(project.problems)
    return project


def to_build(root: Path) -> Project:
    """The project whose pages are to be built: the one in use, where pages are made alone."""
    known = current()
    return known if known and known.alone and known.root == root.resolve() else require(root)


def use(project: Project) -> None:
    """Make `project` the one whose pages are being built: one process builds one."""
    _current[:] = [project]


def current() -> Project | None:
    """The project whose pages are being built."""
    return _current[0] if _current else None


_current: list[Project] = []


def _stamp(root: Path) -> tuple[tuple[str, int, int], ...]:
    stats = ((path, (root / path).lstat()) for f in ("docs", "snippets") for path in files(root, f))
    return tuple((path, stat.st_mtime_ns, stat.st_size) for path, stat in stats)


@contextmanager
def _collecting_nothing() -> Iterator[None]:
    """While a library is read nearly nothing becomes garbage: looking for it took a fifth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@lru_cache(maxsize=2)
def _open(root: Path, day: date, _stamp: object) -> Project:
    with _collecting_nothing():
        again = not os.environ.get("CI")
        library, problems = load(root, again)
        memory = Memory(root, library) if again else None
        problems += check(library, day, memory)
    return Project(root, library, tuple(sorted(set(problems))))

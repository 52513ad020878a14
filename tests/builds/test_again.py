"""Building again: the same site as a clean build, and only what has changed is written."""

from __future__ import annotations

import logging
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from macros.builds.folder import Folder
from macros.builds.store import FOLDER
from macros.commands.build import build
from macros.exports.shell import shell
from macros.problems import Problem
from macros.project import _current, open_project
from tests.builds.edits import BROKEN, EDITS, LATE, word
from tests.support.projects import TODAY, run, small

Tree = dict[str, bytes]


def tree(folder: Path) -> Tree:
    """What a site holds."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def made(root: Path) -> tuple[list[Problem], Tree]:
    """Build a project; return what is wrong, and the site."""
    shell.cache_clear()
    known = open_project(root)
    problems = list(known.errors) or build(known)
    return problems, tree(root / "site")


def made_clean(root: Path, beside: Path) -> tuple[list[Problem], Tree]:
    """The same of a copy that was never built."""
    shutil.rmtree(beside, ignore_errors=True)
    ignored = shutil.ignore_patterns("site", ".cache", "macros")
    shutil.copytree(root, beside, ignore=ignored, symlinks=True)
    (beside / "macros").symlink_to(root / "macros")
    return made(beside)


@pytest.fixture(autouse=True)
def _as_in_a_command(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    in_a_command(monkeypatch)
    yield
    _current.clear()


def in_a_command(patched: pytest.MonkeyPatch) -> None:
    """Take back what another engine of this process has set."""
    logging.getLogger("mkdocs").setLevel(logging.NOTSET)
    patched.setenv("TODAY", TODAY)
    patched.setenv("NO_MKDOCS_2_WARNING", "1")
    for name in ("REPOSITORY", "SITE_URL", "CI"):
        patched.delenv(name, raising=False)


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = small(tmp_path_factory.mktemp("again") / "project")
    with pytest.MonkeyPatch.context() as patched:
        in_a_command(patched)
        assert made(root)[0] == []
    return root


@pytest.fixture
def root(built_once: Path, tmp_path: Path) -> Path:
    """A small project that has been built once."""
    return shutil.copytree(built_once, tmp_path / "project", symlinks=True)


def inodes(root: Path) -> dict[str, int]:
    return {path: (root / "site" / path).stat().st_ino for path in tree(root / "site")}


def test_an_edit_of_a_reply_reaches_the_pages_that_show_it_and_no_other_is_written(
    root: Path,
) -> None:
    before = inodes(root)
    EDITS["reply"](root, "sonata")
    problems, after = made(root)
    assert problems == []
    assert b"Also a sonata." in after["shop/parcel-late/index.html"]
    changed = {path for path, inode in inodes(root).items() if before.get(path) != inode}
    assert "shop/parcel-late/index.html" in changed
    pages = {path for path in changed if path.endswith(".html")}
    assert pages == {"shop/parcel-late/index.html"}


def test_an_edit_in_one_language_leaves_the_files_of_the_others_as_they_were(root: Path) -> None:
    before = inodes(root)
    EDITS["reply"](root, "sonata")
    assert made(root)[0] == []
    changed = {path for path, inode in inodes(root).items() if before.get(path) != inode}
    assert "exports/espanso.en.ticket.zip" in changed
    assert {"exports/espanso.es.ticket.zip", "desk.bin", "exports/index.json"} & changed == set()


def test_a_build_without_an_edit_writes_nothing(root: Path) -> None:
    before = inodes(root)
    assert made(root)[0] == []
    assert inodes(root) == before


def test_a_file_that_was_taken_over_can_be_made_again_and_the_old_one_stays(tmp_path: Path) -> None:
    new, old = tmp_path / "new", tmp_path / "old"
    old.mkdir()
    (old / "page").write_bytes(b"as it was")
    Folder(new, old).write("page", b"as it was")  # by a process that is killed then
    assert (new / "page").samefile(old / "page")
    Folder(new, old).write("page", b"as it is!")
    assert (new / "page").read_bytes() == b"as it is!"
    assert (old / "page").read_bytes() == b"as it was"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("theme: nothing-like-this", "Unrecognised theme name"),
        ("plugins: [nothing-like-this]", "plugin is not installed"),
        ("nav: [", "parsing the configuration"),
    ],
)
def test_settings_that_are_wrong_are_a_problem(root: Path, settings: str, said: str) -> None:
    before = tree(root / "site")
    (root / "mkdocs.yml").write_text(f"site_name: x\n{settings}\n", encoding="utf-8")
    (problem, *_), after = made(root)
    assert (problem.place.path, problem.rule) == ("mkdocs.yml", "build")
    assert said in problem.message
    assert after == before


DAMAGE: dict[str, Callable[[Path], object]] = {
    "an index that is cut short": lambda f: os.truncate(f / "index", 400),
    "an index of another key": lambda f: (f / "index").write_bytes(
        b"0" * 64 + (f / "index").read_bytes()[64:]
    ),
    "an index that is no index": lambda f: (f / "index").write_bytes(b"[]" * 99),
    "pieces that are cut short": lambda f: os.truncate(f / "made", 1000),
    "pieces of something else": lambda f: (f / "made").write_bytes(
        bytes(255 - one for one in (f / "made").read_bytes())
    ),
    "no pieces": lambda f: (f / "made").unlink(),
    "nothing": shutil.rmtree,
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_what_is_kept_is_believed_only_when_it_is_whole(root: Path, damage: str) -> None:
    before = tree(root / "site")
    DAMAGE[damage](root / FOLDER)
    (root / "site" / "shop" / "parcel-late" / "index.html").write_text("Somebody was here.")
    assert made(root) == ([], before)


def test_what_somebody_did_to_the_site_is_undone(root: Path) -> None:
    before = tree(root / "site")
    (root / "site" / "shop" / "parcel-late" / "index.html").write_text("Somebody was here.")
    (root / "site" / "shop" / "stray.html").write_text("And here.")
    (root / "site" / "library.json").unlink()
    assert made(root) == ([], before)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_any_edits_give_what_a_clean_build_gives(root: Path, tmp_path: Path, seed: int) -> None:
    random = Random(seed)  # noqa: S311
    kinds = list(EDITS)
    random.shuffle(kinds)
    said = []
    for kind in kinds[:14]:
        for one in {kind, *random.sample(list(EDITS), random.choice((0, 0, 1)))}:
            EDITS[one](root, word(random))
            said.append(one)
        problems, site = made(root)
        wanted, clean = made_clean(root, tmp_path / "clean")
        assert problems == wanted, said
        if not problems:
            differ = [path for path in {*site, *clean} if site.get(path) != clean.get(path)]
            assert differ == [], said


ODD = """
=== "One"

    ```python
    1 + 1
    ```

=== "Two"

    A note[^1].

[^1]: Said.
"""
ONE_CORE = """
import os, runpy, sys
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
sys.argv = ["macros", "site"]
runpy.run_module("macros", run_name="__main__")
"""


@pytest.mark.slow
def test_one_core_two_cores_and_an_engine_by_itself_build_the_same(tmp_path: Path) -> None:
    folder = small(tmp_path / "shop")
    home = folder / "docs" / "index.md"
    home.write_text(home.read_text(encoding="utf-8") + ODD, encoding="utf-8")
    sites = {}
    for how, command in {
        "two cores": (sys.executable, "-m", "macros", "site"),
        "one core": (sys.executable, "-c", ONE_CORE),
        "an engine": (sys.executable, "-m", "mkdocs", "build", "--strict"),
    }.items():
        shutil.rmtree(folder / FOLDER, ignore_errors=True)
        shutil.rmtree(folder / "site", ignore_errors=True)
        done = run(*command, cwd=folder)
        assert done.returncode == 0, done.stdout + done.stderr
        sites[how] = tree(folder / "site")
    assert sites["one core"] == sites["two cores"]
    for found in (sites["two cores"], sites["an engine"]):
        del found["sitemap.xml.gz"]  # MkDocs writes the time into it
    ours, theirs = sites["two cores"], sites["an engine"]
    assert [path for path in {*ours, *theirs} if ours.get(path) != theirs.get(path)] == []


def test_a_broken_link_is_told_again_until_it_is_mended(root: Path) -> None:
    EDITS["mistake"](root, "")
    first, _ = made(root)
    assert [(one.place.path, one.rule) for one in first] == [(BROKEN, "broken-link")]
    EDITS["prose"](root, "wait")
    assert made(root)[0] == first
    EDITS["mended"](root, "")
    problems, site = made(root)
    assert problems == []
    assert b"A line of wait." in site["shop/parcel-late/index.html"]
    assert (root / LATE).is_file()

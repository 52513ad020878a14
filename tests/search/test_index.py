"""The index of the search: made in parts, kept between builds, believed only when it is whole."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from macros.library.loader import load
from macros.library.model import Library
from macros.problems import ContentError
from macros.search import index, kept, parts
from tests.support.projects import SHOP


@pytest.fixture(scope="module")
def library() -> Library:
    return load(SHOP)[0]


def made(library: Library, root: Path, name: str) -> dict[str, bytes]:
    site = root / name
    index.write(library, root, site)
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def inodes(root: Path) -> dict[str, int]:
    """The parts in the cache, with what tells one that was made anew."""
    return {path.name: path.stat().st_ino for path in (root / kept.FOLDER).iterdir()}


def retitled(library: Library, name: str) -> Library:
    page = replace(library.pages[name], title="Quokka")
    return replace(library, pages=MappingProxyType({**library.pages, name: page}))


def test_the_same_library_gives_the_same_files_with_a_cache_and_without(
    library: Library, tmp_path: Path
) -> None:
    first = made(library, tmp_path / "one", "first")
    assert made(library, tmp_path / "one", "again") == first
    assert made(library, tmp_path / "two", "clean") == first
    assert {"search/parts.json", "search/pagefind.js", "search/0/wasm.en.pagefind"} <= set(first)
    assert not [name for name in first if "ui" in name]  # of Pagefind's own box


def test_an_edit_makes_one_part_anew(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "_PER_PART", 64)
    before = made(library, tmp_path, "before")
    many = int(before["search/parts.json"])
    assert many > 2
    cached = inodes(tmp_path)
    after = made(retitled(library, "shop/parcel-late"), tmp_path, "after")
    assert int(after["search/parts.json"]) == many
    assert len(set(inodes(tmp_path).items()) - set(cached.items())) == 1


@pytest.mark.parametrize("harm", ["cut", "changed", "gone", "of another part"])
def test_a_part_that_is_not_what_was_written_is_made_anew(
    library: Library, tmp_path: Path, harm: str
) -> None:
    first = made(library, tmp_path, "first")
    victim = next((tmp_path / kept.FOLDER).iterdir())
    data = victim.read_bytes()
    if harm == "gone":
        victim.unlink()
    elif harm == "of another part":
        made(retitled(library, "shop/parcel-late"), tmp_path, "other")
        other = next(file for file in victim.parent.iterdir() if file != victim)
        victim.write_bytes(other.read_bytes())
    else:
        victim.write_bytes(data[: len(data) // 2] if harm == "cut" else data[:-9] + bytes(9))
    assert made(library, tmp_path, "again") == first


def test_a_library_without_pages_has_an_index_without_parts(tmp_path: Path) -> None:
    empty = made(replace(load(SHOP)[0], pages=MappingProxyType({})), tmp_path, "site")
    assert empty == {"search/parts.json": b"0\n"}


def test_what_stops_pagefind_is_a_problem(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(ContentError, match="docs:1: build: the index of the search cannot be made"):
        made(library, tmp_path, "site")
    assert not (tmp_path / kept.FOLDER).exists()

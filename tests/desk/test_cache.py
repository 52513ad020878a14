"""What was learnt is kept: by all that it depends on, whole or not at all, and learnt once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.desk import cache
from macros.desk.build import CACHE, build, is_learnt
from macros.library.loader import load
from tests.support.projects import small as shared


def small(folder: Path) -> Path:
    """A small project that shares nothing with other copies."""
    shared(folder)
    (folder / CACHE).unlink()
    return folder


def test_what_was_learnt_is_learnt_once(tmp_path: Path) -> None:
    folder = small(tmp_path)
    library = load(folder)[0]
    assert not is_learnt(library, folder / CACHE)
    first = build(library, folder / CACHE)
    assert is_learnt(library, folder / CACHE)
    assert build(library, folder / CACHE) == first


@pytest.mark.parametrize("damage", [b"", b"not a file of ours", b"PK\x03\x04"])
def test_a_damaged_file_is_learnt_anew(tmp_path: Path, damage: bytes) -> None:
    folder = small(tmp_path)
    library = load(folder)[0]
    first = build(library, folder / CACHE)
    (file,) = (folder / CACHE).glob("*.npz")
    file.write_bytes(damage)
    assert build(library, folder / CACHE) == first
    assert cache.load(file) is not None


def test_half_a_file_is_learnt_anew(tmp_path: Path) -> None:
    folder = small(tmp_path)
    library = load(folder)[0]
    first = build(library, folder / CACHE)
    (file,) = (folder / CACHE).glob("*.npz")
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    assert build(library, folder / CACHE) == first


def test_who_does_not_wait_gets_what_was_learnt_last(tmp_path: Path) -> None:
    folder = small(tmp_path)
    build(load(folder)[0], folder / CACHE)
    page = next((folder / "docs" / "shop").glob("parcel-late.md"))
    page.write_text(page.read_text().replace("title: ", "title: Quite another thing, "))
    library = load(folder)[0]
    assert not is_learnt(library, folder / CACHE)
    before = sorted((folder / CACHE).glob("*.npz"))
    soon = build(library, folder / CACHE, wait=False)
    assert sorted((folder / CACHE).glob("*.npz")) == before
    assert soon
    assert build(library, folder / CACHE) != soon
    assert is_learnt(library, folder / CACHE)


def test_the_key_is_all_that_is_learnt_from(monkeypatch: pytest.MonkeyPatch) -> None:
    asks, around, names = [(0, "a"), (1, "b")], ["hello"], ["shop/a"]
    keys = {
        cache.key(asks, around, names),
        cache.key(asks[:1], around, names),
        cache.key(asks, [], names),
        cache.key(asks, around, ["shop/b"]),
    }
    monkeypatch.setattr(cache, "version", lambda name: f"another {name}")
    keys.add(cache.key(asks, around, names))
    assert len(keys) == 5
    assert json.dumps(sorted(keys))

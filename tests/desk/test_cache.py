"""What was learnt before is believed only when it is what was written."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.desk import build as desk
from macros.desk import cache
from macros.desk.index import pack
from macros.library.loader import load
from macros.library.model import Library
from tests.support.projects import SHOP


@pytest.fixture(scope="module")
def library() -> Library:
    return load(SHOP)[0]


@pytest.fixture(scope="module")
def learnt(library: Library, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return desk.build(library, tmp_path_factory.mktemp("clean"))


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-7])


def empty(file: Path) -> None:
    file.write_bytes(b"")


def junk(file: Path) -> None:
    file.write_bytes(b"\x00\xff" * 500)


def one_bit(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[-20] ^= 1
    file.write_bytes(data)


def well_formed_and_wrong(file: Path) -> None:
    learnt = cache.load(file)
    assert learnt
    file.write_bytes(pack({}, learnt.weights))


def of_another_key(file: Path) -> None:
    whole, learnt = file.read_bytes(), cache.load(file)
    assert learnt
    other = file.with_name(f"{'0' * 16}.bin")
    cache.keep(other, learnt)
    file.write_bytes(other.read_bytes())
    assert file.read_bytes() != whole


def a_bomb(file: Path) -> None:
    file.write_bytes(gzip.compress(bytes(50_000_000)))


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def a_link_to_nothing(file: Path) -> None:
    file.unlink()
    file.symlink_to("nowhere")


DAMAGES = [cut, empty, junk, one_bit, well_formed_and_wrong, of_another_key, a_bomb, a_folder]


@pytest.mark.parametrize("damage", [*DAMAGES, a_link_to_nothing])
def test_a_damaged_file_is_learnt_anew(
    damage: Callable[[Path], None], library: Library, learnt: bytes, tmp_path: Path
) -> None:
    assert desk.build(library, tmp_path) == learnt
    (file,) = tmp_path.glob("*.bin")
    damage(file)
    assert desk.build(library, tmp_path) == learnt
    assert list(tmp_path.glob("*.tmp")) == []


@pytest.mark.parametrize("place", ["file/cache", "link"])
def test_without_a_cache_all_is_well(
    place: str, library: Library, learnt: bytes, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "link").symlink_to("/proc/nowhere")
    assert desk.build(library, tmp_path / place) == learnt


def test_what_stopped_learning_left_goes(library: Library, tmp_path: Path) -> None:
    left = tmp_path / "0123456789abcdef.4194305.tmp"  # no process has this number
    left.write_bytes(b"half")
    desk.build(library, tmp_path)
    assert not left.exists()


def test_what_was_learnt_is_learnt_once(library: Library, tmp_path: Path) -> None:
    assert not desk.is_learnt(library, tmp_path)
    desk.build(library, tmp_path)
    assert desk.is_learnt(library, tmp_path)


def test_who_does_not_wait_gets_what_was_learnt_last(tmp_path: Path) -> None:
    shutil.copytree(SHOP, tmp_path / "shop")
    folder = tmp_path / "cache"
    desk.build(load(tmp_path / "shop")[0], folder)
    page = tmp_path / "shop" / "docs" / "shop" / "parcel-late.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("title: ", "title: Quite another thing ", 1), encoding="utf-8")
    library = load(tmp_path / "shop")[0]
    before = sorted(folder.iterdir())
    soon = desk.build(library, folder, wait=False)
    assert sorted(folder.iterdir()) == before
    assert desk.build(library, folder) != soon
    assert desk.is_learnt(library, folder)


def test_the_key_is_all_that_is_learnt_from(monkeypatch: pytest.MonkeyPatch) -> None:
    asks, around, names = [(0, "a"), (1, "b")], ["hello"], ["shop/a"]
    keys = [
        cache.key(asks, around, names),
        cache.key(asks[:1], around, names),
        cache.key(asks, [], names),
        cache.key(asks, around, ["shop/b"]),
    ]
    monkeypatch.setattr(cache, "version", lambda name: f"another {name}")
    keys.append(cache.key(asks, around, names))
    assert len(set(keys)) == 5

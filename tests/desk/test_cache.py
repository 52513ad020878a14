"""What was learnt before is believed only when it is what was written."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.desk import build as desk
from macros.desk.index import Index, pack
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
    file.write_bytes(pack(Index({}, {})))


def of_another_key(file: Path) -> None:
    whole = file.read_bytes()
    other = file.with_name(f"{'0' * 16}.bin")
    desk._keep(other, pack(Index({}, {})))
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

"""A pull request may bring a cache: what lies elsewhere is neither changed nor taken away."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import numpy as np
import pytest

from macros import sealed
from macros.builds.store import FOLDER as SITE
from macros.builds.store import Made, Store
from macros.desk import cache as desk
from macros.desk.index import Weights
from macros.library.kept import FOLDER as READ
from macros.library.loader import load
from macros.rules.memory import FILE
from macros.search import kept as search
from tests.support.projects import ROOT, SHOP, run

NAMES = ("notes.bin", "notes.zip", "notes.99999999.tmp", "made.txt", "0123.bin")


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder with somebody's files, older than any cache."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    for name in NAMES:
        (folder / name).write_text("mine", "utf-8")
        os.utime(folder / name, (1, 1))
    return folder


def is_untouched(folder: Path) -> bool:
    return all((folder / name).read_text("utf-8") == "mine" for name in NAMES)


def test_a_linked_folder_of_what_files_said(elsewhere: Path, tmp_path: Path) -> None:
    for name in ("docs", "snippets"):
        shutil.copytree(SHOP / name, tmp_path / name)
    (tmp_path / READ).parent.mkdir()
    (tmp_path / READ).symlink_to(elsewhere)
    load(tmp_path, again=True)
    shutil.rmtree(tmp_path / "snippets" / "frame")
    load(tmp_path, again=True)
    assert is_untouched(elsewhere)


def test_a_linked_folder_of_the_search(elsewhere: Path) -> None:
    for number in range(60):
        search.keep(elsewhere, f"{number:032x}", {})
    search.forget(elsewhere, [f"{1:032x}"])
    assert len(sealed.files(elsewhere, r"\.zip")) < 60
    assert is_untouched(elsewhere)


def test_a_linked_folder_of_the_desk(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "_CACHED", 1)
    old = elsewhere / f"{7:016x}.bin"
    old.write_bytes(b"")
    os.utime(old, (1, time.time() - 60))
    learnt = desk.Learnt(Weights(*(np.zeros(0, dtype=int) for _ in range(3))), {})
    desk.keep(elsewhere / f"{8:016x}.bin", learnt)
    assert not old.exists()
    assert is_untouched(elsewhere)


def test_a_linked_file_of_what_was_made(elsewhere: Path, tmp_path: Path) -> None:
    (tmp_path / SITE).mkdir(parents=True)
    (tmp_path / SITE / "made").symlink_to(elsewhere / "made.txt")
    store = Store(tmp_path, "key")
    store.keep("page a", Made({"a": b"a"}))
    store.write()
    assert is_untouched(elsewhere)
    again = Store(tmp_path, "key")
    assert again.asked("page a") is not None


def test_a_linked_page_of_a_review() -> None:
    steps = run("make", "-n", "review", cwd=ROOT).stdout
    assert steps.index("rm -f .cache/review.html") < steps.index("--page .cache/review.html")


def test_a_linked_file_of_what_was_found(elsewhere: Path, tmp_path: Path) -> None:
    (tmp_path / FILE).parent.mkdir()
    (tmp_path / FILE).symlink_to(elsewhere / "made.txt")
    sealed.keep(tmp_path / FILE, "key", b"found")
    assert sealed.load(tmp_path / FILE, "key") == b"found"
    assert is_untouched(elsewhere)


@pytest.mark.parametrize("data", [b"[1]", b"null", b"{", b"\xff", b"[" * 100_000])
def test_a_seal_that_fits_may_be_anybodys(tmp_path: Path, data: bytes) -> None:
    sealed.keep(tmp_path / "file", "key", data)
    assert sealed.load(tmp_path / "file", "key") == data
    assert sealed.load_members(tmp_path / "file", "key") == {}


def test_what_other_libraries_have_read_is_not_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "macros", tmp_path / "macros")
    monkeypatch.setattr(sealed, "__file__", str(tmp_path / "macros" / "sealed.py"))
    lock, found = tmp_path / "requirements.lock", [sealed.code.__wrapped__()]
    for pins in ("markdown-it-py==1", "markdown-it-py==2"):
        lock.write_text(pins, "utf-8")
        found.append(sealed.code.__wrapped__())
    assert len(set(found)) == 3

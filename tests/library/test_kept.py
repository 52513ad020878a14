"""What files said when they were read last is believed as long as it is true, and is data only."""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from macros import sealed
from macros.library import loader
from macros.library.kept import FOLDER
from macros.library.loader import load
from macros.library.pieces import read_piece
from macros.problems import Text
from tests.support.projects import SHOP


@pytest.fixture
def content(tmp_path: Path) -> Path:
    for name in ("docs", "snippets"):
        shutil.copytree(SHOP / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are read, in this process alone."""
    paths: list[str] = []

    def noted(root: Path, path: str, facts: Any) -> Any:
        paths.append(path)
        return read_piece(root, path, facts)

    monkeypatch.setattr(loader, "read_piece", noted)
    monkeypatch.setattr("macros.cores._has_another_core", lambda: False)
    return paths


def told(value: Any) -> Iterator[Any]:
    """A value taken apart, with the place of each text."""
    if isinstance(value, Text):
        yield str(value), value.place
    elif is_dataclass(value):
        for field in fields(value):
            yield from told(getattr(value, field.name))
    elif hasattr(value, "items"):
        for key, one in value.items():
            yield str(key)
            yield from told(one)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from told(one)
    else:
        yield value


def test_a_library_read_again_is_the_library_read_anew(content: Path) -> None:
    load(content, again=True)
    again, _ = load(content, again=True)
    anew, _ = load(content)
    assert list(told(again)) == list(told(anew))


def test_only_a_changed_file_is_read_again(content: Path, read: list[str]) -> None:
    load(content, again=True)
    assert len(read) > 10
    read.clear()
    reply = next(content.glob("snippets/shop/*.md"))
    reply.write_text(reply.read_text("utf-8") + "\nOne more line.\n", "utf-8")
    load(content, again=True)
    assert read == [reply.relative_to(content).as_posix()]
    read.clear()
    load(content)
    assert len(read) > 10


def test_a_fact_that_changes_is_put_into_every_text_anew(content: Path, read: list[str]) -> None:
    load(content, again=True)
    read.clear()
    facts = content / "snippets/facts.yml"
    facts.write_text("# none yet\n", "utf-8")
    load(content, again=True)
    assert len(read) > 10


def test_what_is_gone_is_let_go_of(content: Path) -> None:
    load(content, again=True)
    before = len(list((content / FOLDER).iterdir()))
    shutil.rmtree(content / "snippets/frame")
    load(content, again=True)
    assert len(list((content / FOLDER).iterdir())) == before - 1


class _Opens:
    def __init__(self, file: Path) -> None:
        self.file = file

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (self.file,)


@pytest.mark.parametrize("kept", ["code", "numbers", "text"])
def test_what_others_have_put_there_is_never_run(
    content: Path, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = content / "ran"
    foreign = {"code": _Opens(ran), "numbers": [1, 2], "text": "{}"}[kept]
    keys: list[str] = []
    load_sealed = sealed.load

    def noted(file: Path, key: str) -> bytes | None:
        keys.append(key)
        return load_sealed(file, key)

    monkeypatch.setattr(sealed, "load", noted)
    load(content, again=True)
    for file in (content / FOLDER).iterdir():
        sealed.keep(file, keys[0], pickle.dumps(foreign))
    again, problems = load(content, again=True)
    assert not ran.exists()
    assert not problems
    assert list(told(again)) == list(told(load(content)[0]))


@pytest.mark.parametrize("damage", [b"", b"x" * 9, b"x" * 900])
def test_a_damaged_file_is_read_anew(content: Path, damage: bytes) -> None:
    load(content, again=True)
    for file in (content / FOLDER).iterdir():
        file.write_bytes(damage)
    again, _ = load(content, again=True)
    assert list(told(again)) == list(told(load(content)[0]))

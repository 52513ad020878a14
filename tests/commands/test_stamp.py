"""Translations say which English they were made from, and whether that is the present one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.commands.stamp import stamp
from macros.library.loader import load
from macros.library.translations import mark, variant_is_current
from tests.rules.test_rules import LIBRARY, lines_of

ENGLISH, SPANISH = "snippets/mail/free-space.md", "snippets/mail/free-space.es.md"
NAME = "mail/free-space"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return shutil.copytree(LIBRARY, tmp_path / "library")


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def of(library: Path) -> str | None:
    return load(library)[0].replies[NAME].variants["es"].of


def test_a_translation_that_agrees_gets_the_mark_of_its_english_once(library: Path) -> None:
    assert stamp(library) == [SPANISH]
    assert of(library) == mark(load(library)[0].replies[NAME].base)
    assert stamp(library) == []
    assert lines_of(library) == []


def test_one_that_does_not_agree_gets_none(library: Path) -> None:
    edit(library / SPANISH, "2. Vacíe *Trash* (papelera).\n", "")
    assert stamp(library) == []
    assert of(library) is None


def test_an_older_one_keeps_its_mark_until_somebody_names_it(library: Path) -> None:
    stamp(library)
    edit(library / ENGLISH, "Please delete", "Please now delete")
    assert not variant_is_current(load(library)[0].replies[NAME], "es")
    assert stamp(library) == []
    assert stamp(library, (NAME,)) == [SPANISH]
    assert variant_is_current(load(library)[0].replies[NAME], "es")
    assert (library / SPANISH).read_text(encoding="utf-8").count("\nof: ") == 1


def test_without_a_mark_nobody_says_that_it_is_older(library: Path) -> None:
    edit(library / ENGLISH, "Please delete", "Please now delete")
    reply = load(library)[0].replies[NAME]
    assert variant_is_current(reply, "es")
    assert variant_is_current(reply, "en")


def test_line_ends_of_windows_stay(library: Path) -> None:
    file = library / SPANISH
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert stamp(library) == [SPANISH]
    assert of(library) is not None
    assert b"\n" not in file.read_bytes().replace(b"\r\n", b"")

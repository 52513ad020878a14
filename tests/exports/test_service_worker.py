"""Which files the service worker keeps."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from macros.exports.service_worker import PLAYBOOKS, build_id, worker
from tests.support.projects import small


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small(tmp_path)


def kept(folder: Path, playbooks: set[str]) -> list[str]:
    site = folder / "site"
    for name in ("index.html", "a/index.html", "a/b/index.html", "replies/a/b.json", "sw.js"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("x", encoding="utf-8")
    found = re.search(r"self\.FILES = (\[.*\]);", worker(folder, site, playbooks))
    assert found
    files: list[str] = json.loads(found[1])
    return files


def test_a_library_of_usual_size_is_kept_whole(folder: Path) -> None:
    assert kept(folder, {"a/b/"}) == ["./", "a/", "a/b/", "replies/a/b.json"]


def test_of_a_very_large_one_the_desk_and_the_product_pages_are_kept(folder: Path) -> None:
    many = {"a/b/", *(f"a/{number}/" for number in range(PLAYBOOKS))}
    assert kept(folder, many) == ["./", "a/"]


def test_a_build_is_named_for_what_it_is_made_from(folder: Path) -> None:
    before = build_id(folder)
    assert build_id(folder) == before
    page = folder / "docs" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert build_id(folder) != before

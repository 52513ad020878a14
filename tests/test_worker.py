"""Which files the service worker keeps."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.worker import PLAYBOOKS, UNNAMED, name_build, worker
from tests.conftest import macros
from tests.small import small


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small(tmp_path)


def kept(folder: Path, playbooks: set[str]) -> list[str]:
    site = folder / "site"
    for name in ("index.html", "a/index.html", "a/b/index.html", "replies/a/b.json", "sw.js"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("x", encoding="utf-8")
    found = re.search(r"self\.FILES = (\[.*\]);", worker("0123", site, playbooks))
    assert found
    files: list[str] = json.loads(found[1])
    return files


def test_a_library_of_usual_size_is_kept_whole(folder: Path) -> None:
    assert kept(folder, {"a/b/"}) == ["./", "a/", "a/b/", "replies/a/b.json"]


def test_of_a_very_large_one_the_desk_and_the_product_pages_are_kept(folder: Path) -> None:
    many = {"a/b/", *(f"a/{number}/" for number in range(PLAYBOOKS))}
    assert kept(folder, many) == ["./", "a/"]


def test_names_are_written_as_addresses(folder: Path) -> None:
    (folder / "site" / "a").mkdir(parents=True)
    for name in ("error #404.png", "what?.png", "a%20b.png", "ünï.png", "a b.png"):
        (folder / "site" / "a" / name).write_bytes(b"x")
    assert [name for name in kept(folder, set()) if "png" in name] == [
        "a/a%20b.png",
        "a/a%2520b.png",
        "a/error%20%23404.png",
        "a/what%3F.png",
        "a/%C3%BCn%C3%AF.png",
    ]


@pytest.fixture
def built(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / "a").mkdir(parents=True)
    page = f'<head><meta name="build" content="{UNNAMED}"></head>'
    for name in ("index.html", "a/index.html"):
        (site / name).write_text(page, encoding="utf-8")
    (site / "main.js").write_text("1", encoding="utf-8")
    return site


def named(site: Path) -> str:
    """The name of a copy of a build."""
    copy = site.parent / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(site, copy)
    build = name_build(copy)
    for page in [copy / "index.html", *copy.rglob("a/index.html")]:
        assert f'content="{build}"' in page.read_text(encoding="utf-8")
    return build


def test_a_build_has_one_name(built: Path) -> None:
    assert named(built) == named(built)


@pytest.mark.parametrize(
    "change",
    [
        lambda site: (site / "main.js").write_text("2", encoding="utf-8"),
        lambda site: (site / "main.js").rename(site / "other.js"),
        lambda site: (site / "new.js").write_text("", encoding="utf-8"),
        lambda site: (site / "main.js").unlink(),
        lambda site: (site / "a" / "index.html").unlink(),
    ],
    ids=["changed", "renamed", "added", "removed", "page"],
)
def test_every_byte_and_name_of_it_counts(built: Path, change: Callable[[Path], object]) -> None:
    before = named(built)
    change(built)
    assert named(built) != before


@pytest.mark.parametrize("setting", ["REPOSITORY", "SITE_URL"])
def test_whatever_changes_a_page_changes_the_name(folder: Path, setting: str) -> None:
    names = set()
    for address in ("", "https://example.com/team/playbooks/"):
        assert macros("site", cwd=folder, **{setting: address}).returncode == 0
        text = (folder / "site" / "sw.js").read_text(encoding="utf-8")
        names.add(text.partition(";")[0])
    assert len(names) == 2

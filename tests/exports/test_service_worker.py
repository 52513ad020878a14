"""Which files the service worker keeps."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from macros.exports.service_worker import PLAYBOOKS, UNNAMED, name_build, worker
from macros.exports.write import export
from macros.pages.exports import exports
from macros.project import open_project
from tests.support.projects import SHOP, small

DAY = date(2026, 11, 22)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small(tmp_path)


def kept(folder: Path, playbooks: set[str], *, exports: bool = False) -> list[str]:
    site = folder / "site"
    (site / "exports").mkdir(parents=True, exist_ok=True)
    (site / "exports" / "csv.csv").write_text("x", encoding="utf-8")
    for name in ("index.html", "a/index.html", "a/b/index.html", "replies/a/b.json", "sw.js"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("x", encoding="utf-8")
    found = re.search(r"self\.FILES = (\[.*\]);", worker(site, playbooks, exports=exports))
    assert found
    files: list[str] = json.loads(found[1])
    return files


def test_a_library_of_usual_size_is_kept_whole(folder: Path) -> None:
    assert kept(folder, {"a/b/"}) == ["./", "a/", "a/b/", "replies/a/b.json"]


def test_files_for_other_tools_are_kept_where_they_are_asked_for(folder: Path) -> None:
    assert kept(folder, set(), exports=True) == [
        "./",
        "a/",
        "a/b/",
        "exports/csv.csv",
        "replies/a/b.json",
    ]


@pytest.mark.parametrize("asked", [True, False])
def test_the_setting_asks_for_them_and_the_page_says_so(tmp_path: Path, asked: bool) -> None:
    folder = tmp_path / "project"
    shutil.copytree(SHOP, folder)
    (folder / "docs" / "elsewhere.md").write_text(
        "---\ntitle: Elsewhere\n---\n\n{{ exports() }}\n", encoding="utf-8"
    )
    if asked:
        (folder / "snippets" / "exports.yml").write_text("offline: true\n", encoding="utf-8")
    project = open_project(folder, DAY)
    export(project, tmp_path / "site")
    worker = (tmp_path / "site" / "sw.js").read_text(encoding="utf-8")
    assert ('"exports/espanso.en.ticket.zip"' in worker) == asked
    said = str(exports(project.library, "elsewhere", ""))
    assert ("Browsers keep these files with the site" in said) == asked
    assert ("not kept offline" in said) != asked


def test_of_a_very_large_one_the_desk_and_the_product_pages_are_kept(folder: Path) -> None:
    many = {"a/b/", *(f"a/{number}/" for number in range(PLAYBOOKS))}
    assert kept(folder, many) == ["./", "a/"]


def built(folder: Path) -> Path:
    """A site of two pages, one of which has places for the name."""
    site = folder / "built"
    (site / "a").mkdir(parents=True)
    page = f'<head><meta name="build" content="{UNNAMED}"><title>é</title>'
    (site / "index.html").write_text(page, encoding="utf-8")
    (site / "a" / "b.js").write_text("x", encoding="utf-8")
    return site


def test_a_build_is_named_for_all_it_is_made_of(tmp_path: Path) -> None:
    site = built(tmp_path)
    name = name_build(site)
    names = {name}
    for path, text in (("a/b.js", "y"), ("a/c.js", "y"), ("fonts.css", ""), ("index.html", "z")):
        (site / path).write_text(text, encoding="utf-8")
        names.add(name_build(site))
    (site / "a" / "c.js").rename(site / "a" / "d.js")
    names.add(name_build(site))
    assert len(names) == 6


def test_the_name_stands_in_its_pages_and_stays_when_it_is_asked_for_again(tmp_path: Path) -> None:
    site = built(tmp_path)
    name = name_build(site)
    page = f'<head><meta name="build" content="{name}"><title>é</title>'
    assert (site / "index.html").read_text(encoding="utf-8") == page
    assert name_build(site) == name
    (site / "sw.js").write_text(name, encoding="utf-8")
    assert name_build(site) == name


def test_addresses_are_written_as_browsers_ask_for_them(tmp_path: Path) -> None:
    site = built(tmp_path)
    (site / "error #404 100%?.png").write_bytes(b"x")
    assert '"error%20%23404%20100%25%3F.png"' in worker(site, set())

"""Which files the service worker keeps, and how it tells them from those of another build."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from macros.exports.service_worker import PLAYBOOKS, files, version, versions
from macros.exports.write import export
from macros.pages.exports import exports
from macros.project import open_project
from tests.support.projects import SHOP

DAY = date(2026, 11, 22)


def built(folder: Path, *names: str) -> dict[str, str]:
    """The versions of a site of some files, each with its name in it."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    return versions(folder)


def said(made: dict[str, bytes], word: str) -> dict[str, str]:
    """What sw.js says."""
    found = re.search(rf"self\.{word} = (.*);", made["sw.js"].decode())
    assert found
    value: dict[str, str] = json.loads(found[1])
    return value


SITE = ("index.html", "a/index.html", "a/b/index.html", "replies/a/b.json", "points/a/b.json")


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


def test_a_library_of_usual_size_is_kept_whole_but_for_what_points_to_checks(
    tmp_path: Path,
) -> None:
    made = dict(files(built(tmp_path, *SITE), {"a/b/"}))
    assert list(said(made, "FILES")) == ["a/b/", "a/", "./", "replies/a/b.json"]
    assert said(made, "FILES")["a/b/"] == version(b"a/b/index.html")
    assert json.loads(made["versions/a.json"]) == {"points/a/b.json": version(b"points/a/b.json")}
    assert said(made, "PARTS") == {"a": version(made["versions/a.json"])}


def test_of_a_very_large_one_the_desk_and_the_product_pages_are_kept(tmp_path: Path) -> None:
    many = {"a/b/", *(f"a/{number}/" for number in range(PLAYBOOKS))}
    made = dict(files(built(tmp_path, *SITE), many))
    assert list(said(made, "FILES")) == ["a/", "./"]
    assert list(json.loads(made["versions/a.json"])) == [
        "a/b/",
        "points/a/b.json",
        "replies/a/b.json",
    ]


def test_a_build_is_named_for_all_it_is_made_of(tmp_path: Path) -> None:
    names = {str(said(dict(files(built(tmp_path, *SITE), set())), "BUILD"))}
    for path, text in (("a/b.js", "y"), ("a/c.js", "y"), ("fonts.css", ""), ("index.html", "z")):
        (tmp_path / path).write_text(text, encoding="utf-8")
        names.add(str(said(dict(files(versions(tmp_path), set())), "BUILD")))
    (tmp_path / "a" / "c.js").rename(tmp_path / "a" / "d.js")
    names.add(str(said(dict(files(versions(tmp_path), set())), "BUILD")))
    assert len(names) == 6


def test_the_worker_itself_and_its_lists_change_nothing(tmp_path: Path) -> None:
    before = built(tmp_path, *SITE)
    for name, data in files(before, {"a/b/"}):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    assert versions(tmp_path) == before


def test_addresses_are_written_as_browsers_ask_for_them(tmp_path: Path) -> None:
    made = dict(files(built(tmp_path, "error #404 100%?.png"), set()))
    assert list(said(made, "FILES")) == ["error%20%23404%20100%25%3F.png"]

"""What is written for those who come after agrees with what is there."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.exports.schemas import HERE
from tests.repository.test_rooms import FLOORS
from tests.support.projects import ROOT

WRITTEN = sorted([*ROOT.glob("*.md"), *ROOT.glob("decisions/*.md"), *ROOT.glob(".github/*.md")])
RECORDS = sorted(ROOT.glob("decisions/[0-9]*.md"))
LINK = re.compile(r"\]\((?!https?:|#|mailto:|doc:)([^)#]+)")


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def made(*arguments: str) -> str:
    """What make would run."""
    done = subprocess.run(["make", "-n", *arguments], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_to_files_that_are_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [link for link in LINK.findall(text) if not (path.parent / link).exists()] == []


def test_every_room_is_in_the_picture_and_in_the_table() -> None:
    text, picture = read("ARCHITECTURE.md"), read(".github/rooms.svg")
    assert ".github/rooms.svg" in text
    for room in (room for floor in FLOORS for room in floor):
        name = room.replace(".", "/")
        assert re.search(rf"`{name}(/|\.py)?`", text), name
        if name != "__main__":
            assert re.search(rf"[> ]{name}[< ]", picture), name


def test_the_files_one_is_told_to_begin_with_are_there() -> None:
    rows = re.findall(r"^\| `(\w+)/` \|.*\| (.*) \|$", read("ARCHITECTURE.md"), re.MULTILINE)
    named = [(room, file) for room, last in rows for file in re.findall(r"`([\w/]+\.py)`", last)]
    assert len(named) > 5
    assert [one for one in named if not (ROOT / "macros" / Path(*one)).is_file()] == []


def test_every_decision_is_listed_numbered_and_short() -> None:
    listed = re.findall(r"^\| \[(\d+)\]\((.*?)\) \|", read("decisions/README.md"), re.MULTILINE)
    assert len(RECORDS) >= 9
    assert [file for _, file in listed] == [path.name for path in RECORDS]
    assert [int(number) for number, _ in listed] == list(range(1, len(RECORDS) + 1))
    for (number, _), path in zip(listed, RECORDS, strict=True):
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"# {number}. ")
        assert "**Costs.**" in text
        assert len(text.split("\n")) < 40


def test_the_plan_for_another_engine_names_every_hook_and_every_place() -> None:
    plan = read("decisions/material-ends.md")
    hooks = re.findall(r"^def (on_\w+)", read("macros/hooks.py"), re.MULTILINE)
    assert len(hooks) > 5
    assert [hook for hook in hooks if f"`{hook}`" not in plan] == []
    scripts = sorted((ROOT / "docs" / "assets").rglob("*.js"))
    touching = [path for path in scripts if re.search(r"\.md-|data-md", path.read_text("utf-8"))]
    assert touching
    for path in touching:
        assert f"`{path.relative_to(ROOT).as_posix()}`" in plan, path


def keys_in(schema: Any) -> set[str]:
    """Every key that a schema knows, at any depth."""
    if isinstance(schema, list):
        return {key for one in schema for key in keys_in(one)}
    if not isinstance(schema, dict):
        return set()
    inner = {key for value in schema.values() for key in keys_in(value)}
    return inner | set(schema.get("properties", {}))


@pytest.mark.parametrize("path", sorted(HERE.glob("schemas/*.json")), ids=lambda path: path.stem)
def test_every_key_a_file_may_have_is_told_to_writers(path: Path) -> None:
    known = keys_in(json.loads(path.read_text(encoding="utf-8")))
    told = read("docs/contributing/formats.md")
    assert known
    missing = [
        key for key in known if not re.search(rf"(`|^|[-#{{ ] *){key}[`:]", told, re.MULTILINE)
    ]
    assert sorted(missing) == []


def test_one_test_can_be_asked_for_and_style_is_left_alone_then() -> None:
    part = made("test", "ARGS=-n 0 tests/rules -k 'one and other'")
    assert "-m pytest -n 0 tests/rules -k 'one and other'" in part
    assert "mypy" not in part
    assert "lint types" in made("test")


def test_the_hooks_before_a_commit_run_what_is_installed_here() -> None:
    settings = yaml.safe_load(read(".pre-commit-config.yaml"))
    [local] = settings["repos"]
    assert local["repo"] == "local"
    assert {hook["id"] for hook in local["hooks"]} == {"format", "style", "content"}
    for hook in local["hooks"]:
        assert hook["entry"].startswith(".venv/bin/python -m ")
        assert hook["language"] == "system"

"""What was found before is believed as long as it is true, whatever happens to the files."""

from __future__ import annotations

import random
import shutil
from datetime import date
from pathlib import Path

import pytest

from macros.library.loader import load
from macros.problems import Problem
from macros.rules import check
from macros.rules.base import RULES
from macros.rules.memory import FILE, Memory, part, units
from tests.support.projects import SHOP

DAY = date(2026, 11, 22)
FAULTS = (
    "\n{{ticket.id}} has a bracket ( and **stars\n",
    "\nThis recieved word • is none, see https://example.com/ and [a](doc:nowhere)\n",
    "\nWe promise you a refund within 3 days, [[no_such_field]], for agents only\n",
    "\n!!! intrenal\ntext\n- list\n",
    "\n\u200bnothing changes to the eye\n",
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    for name in ("docs", "snippets"):
        shutil.copytree(SHOP / name, tmp_path / name)
    return tmp_path


def remembered(root: Path) -> list[Problem]:
    library, problems = load(root, again=True)
    return sorted(problems + check(library, DAY, Memory(root, library)))


def anew(root: Path) -> list[Problem]:
    library, problems = load(root)
    return sorted(problems + check(library, DAY))


def edit(root: Path, chance: random.Random) -> None:
    files = sorted(file for file in root.glob("*/**/*") if file.suffix in (".md", ".yml", ".txt"))
    file = chance.choice(files)
    text = file.read_text(encoding="utf-8")
    match chance.randrange(6):
        case 0 if len(files) > 15:
            file.unlink()
        case 1:
            file.rename(file.with_name(f"other-{file.name}"))
        case 2:
            file.write_text(text.replace(chance.choice(text.split() or ["-"]), "[[", 1), "utf-8")
        case 3:
            lines = text.split("\n")
            lines.insert(chance.randrange(len(lines)), "")
            file.write_text("\n".join(lines), "utf-8")
        case _:
            file.write_text(text + chance.choice(FAULTS), "utf-8")


@pytest.mark.parametrize("seed", range(3))
def test_what_is_remembered_is_what_would_be_found_anew(content: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    told = 0
    for _ in range(12):
        edit(content, chance)
        found = remembered(content)
        assert found == anew(content)
        told += len(found)
    assert told


def test_a_part_has_the_problems_that_the_whole_has_in_it(content: Path) -> None:
    for file in content.glob("*/**/*.md"):
        file.write_text(file.read_text(encoding="utf-8") + FAULTS[0] + FAULTS[1], "utf-8")
    library, _ = load(content)
    for rule in RULES:
        if rule.alone and not rule.once:
            apart = {
                one
                for name in ["", *units(library)]
                for one in rule.find(part(library, {name}), DAY)
            }
            assert apart == set(rule.find(library, DAY)), rule.id


def test_files_that_are_known_are_not_judged_again(content: Path) -> None:
    remembered(content)
    assert Memory(content, load(content)[0]).changed() == []
    page = next(content.glob("docs/shop/*.md"))
    page.write_text(page.read_text(encoding="utf-8") + "\nMore.\n", "utf-8")
    assert Memory(content, load(content)[0]).changed() == [f"page shop/{page.stem}"]


@pytest.mark.parametrize("left", ["", "{}", "[1]", "null", "\x00" * 99, "9" * 64 + "{}"])
def test_a_damaged_memory_is_none(content: Path, left: str) -> None:
    before = remembered(content)
    (content / FILE).write_text(left, encoding="utf-8")
    assert remembered(content) == before
    cut = (content / FILE).read_bytes()[:-40]
    (content / FILE).write_bytes(cut)
    assert remembered(content) == before


def test_a_memory_that_cannot_be_written_is_done_without(content: Path) -> None:
    (content / ".cache").write_text("a file stands here", encoding="utf-8")
    assert remembered(content) == anew(content)

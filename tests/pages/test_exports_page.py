"""The page Replies elsewhere: how each file gets in, and how far anybody knows that it does."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from macros.elsewhere.registry import TOOLS, batches
from macros.library.loader import load
from macros.library.model import Library
from macros.pages.exports import exports
from tests.support.projects import SHOP

PAGE = "---\ntitle: Elsewhere\n---\n\n{{ exports() }}\n"


def library(folder: Path, settings: str = "") -> Library:
    shutil.copytree(SHOP, folder, dirs_exist_ok=True)
    (folder / "docs" / "elsewhere.md").write_text(PAGE, encoding="utf-8")
    (folder / "snippets" / "exports.yml").write_text(f"begins: ':'\n{settings}", encoding="utf-8")
    return load(folder)[0]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The sections of the page, by tool."""
    page = str(exports(library(tmp_path_factory.mktemp("shop")), "elsewhere", ""))
    return dict(re.findall(r'<section><h2 id="([\w-]+)">(.*?)</section>', page, re.DOTALL))


def test_every_tool_has_its_files_and_a_way_in(shown: dict[str, str], tmp_path: Path) -> None:
    assert list(shown) == [tool.name for tool in TOOLS]
    shop = library(tmp_path)
    for tool in TOOLS:
        for batch in batches(shop, tool):
            assert f'href="../exports/{batch.file}" download' in shown[tool.name]


def test_what_nobody_has_tried_is_said_to_be_so(shown: dict[str, str]) -> None:
    untried = {name for name, text in shown.items() if "<strong>Not tried in the tool" in text}
    assert untried == {
        *("alfred", "freshdesk", "help-scout", "text-blaze", "zendesk-dynamic-content")
    }
    for name in shown.keys() - untried:
        assert "not tried in the tool." in shown[name], name
        assert "Compared with " in shown[name], name


def test_only_the_tools_of_the_team_are_shown(tmp_path: Path) -> None:
    page = str(exports(library(tmp_path, "tools: [csv, raycast]\n"), "elsewhere", ""))
    assert re.findall(r'<h2 id="([\w-]+)"', page) == ["raycast", "csv"]


def test_groups_of_textexpander_keep_their_whole_name(tmp_path: Path) -> None:
    tool = next(tool for tool in TOOLS if tool.name == "textexpander")
    names = [batch.file for batch in batches(library(tmp_path), tool)]
    assert all(name.count(".") == 1 for name in names)  # the group is what stands before the first
    assert len(set(names)) == len(names) > 1

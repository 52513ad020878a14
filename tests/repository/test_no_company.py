"""The code names no company: what it has to know of one stands in the content."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.library.loader import load
from tests.support.projects import ROOT

CODE = ("macros", "docs/assets", "overrides", "bench")
ENDINGS = (".py", ".js", ".mjs", ".css", ".html", ".svg", ".ini", ".json", ".yml", ".md", ".txt")
FILES = sorted(
    path
    for folder in CODE
    for path in (ROOT / folder).rglob("*")
    if path.suffix in ENDINGS and "__pycache__" not in path.parts
)


@pytest.fixture(scope="module")
def names() -> re.Pattern[str]:
    """What the company and its hosts are called."""
    library, _ = load(ROOT)
    company = library.company
    found = {*company.words, *company.hosts, *company.own, *company.sign_in}
    assert len(found) > 10
    return re.compile("|".join(map(re.escape, sorted(found))), re.IGNORECASE)


@pytest.mark.parametrize("folder", CODE)
def test_no_code_names_the_company(folder: str, names: re.Pattern[str]) -> None:
    own = [path for path in FILES if path.is_relative_to(ROOT / folder)]
    assert own
    assert [f"{path}: {found[0]}" for path in own if (found := names.search(read(path)))] == []


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")

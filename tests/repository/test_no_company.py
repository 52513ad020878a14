"""The code names no company: what it has to know of one stands in the content.

So do the pages for contributors, which every library takes over, and what tests are helped by.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.library.model import Library
from tests.support.content import content
from tests.support.projects import ROOT

CODE = ("macros", "docs/assets", "docs/contributing", "overrides", "bench", "tests/support")
ENDINGS = (".py", ".js", ".mjs", ".css", ".html", ".svg", ".ini", ".json", ".yml", ".md", ".txt")
ROOTS = ("Makefile", "pyproject.toml", "ARCHITECTURE.md", "CONTRIBUTING.md")
FILES = sorted(
    path
    for folder in CODE
    for path in (ROOT / folder).rglob("*")
    if path.suffix in ENDINGS and "__pycache__" not in path.parts
)
ANYBODYS = {"domain names"}  # titles of products that are words of the trade


@pytest.fixture(scope="module")
def library() -> Library:
    return content()


@pytest.fixture(scope="module")
def names(library: Library) -> re.Pattern[str]:
    """What the company, its hosts and its products are called, and how its keys begin."""
    company = library.company
    found = {*company.words, *company.hosts, *company.own, *company.sign_in}
    assert len(found) > 10
    products = {page.title for name, page in library.pages.items() if name.endswith("/index")}
    found |= {title for title in products if " " in title and title.lower() not in ANYBODYS}
    assert "Direct Mail" in found
    keys = [beginning[0] for key in company.keys if (beginning := re.match(r"[A-Za-z]{3,}", key))]
    assert keys
    words = "|".join(re.escape(word).replace(r"\ ", "[ _-]?") for word in sorted(found))
    return re.compile(rf"(?i:{words})|\b(?:{'|'.join(keys)})(?=[\\\[(.A-Z0-9])")


@pytest.mark.parametrize("folder", CODE)
def test_no_code_names_the_company(folder: str, names: re.Pattern[str]) -> None:
    own = [path for path in FILES if path.is_relative_to(ROOT / folder)]
    assert own
    assert [f"{path}: {found[0]}" for path in own if (found := names.search(read(path)))] == []


@pytest.mark.parametrize("name", ROOTS)
def test_nor_does_what_stands_around_it(name: str, names: re.Pattern[str]) -> None:
    assert names.search(read(ROOT / name)) is None


def test_the_browsers_code_knows_no_field_by_its_name(library: Library) -> None:
    fields = re.compile(rf"\b(?:{'|'.join(library.fields)})\b")
    plain = {"region", "sales_model"}  # words that say something else as well
    scripts = [path for path in FILES if path.suffix == ".js"]
    assert len(scripts) > 40
    found = {path.name: set(fields.findall(read(path))) - plain for path in scripts}
    assert {name: fields for name, fields in found.items() if fields} == {}


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")

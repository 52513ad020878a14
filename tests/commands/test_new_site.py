"""`python -m macros new site`: another team's site, which is right and builds at once."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests import pictures
from tests.support import node
from tests.support.content import content
from tests.support.projects import ROOT, Served, macros

FIND = Path(__file__).with_name("find.mjs")
TEXTS = {".py", ".js", ".mjs", ".css", ".html", ".json", ".yml", ".md", ".txt", ".toml", ".svg"}


@pytest.fixture(scope="module")
def bikes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a company that is not ours, built."""
    folder = tmp_path_factory.mktemp("new") / "bikes"
    done = macros("new", "site", folder, *pictures.COMPANY, cwd=folder.parent)
    assert done.returncode == 0, done.stderr
    done = macros("site", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    lines = [line for line in done.stdout.splitlines() if ": warning: few-asks: " not in line]
    assert lines == []
    return folder


def test_what_it_shows_is_its_own(bikes: Path) -> None:
    page = (bikes / "site" / "orders" / "parcel-late" / "index.html").read_text(encoding="utf-8")
    assert "Sons Support" in page
    home = (bikes / "site" / "index.html").read_text(encoding="utf-8")
    assert "Playbooks for the support of Blue" in home


def test_another_company_is_named_nowhere_in_it(bikes: Path) -> None:
    company = content().company
    names = {*company.words, *company.hosts, *company.own, *company.sign_in}
    named = re.compile("|".join(map(re.escape, sorted(names))), re.IGNORECASE)
    files = [path for path in bikes.rglob("*") if path.is_file() and path.suffix in TEXTS]
    assert len(files) > 300
    found = {path: named.search(path.read_text(encoding="utf-8")) for path in files}
    assert {path: match[0] for path, match in found.items() if match} == {}


def seen(bikes: Path, ticket: str) -> list[tuple[str, str]]:
    """What the site's own code finds in a ticket by the index that the site has: fields, values."""
    data = gzip.decompress((bikes / "site" / "desk.bin").read_bytes())
    about: dict[str, Any] = json.loads(data[4 : 4 + int.from_bytes(data[:4], "little")])
    (bikes / "about.json").write_text(json.dumps([about, ticket]), encoding="utf-8")
    done = node.run(FIND, bikes / "site" / "assets", bikes / "about.json")
    assert done.returncode == 0, done.stderr
    return [(one["field"], one["value"]) for one in json.loads(done.stdout)]


def test_a_ticket_is_searched_for_its_own_numbers_and_for_none_of_ours(bikes: Path) -> None:
    ticket = (
        "Order number: 48213, UID 5012345678901234, i-t4n0abcdefgh12345678\n\nThanks,\nAna Ruiz"
    )
    assert seen(bikes, ticket) == [("order_number", "48213"), ("customer_name", "Ana Ruiz")]


def test_a_pattern_of_its_own_is_looked_for_from_the_next_build_on(bikes: Path) -> None:
    fields = bikes / "snippets" / "fields.yml"
    before = fields.read_text(encoding="utf-8")
    text = before.replace('"4711"', "WTU-4711").replace("\\d{4,12}", "WTU-\\d{4}")
    fields.write_text(text, encoding="utf-8")
    built = macros("export", bikes / "site", cwd=bikes)
    fields.write_text(before, encoding="utf-8")
    assert built.returncode == 0, built.stdout
    assert seen(bikes, "order wtu-1234, order 48213") == [("order_number", "wtu-1234")]


def test_its_own_hosts_are_official_and_no_other(bikes: Path) -> None:
    register = bikes / "snippets" / "documents.yml"
    before = register.read_text(encoding="utf-8")
    register.write_text(before.replace("help.bikes.example", "other.example"), encoding="utf-8")
    done = macros("check", cwd=bikes)
    register.write_text(before, encoding="utf-8")
    assert 'foreign-address: "other.example" is no official host' in done.stdout


def test_nothing_is_written_where_something_is(bikes: Path) -> None:
    done = macros("new", "site", bikes, cwd=bikes)
    assert done.returncode == 1
    assert "holds files already; name a new folder" in done.stderr


def test_a_file_in_the_way_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    done = macros("new", "site", "file", cwd=tmp_path)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)


@pytest.fixture(scope="module")
def address(bikes: Path) -> Iterator[str]:
    site = Served(bikes / "site")
    yield site.url
    site.close()


@pytest.mark.browser
@pytest.mark.parametrize("name", pictures.NAMES)
def test_a_picture_of_the_contributors_pages_shows_what_a_team_starts_with(
    browser: Browser, bikes: Path, address: str, name: str
) -> None:
    assert (ROOT / "docs" / "contributing" / f"{name}.png").stat().st_size > 5_000
    with pictures.shown(browser, bikes, address, name) as place:
        was = (pictures.WORDS / f"{name}.txt").read_text(encoding="utf-8")
        assert pictures.words(place) == was, "the page has changed: make pictures"

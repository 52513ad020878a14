"""`python -m macros new site`: another team's site, which is right and builds at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.projects import macros


@pytest.fixture(scope="module")
def bikes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a company that is not ours, built."""
    folder = tmp_path_factory.mktemp("new") / "bikes"
    company = ["--company", 'Blue "Bikes" & Sons', "--host", "help.bikes.example"]
    done = macros("new", "site", folder, *company, cwd=folder.parent)
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


def test_another_company_is_named_nowhere_on_it(bikes: Path) -> None:
    for path in (bikes / "site").rglob("*.html"):
        text = path.read_text(encoding="utf-8").lower()
        assert "alibaba" not in text or path.parent.parent.name == "contributing", path


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

"""`make site`: everything is right, or `site/` stays as it was."""

from __future__ import annotations

import re
import shutil
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.support.projects import OF_A_REPOSITORY, ROOT, macros, run, small


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def add(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = small(tmp_path_factory.mktemp("built"))
    assert macros("site", cwd=folder).returncode == 0
    return folder


@pytest.fixture
def built(built_once: Path, tmp_path: Path) -> Path:
    """A small project that has been built once."""
    return shutil.copytree(built_once, tmp_path / "project", symlinks=True)


def test_a_built_site_has_pages_library_and_search(built: Path) -> None:
    for name in ("index.html", "library.json", "search/parts.json", "404.html"):
        assert (built / "site" / name).is_file()


def test_a_content_problem_leaves_the_site_as_it_was(built: Path) -> None:
    before = tree(built / "site")
    page = built / "docs" / "shop" / "parcel-late.md"
    page.write_text(page.read_text(encoding="utf-8").replace("reply shop/", "reply shopp/"))
    done = macros("site", cwd=built)
    assert done.returncode == 1
    assert re.match(r"docs/shop/parcel-late\.md:\d+: unknown-reply: no reply ", done.stdout)
    assert "Traceback" not in done.stdout + done.stderr
    assert tree(built / "site") == before
    assert list(built.glob(".site-*")) == []


def test_a_broken_link_is_a_problem_at_its_line_with_the_near_miss(built: Path) -> None:
    before = tree(built / "site")
    page = built / "docs" / "shop" / "parcel-late.md"
    add(page, "\nSee [the other one](parcel-brokn.md).\n")
    line = page.read_text(encoding="utf-8").count("\n")
    done = macros("site", cwd=built)
    assert done.returncode == 1
    assert done.stdout == (
        f'docs/shop/parcel-late.md:{line}: broken-link: "parcel-brokn.md" leads to no page; '
        'did you mean "parcel-broken.md"?\n'
    )
    assert tree(built / "site") == before


def test_a_heading_that_is_not_there_is_a_broken_link(built: Path) -> None:
    page = built / "docs" / "shop" / "parcel-late.md"
    add(page, "\nSee [below](parcel-broken.md#no-such-heading).\n")
    done = macros("site", cwd=built)
    assert done.returncode == 1
    assert "docs/shop/parcel-late.md:" in done.stdout
    assert "broken-link" in done.stdout


def test_an_interrupted_build_leaves_the_old_site(built: Path) -> None:
    before = tree(built / "site")
    hook = built / "macros" / "hooks.py"
    add(hook, "\n\ndef on_page_content(html, **_):\n    raise KeyboardInterrupt\n")
    assert macros("site", cwd=built).returncode != 0
    assert tree(built / "site") == before


def test_problems_go_to_standard_output_when_an_engine_is_called_directly(built: Path) -> None:
    (built / "snippets" / "fields.yml").write_text("a: [", encoding="utf-8")
    done = run(sys.executable, "-m", "mkdocs", "build", cwd=built)
    assert done.returncode == 1
    assert "snippets/fields.yml:1: bad-yaml: " in done.stdout
    assert "Traceback" not in done.stderr


def test_no_page_shows_an_error_of_a_macro(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "Macro Rendering Error" not in text
        assert "Macro Syntax Error" not in text
        assert "⟦" not in text
        assert "\u0002" not in text


class Loaded(HTMLParser):
    """Addresses a page makes a browser load by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            loads = name in ("src", "srcset", "poster") or (tag == "link" and name == "href")
            if loads and ("rel", "canonical") not in attrs:
                self.addresses.append(value or "")


def test_no_page_loads_anything_from_another_host(site: Path) -> None:
    for page in site.rglob("*.html"):
        loaded = Loaded()
        loaded.feed(page.read_text(encoding="utf-8"))
        assert [a for a in loaded.addresses if "//" in a] == [], page


def test_no_style_sheet_of_ours_loads_anything(site: Path) -> None:
    ours = sorted(path.name for path in (ROOT / "docs" / "assets").rglob("*.css"))
    sheets = [path for path in (site / "assets").rglob("*.css") if path.name in ours]
    assert sorted(path.name for path in sheets) == ours != []
    for sheet in sheets:
        text = sheet.read_text(encoding="utf-8")
        assert not re.search(r"""url\(\s*(?!["']?#)""", text)  # patterns of the page itself aside


def test_the_address_is_one_setting(tmp_path: Path) -> None:
    folder = small(tmp_path)
    address = "https://playbooks.example.com/"
    assert macros("site", cwd=folder, SITE_URL=address).returncode == 0
    assert f"{address}shop/parcel-late/" in (folder / "site" / "sitemap.xml").read_text()


def test_the_repository_is_one_setting(tmp_path: Path) -> None:
    folder = small(tmp_path)
    assert macros("site", cwd=folder, REPOSITORY="").returncode == 0
    page = folder / "site" / "shop" / "parcel-late" / "index.html"
    private = page.read_text(encoding="utf-8")
    assert "Edit this page" not in private
    address = "https://github.com/some-rather-long-owner-name/support-playbooks"
    assert macros("site", cwd=folder, REPOSITORY=address).returncode == 0
    public = page.read_text(encoding="utf-8")
    assert f"{address}/edit/main/docs/shop/parcel-late.md" in public
    assert len(public) - len(private) < OF_A_REPOSITORY


def test_a_project_builds_twice_to_the_same_site(built: Path) -> None:
    first = tree(built / "site")
    assert macros("site", cwd=built).returncode == 0
    stamped = {"sitemap.xml.gz"}
    assert {k: v for k, v in tree(built / "site").items() if k not in stamped} == {
        k: v for k, v in first.items() if k not in stamped
    }

"""What a playbook's page weighs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.support.projects import ROOT, Served, macros, small
from tests.support.rest import Asked

KILOBYTES = 1024


def test_every_playbook_page_stays_under_sixty_kilobytes(site: Path) -> None:
    pages = [page for page in site.glob("*/*/index.html") if "reply-card" in page.read_text()]
    assert len(pages) >= 6
    assert {
        page: page.stat().st_size for page in pages if page.stat().st_size > 60 * KILOBYTES
    } == {}


def test_a_playbook_page_is_shown_after_two_sheets_of_ours(site: Path) -> None:
    html = (site / "direct-mail" / "cannot-activate" / "index.html").read_text(encoding="utf-8")
    sheets = re.findall(r'<link rel="stylesheet" href="[./]*(assets/styles/[^"]*)"', html)
    assert sheets == ["assets/styles/every-page.css", "assets/styles/playbook-page.css"]
    for sheet in sheets:
        assert "@import" not in (site / sheet).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ["", "domain/", "direct-mail/cannot-activate/", "replies/"])
def test_what_a_page_loads_of_our_code_stays_under_sixty_kilobytes(
    served: Served, page: Page, path: str
) -> None:
    asked = Asked(page)
    page.goto(served.url + path)
    asked.rest()
    names = [url.removeprefix(served.url) for url in asked.urls if url.endswith((".js", ".css"))]
    ours = sorted(name for name in names if (ROOT / "docs" / name).exists())
    assert {"assets/main.js", "assets/styles/every-page.css"} < set(ours)
    assert [name for name in names if name not in ours] == material(names)
    texts = [(served.folder / name).read_text(encoding="utf-8") for name in ours]
    code = [re.sub(r"/\*(?s:.*?)\*/|^\s*//.*$", "", text, flags=re.MULTILINE) for text in texts]
    assert sum(len(text.encode()) for text in code) <= 60 * KILOBYTES


def material(names: list[str]) -> list[str]:
    """Those files that come with the theme, by the mark of their contents in the name."""
    return [name for name in names if re.search(r"\.[\da-f]{8}\.min\.(?:js|css)$", name)]


@pytest.mark.slow
def test_a_page_does_not_grow_with_the_number_of_playbooks(tmp_path: Path) -> None:
    folder = small(tmp_path)
    page = folder / "site" / "shop" / "parcel-late" / "index.html"
    assert macros("site", cwd=folder).returncode == 0
    before = page.stat().st_size
    model = (folder / "docs" / "shop" / "parcel-broken.md").read_text(encoding="utf-8")
    for number in range(60):
        copy = model.replace("title: A parcel is broken", f"title: A parcel is broken {number}")
        (folder / "docs" / "shop" / f"copy-{number}.md").write_text(copy, encoding="utf-8")
    done = macros("site", cwd=folder)
    assert done.returncode == 0, done.stdout
    assert page.stat().st_size == before

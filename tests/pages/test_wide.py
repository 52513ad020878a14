"""A library of many products: pages are as large as in a small one, and a product is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from macros.preview.live import Live
from macros.text import company
from tests.support.projects import Served, small

PAGES = ("shop/parcel-late", "shop/index", "replies")
PRODUCTS = 200


def widened(folder: Path) -> Path:
    """A project with 199 products more, each with a playbook of its own."""
    model = (folder / "docs" / "shop" / "parcel-broken.md").read_text(encoding="utf-8")
    for number in range(1, PRODUCTS):
        product = folder / "docs" / f"goods-{number}"
        product.mkdir()
        index = f"---\ntitle: Goods {number}\nsummary: Of them.\n---\n\n{{{{ playbooks() }}}}\n"
        (product / "index.md").write_text(index, encoding="utf-8")
        playbook = model.replace("A parcel is broken", f"Cup {number} is broken")
        (product / "cup-broken.md").write_text(playbook, encoding="utf-8")
    return folder


def shown(folder: Path, names: tuple[str, ...]) -> Path:
    """The folder of a project's site with these pages, as `make serve` shows them."""
    site = folder.parent / f"{folder.name}-site"
    site.mkdir()
    live = Live(folder, site, "http://127.0.0.1:8000/", lambda _: None)
    for name in names:
        live.prepare(name)
    live.prepare_data("replies/index.json")
    return site


@pytest.fixture(scope="module")
def sites(
    tmp_path_factory: pytest.TempPathFactory, spoken_for: company.Company
) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("wide")
    narrow = shown(small(folder / "narrow"), PAGES)
    wide = shown(widened(small(folder / "wide")), (*PAGES, "index", "goods-137/index"))
    company.use(spoken_for)
    return narrow, wide


@pytest.mark.parametrize("name", ["shop/parcel-late", "shop"])
def test_a_page_is_the_same_with_one_product_and_with_two_hundred(
    sites: tuple[Path, Path], name: str
) -> None:
    narrow, wide = (site / name / "index.html" for site in sites)
    assert wide.read_text(encoding="utf-8") == narrow.read_text(encoding="utf-8")


def test_the_page_of_one_product_of_two_hundred_names_no_other(sites: tuple[Path, Path]) -> None:
    page = (sites[1] / "goods-137" / "index.html").read_text(encoding="utf-8")
    assert "Cup 137 is broken" in page
    assert "Goods 136" not in page


@pytest.mark.browser
def test_one_product_of_two_hundred_is_found_by_typing(
    sites: tuple[Path, Path], browser: Browser
) -> None:
    server, page = Served(sites[1]), browser.new_page()
    page.goto(server.url)
    items = page.locator(".products li:visible")
    expect(items).to_have_count(PRODUCTS)
    page.get_by_label("Find a product or playbook").fill("goods 137")
    expect(items).to_have_count(1)
    expect(page.get_by_role("link", name="Cup 137 is broken")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{server.url}goods-137/cup-broken/")
    page.close()
    server.close()

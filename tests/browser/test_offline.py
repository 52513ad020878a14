"""After one visit the site works without a network, and never mixes two builds."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from macros.exports.service_worker import PLAYBOOKS, UNREGISTER, files, versions
from tests.support.held import Held
from tests.support.projects import ROOT, Served, macros, small
from tests.support.rest import until

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LATE = "shop/parcel-late/"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "docs" / "elsewhere.md", small(tmp_path) / "docs")
    return tmp_path


@pytest.fixture
def served_shop(folder: Path) -> Iterator[Served]:
    server = Served(folder / "site")
    assert macros("site", cwd=folder, SITE_URL=server.url).returncode == 0
    yield server
    server.close()


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    yield context
    context.close()


def visit(visitor: BrowserContext, url: str) -> Page:
    """Open a page and wait until everything is kept."""
    page = visitor.new_page()
    page.goto(url)
    until(page, "navigator.serviceWorker.ready.then(() => true)")
    return page


def reload(page: Page) -> None:
    """Load anew, as F5 does; the page may be about to do so by itself."""
    with page.expect_event("load"):
        page.evaluate("location.reload()")


def rebuild(folder: Path, server: Served, words: str) -> None:
    page = folder / "docs" / "shop" / "parcel-late.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(re.sub(r"summary: .*", f"summary: {words}", text), encoding="utf-8")
    assert macros("site", cwd=folder, SITE_URL=server.url).returncode == 0


def test_everything_works_without_a_network(served_shop: Served, visitor: BrowserContext) -> None:
    visit(visitor, served_shop.url).close()
    visitor.set_offline(True)
    served_shop.close()
    page = visitor.new_page()
    page.goto(served_shop.url)
    page.get_by_role("link", name="Shop", exact=True).click()
    page.get_by_role("link", name="A parcel is late", exact=True).click()
    expect(page.locator("check-list [aria-current=step]")).to_be_visible()
    expect(page.locator("reply-card .choice").first).to_be_visible()
    page.keyboard.press("y")
    card = page.locator("[data-leads] reply-card")
    card.get_by_label("Language", exact=True).select_option("es")
    card.get_by_label("Order number", exact=True).fill("4711")
    card.get_by_role("button", name="Copy", exact=True).click()
    expect(card.get_by_role("status")).to_have_text(re.compile("^Copied"))
    assert "El pedido 4711" in page.evaluate("navigator.clipboard.readText()")
    box = page.get_by_role("textbox", name="Search")
    box.click()
    box.press_sequentially("broken")
    found = page.locator(".md-search-result__link[href$='shop/parcel-broken/']")
    expect(found.first).to_be_visible()


def test_what_is_kept_waits_for_what_the_first_page_asks_for(
    served_shop: Served, visitor: BrowserContext
) -> None:
    page = visitor.new_page()
    held = Held(page, "**/assets/mark.svg")
    page.goto(served_shop.url, wait_until="commit")
    until(page, "customElements.whenDefined('answer-tray').then(() => true)")
    until(page, "new Promise((done) => requestIdleCallback(() => done(true)))")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    held.let_go()
    until(page, "navigator.serviceWorker.ready.then(() => true)")


def test_replies_elsewhere_is_there_without_a_network_and_says_what_is_not(
    served_shop: Served, visitor: BrowserContext
) -> None:
    visit(visitor, served_shop.url).close()
    visitor.set_offline(True)
    served_shop.close()
    page = visitor.new_page()
    page.goto(f"{served_shop.url}elsewhere/")
    expect(page.get_by_role("heading", name="Raycast")).to_be_visible()
    expect(page.get_by_text("These files are not kept offline")).to_be_visible()
    link = page.get_by_role("link", name="raycast.en.ticket.json")
    expect(link).to_have_attribute("href", re.compile(r"exports/raycast\.en\.ticket\.json$"))
    fetched = "link => fetch(link.href).then(() => true, () => false)"
    assert link.evaluate(fetched) is False


def test_a_page_that_was_not_kept_says_so(served_shop: Served, visitor: BrowserContext) -> None:
    visit(visitor, served_shop.url).close()
    visitor.set_offline(True)
    page = visitor.new_page()
    page.goto(f"{served_shop.url}no/such/page/")
    expect(page.get_by_role("heading", name="This page is not stored")).to_be_visible()


def test_a_new_build_takes_over_at_the_next_load_of_the_only_tab(
    folder: Path, served_shop: Served, visitor: BrowserContext
) -> None:
    page = visit(visitor, served_shop.url + LATE)
    reload(page)
    rebuild(folder, served_shop, "It is newer.")
    reload(page)  # the browser notices the new worker
    until(page, WAITING)
    reload(page)
    expect(page.locator(".summary")).to_have_text("It is newer.", timeout=30_000)
    assert page.evaluate("caches.keys().then(names => names.length)") == 1


def test_with_another_tab_open_the_old_build_stays_until_the_agent_updates(
    folder: Path, served_shop: Served, visitor: BrowserContext
) -> None:
    page = visit(visitor, served_shop.url + LATE)
    reload(page)
    other = visitor.new_page()
    other.goto(served_shop.url)
    rebuild(folder, served_shop, "It is newer.")
    reload(page)
    until(page, WAITING)
    reload(page)
    expect(page.locator(".summary")).to_have_text("The parcel has not come.")
    page.get_by_role("button", name="Update", exact=True).click()
    expect(page.locator(".summary")).to_have_text("It is newer.", timeout=30_000)


def test_files_that_are_missing_stop_no_new_build(
    shop: Served, visitor: BrowserContext, tmp_path: Path
) -> None:
    site = shutil.copytree(shop.folder, tmp_path / "site")
    server = Served(site)
    page = visit(visitor, server.url + LATE)
    (site / "shop" / "parcel-broken" / "index.html").unlink()
    worker = (site / "sw.js").read_text(encoding="utf-8")
    names = ["gone.png", "error #404.png", "what?.png", "a%20b.png", "a\\b.png"]
    listed = "self.FILES = " + json.dumps(dict.fromkeys(names, "0" * 16))[:-1] + ","
    worker = re.sub(r'self.BUILD = "[^"]*"', 'self.BUILD = "newer"', worker)
    (site / "sw.js").write_text(worker.replace("self.FILES = {", listed), encoding="utf-8")
    reload(page)
    until(page, WAITING)
    page.get_by_role("button", name="Update", exact=True).click()
    until(page, "caches.keys().then(names => names.join() === 'playbooks-newer')")
    expect(page.locator("reply-card .choice").first).to_be_visible()
    server.close()


def test_a_new_build_fetches_what_has_changed_and_no_more(
    folder: Path, served_shop: Served, visitor: BrowserContext
) -> None:
    page = visit(visitor, served_shop.url + LATE)
    reload(page)
    rebuild(folder, served_shop, "It is newer.")
    served_shop.asked.clear()
    reload(page)
    until(page, WAITING)
    asked = {path.partition("?")[0] for path in served_shop.asked}
    assert f"/{LATE}" in asked
    unchanged = {path for path in asked if path.endswith((".js", ".css", "/"))}
    assert unchanged <= {"/sw.js", "/assets/worker.js", "/", "/shop/", f"/{LATE}"}


def as_of_a_large_library(site: Path) -> None:
    """Have the worker keep playbooks once they were visited, as where there are thousands."""
    books = {LATE, "shop/parcel-broken/", *(f"shop/{number}/" for number in range(PLAYBOOKS))}
    for name, data in files(versions(site), books):
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_bytes(data)


def test_of_a_large_library_what_was_visited_is_kept_through_a_new_build(
    folder: Path, served_shop: Served, visitor: BrowserContext
) -> None:
    as_of_a_large_library(folder / "site")
    page = visit(visitor, served_shop.url)
    assert f"/{LATE}" not in served_shop.asked
    reload(page)
    page.goto(served_shop.url + LATE)
    rebuild(folder, served_shop, "It is newer.")
    as_of_a_large_library(folder / "site")
    reload(page)
    until(page, WAITING)
    reload(page)
    expect(page.locator(".summary")).to_have_text("It is newer.", timeout=30_000)
    visitor.set_offline(True)
    served_shop.close()
    reload(page)
    expect(page.locator(".summary")).to_have_text("It is newer.")


def test_a_tab_that_comes_upon_a_page_of_a_newer_build_has_all_of_it_from_there(
    folder: Path, served_shop: Served, visitor: BrowserContext
) -> None:
    as_of_a_large_library(folder / "site")
    page = visit(visitor, served_shop.url)
    reload(page)
    other = visitor.new_page()
    other.goto(served_shop.url)
    style = folder / "docs" / "assets" / "styles" / "badges.css"
    style.write_text(style.read_text(encoding="utf-8") + ".newer { color: red }\n")
    rebuild(folder, served_shop, "It is newer.")
    as_of_a_large_library(folder / "site")
    page.goto(served_shop.url + LATE)
    expect(page.locator(".summary")).to_have_text("It is newer.")
    read = "fetch('/assets/styles/badges.css').then(answer => answer.text())"
    assert ".newer" in page.evaluate(read)
    assert ".newer" not in other.evaluate(read)
    failed = other.evaluate(f"fetch('/{LATE}').then(() => '', error => String(error))")
    assert "TypeError" in failed  # no page of it beside the scripts of the older one


WAITING = "navigator.serviceWorker.getRegistration().then(found => Boolean(found.waiting))"


def test_the_worker_of_make_serve_takes_itself_away(
    folder: Path, served_shop: Served, visitor: BrowserContext
) -> None:
    page = visit(visitor, served_shop.url)
    for file in (folder / "site").rglob("*.html"):  # as make serve would serve them
        text = file.read_text(encoding="utf-8")
        file.write_text(
            re.sub('name="shell" content="[^"]+"', 'name="shell" content="serve"', text)
        )
    (folder / "site" / "sw.js").write_text(UNREGISTER, encoding="utf-8")
    reload(page)
    until(page, "caches.keys().then(names => names.length === 0)")
    until(page, GONE)
    reload(page)
    expect(page.get_by_role("link", name="Shop", exact=True)).to_be_visible()
    until(page, GONE)


def test_a_worker_that_is_let_go_leaves_no_cache_behind(
    shop: Served, visitor: BrowserContext
) -> None:
    page = visit(visitor, shop.url)
    reload(page)
    until(page, "Boolean(navigator.serviceWorker.controller)")
    page.evaluate(
        "caches.keys().then(names => Promise.all(names.map(name => caches.delete(name))))"
    )
    # It still answers what is asked, as one does whose place is taken just then.
    page.evaluate("Promise.all(['', 'shop/'].map(path => fetch(path).then(got => got.text())))")
    assert page.evaluate("caches.keys()") == []


GONE = "navigator.serviceWorker.getRegistrations().then(found => found.length === 0)"

"""Many page changes leave nothing behind."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.support.projects import Served
from tests.support.rest import with_theme

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PATHS = ("shop/parcel-late/", "shop/parcel-broken/", "shop/", "")


def change_pages(page: Page, url: str, times: int) -> None:
    """Follow links in place, as Material does it, without loading anything anew."""
    for turn in range(times):
        path = PATHS[turn % len(PATHS)]
        page.evaluate(
            "url => { const a = document.createElement('a'); a.href = url;"
            "document.querySelector('article').append(a); a.click(); }",
            url + path,
        )
        page.wait_for_function("url => location.href === url", arg=url + path)
        page.wait_for_function("document.querySelector('article').children.length > 1")


def awake(page: Page) -> None:
    """Wait until the elements of the page are there and have shown what they show."""
    expect(page.locator("check-list [aria-current=step]")).to_be_visible()
    expect(page.locator("reply-card .choice").first).to_be_visible()
    expect(page.locator("answer-tray")).to_be_attached()


def listeners(page: Page) -> int:
    """How many listeners there are once none has come or gone for half a second."""
    page.evaluate("window.since = { count: -1, at: 0 }")
    page.wait_for_function(
        """() => {
            const { since, listeners } = window;
            if (since.count !== listeners) window.since = { count: listeners, at: Date.now() };
            return since.count === listeners && Date.now() - since.at > 500;
        }"""
    )
    count: int = page.evaluate("window.listeners")
    return count


# Material leaves about three listeners a page behind by itself, so ours are counted: all that
# elements add are bound to a signal, and are gone once it is aborted.
COUNT = """window.listeners = 0;
const add = EventTarget.prototype.addEventListener;
EventTarget.prototype.addEventListener = function (type, listener, options) {
  if (options?.signal) {
    window.listeners += 1;
    add.call(options.signal, "abort", () => { window.listeners -= 1; });
  }
  return add.call(this, type, listener, options);
};"""


def test_two_hundred_page_changes_leave_no_listener_behind_and_everything_works(
    shop: Served, page: Page
) -> None:
    page.add_init_script(COUNT)
    page.goto(shop.url)
    with_theme(page)
    page.evaluate("window.stayed = true")
    # Once around first: elements are loaded when a page first has them.
    change_pages(page, shop.url, len(PATHS) + 1)
    awake(page)
    before = listeners(page)
    assert before > 10
    change_pages(page, shop.url, 201)
    awake(page)
    assert listeners(page) == before
    expect(page.get_by_role("heading", level=1)).to_have_text("A parcel is late")
    page.keyboard.press("n")
    expect(page.locator("check-list [aria-current=step]")).to_contain_text("Check 2 of 3")
    page.get_by_label("Customer name", exact=True).first.fill("Ana")
    expect(page.locator(".reply__message .filled").first).to_have_text("Ana")
    assert page.evaluate("window.stayed") is True


def test_back_and_forward_keep_the_ticket(shop: Served, page: Page) -> None:
    page.goto(shop.url)
    with_theme(page)
    change_pages(page, shop.url, 1)
    page.get_by_role("button", name="No", exact=True).wait_for()  # the first that has one
    page.keyboard.press("n")
    change_pages(page, shop.url, 3)
    for _ in range(2):
        page.go_back()
    expect(page.locator("check-list [aria-current=step]")).to_contain_text("Check 2 of 3")
    page.go_forward()
    expect(page.get_by_role("heading", level=1)).to_have_text("A parcel is broken")

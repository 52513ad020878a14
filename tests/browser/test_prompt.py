"""A page answers while it wakes: no piece of work is as long as the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.projects import Served

pytestmark = pytest.mark.browser

BOOK = "direct-mail/cannot-activate/"
# What wakes in one task is told of together.
WATCH = """window.tasks = [];
new MutationObserver((records) => {
  const awake = records.filter(({ target }) => target.hasAttribute("data-awake"));
  if (awake.length) window.tasks.push(awake.length);
}).observe(document, { subtree: true, attributeFilter: ["data-awake"] });"""
LATEST = ".replies > reply-card:not([data-awake])"


def test_the_cards_of_a_page_wake_one_at_a_time(served: Served, page: Page) -> None:
    page.add_init_script(WATCH)
    page.goto(served.url + BOOK)
    expect(page.locator(LATEST)).to_have_count(0)
    count = page.locator(".replies > reply-card").count()
    assert count > 2
    assert page.evaluate("window.tasks") == [1] * count


def test_a_card_that_checks_led_to_is_awake_at_once(served: Served, page: Page) -> None:
    page.goto(served.url + BOOK)
    script = "document.querySelector('[data-check=\"2\"]').click()"
    # In the same turn, before any other task.
    found = f"() => {{ {script}; return document.querySelectorAll('{{}}').length; }}"
    expect(page.locator(LATEST)).to_have_count(0)
    assert page.evaluate(found.replace("{}", "[data-leads] reply-card[data-awake]")) == 1


def test_cards_below_are_not_laid_out_and_work_all_the_same(served: Served, page: Page) -> None:
    page.goto(served.url + BOOK)
    last = page.locator(".replies > reply-card").last
    seen = "card => [getComputedStyle(card).contentVisibility, card.getBoundingClientRect().top]"
    visibility, top = last.evaluate(seen)
    assert visibility == "auto"
    assert top > 720
    last.get_by_role("button", name="Favourite").click()
    expect(last.get_by_role("button", name="Favourite")).to_have_attribute("aria-pressed", "true")


def test_the_theme_wakes_into_the_colours_that_are_there(served: Served, browser: Browser) -> None:
    with_scripts = browser.new_page(java_script_enabled=True)
    without = browser.new_page(java_script_enabled=False)
    colours = []
    for page in (without, with_scripts):
        page.goto(served.url)
        body = page.locator("body")
        kinds = ("data-md-color-scheme", "data-md-color-primary", "data-md-color-accent")
        colours.append([body.get_attribute(kind) for kind in kinds])
    assert colours[0] == colours[1] == ["default", "custom", "custom"]
    with_scripts.close()
    without.close()


def test_the_replies_stand_where_they_will_stand(shop: Served, browser: Browser) -> None:
    tops = []
    for held in (True, False):
        page = browser.new_page()
        if held:
            page.route("**/assets/replies.js", lambda route: route.abort())
        page.goto(shop.url + "replies/")
        expect(page.get_by_role("searchbox", name="Find a reply")).to_be_visible()
        first = page.locator("reply-list > section").first
        tops.append(first.evaluate("one => one.getBoundingClientRect().top"))
        page.close()
    assert tops[0] == tops[1]


def test_without_scripts_there_is_no_box_that_finds_nothing(shop: Served, browser: Browser) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(shop.url + "replies/")
    expect(page.locator(".replies__find")).to_be_hidden()
    expect(page.locator("reply-list summary").first).to_be_visible()
    page.close()

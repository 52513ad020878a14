"""A page does little before anybody touches it, and nothing that is pressed gets lost by that."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.projects import ROOT, Served
from tests.support.rest import Asked, until, with_theme

pytestmark = pytest.mark.browser

BOOK = "direct-mail/cannot-activate/"
THEME = re.compile(r"assets/javascripts/")
IS_THERE = "'document$' in window"
ASLEEP = ".replies > reply-card:not([data-awake])"
# Looking up what `Intl` knows blocks a page for longer than all our own scripts.
INTL = """window.asked = [];
for (const name of Object.getOwnPropertyNames(Intl)) {
  const known = Intl[name];
  if (typeof known != "function") continue;
  const construct = (...it) => (asked.push(name), Reflect.construct(...it));
  Intl[name] = new Proxy(known, { construct });
}"""


@pytest.mark.parametrize("path", ["", "domain/", BOOK, "replies/"])
def test_the_theme_comes_when_somebody_moves_over_the_page(
    served: Served, page: Page, path: str
) -> None:
    page.add_init_script(INTL)
    asked = Asked(page)
    page.goto(served.url + path)
    asked.rest()
    assert [url for url in asked.urls if THEME.search(url)] == []
    assert not page.evaluate(IS_THERE)
    assert page.evaluate("window.asked") == []
    page.mouse.move(200, 200)
    until(page, IS_THERE)


@pytest.mark.parametrize(("path", "most"), [("", 25), (BOOK, 29)])
def test_a_page_begins_with_few_modules(served: Served, page: Page, path: str, most: int) -> None:
    asked = Asked(page)
    page.goto(served.url + path)
    asked.rest()
    modules = {url.removeprefix(served.url) for url in asked.urls if url.endswith(".js")}
    assert {"assets/main.js"} < modules
    assert all((ROOT / "docs" / name).exists() for name in modules)
    assert len(modules) <= most


@pytest.mark.parametrize("kind", [".replies > reply-card", "escalation-note", ".internal"])
def test_what_nobody_sees_is_not_laid_out(served: Served, page: Page, kind: str) -> None:
    asked = Asked(page)
    page.set_viewport_size({"width": 1280, "height": 300})
    page.goto(served.url + BOOK)
    asked.rest()
    inside = page.locator(kind).last.locator("> *").first
    assert not inside.evaluate("one => one.checkVisibility({ contentVisibilityAuto: true })")


def test_cards_that_nobody_sees_take_their_time_until_a_key_is_pressed(
    served: Served, page: Page
) -> None:
    page.set_viewport_size({"width": 1280, "height": 300})
    page.clock.install(time=0)
    page.clock.pause_at(1000)
    page.goto(served.url + BOOK)
    cards = page.locator(".replies > reply-card")
    page.clock.run_for(100)
    expect(cards.first).to_have_attribute("data-awake", "")
    expect(page.locator(ASLEEP)).to_have_count(cards.count() - 1)
    page.clock.run_for(250)
    expect(page.locator(ASLEEP)).to_have_count(cards.count() - 2)
    # The first is there for it.
    page.keyboard.press("c")
    expect(cards.first.get_by_role("status")).not_to_have_text("")
    page.clock.run_for(50)
    expect(page.locator(ASLEEP)).to_have_count(0)


def test_a_card_wakes_when_it_comes_in_sight(served: Served, page: Page) -> None:
    page.goto(served.url + BOOK)
    last = page.locator(".replies > reply-card").last
    last.evaluate("card => card.scrollIntoView()")
    expect(last.get_by_role("button", name="Copy", exact=True)).to_be_visible()


def test_the_first_thing_pressed_may_be_the_colours(served: Served, page: Page) -> None:
    page.goto(served.url)
    label = page.locator("[data-md-component=palette] label:not([hidden])")
    expect(label).to_have_attribute("title", re.compile("^Colours follow"))
    label.evaluate("label => label.click()")
    expect(label).to_have_attribute("title", re.compile("^Light"))
    page.reload()
    # As it was chosen, and not because the theme has come.
    expect(label).to_have_attribute("title", re.compile("^Light"))
    assert not page.evaluate(IS_THERE)


def test_a_dark_system_has_a_dark_page_at_the_first_visit(served: Served, browser: Browser) -> None:
    page = browser.new_page(color_scheme="dark")
    asked = Asked(page)
    page.goto(served.url)
    asked.rest()
    assert not page.evaluate(IS_THERE)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(color_scheme="light")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.close()


@pytest.mark.parametrize("key", ["f", "s", "/"])
def test_the_first_key_may_open_the_search(served: Served, page: Page, key: str) -> None:
    page.goto(served.url + BOOK)
    page.keyboard.press(key)
    box = page.get_by_role("textbox", name="Search")
    expect(box).to_be_focused()
    page.keyboard.type("domain")
    expect(box).to_have_value("domain")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def test_the_first_key_may_be_one_of_the_theme(served: Served, page: Page) -> None:
    page.goto(served.url + "documents/")
    after = page.locator("link[rel=next]").evaluate("link => link.href")
    page.keyboard.press("n")
    page.wait_for_url(after)


def test_back_leads_to_the_page_before_when_this_one_was_loaded_anew(
    served: Served, page: Page
) -> None:
    page.goto(served.url + "domain/")
    with_theme(page)
    page.evaluate("window.before = true")
    page.locator("article a[href$='register-com/']").first.click()
    expect(page.locator("check-list")).to_be_visible()
    assert page.evaluate("window.before")
    page.reload()
    assert not page.evaluate(IS_THERE)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Domain Names")

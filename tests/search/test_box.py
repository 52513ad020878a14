"""The search box in the header, in a browser: what it finds, and what it says."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.held import Held
from tests.support.projects import Served
from tests.support.rest import Asked

pytestmark = pytest.mark.browser
BOX = ".md-header [data-md-component=search-query]"
LINKS = ".md-search-result__list > li > a:first-child"
META = ".md-search-result__meta"


def type_into(page: Page, words: str) -> None:
    box = page.get_by_role("textbox", name="Search")
    box.click()
    box.fill(words)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("RISK.RISK_CONTROL_REJECTION", "account/risk-control-kyc/"),
        ('"FastConfigFlow.Create.Failed"', "direct-mail/configure-domain/"),
        ("code=FastConfigFlow.Create.Failed, RequestId=71A2-9C", "direct-mail/configure-domain/"),
        ("your account has security risk", "direct-mail/cannot-activate/"),
        ("不能再变更", "domain/"),
        ("审核通常需要", "direct-mail/cannot-activate/"),
    ],
)
def test_the_very_words_come_first(served: Served, page: Page, typed: str, first: str) -> None:
    page.goto(served.url)
    type_into(page, typed)
    expect(page.locator(LINKS).first).to_have_attribute("href", re.compile(re.escape(first)))


def test_results_come_while_words_are_typed(served: Served, page: Page) -> None:
    page.goto(f"{served.url}domain/")
    page.keyboard.press("/")
    expect(page.locator(BOX)).to_be_focused()
    page.keyboard.type("redemp")
    expect(page.locator(f"{LINKS}[href$='domain/renew-redeem/']")).to_be_visible()
    expect(page.locator(META)).to_have_text(re.compile(r"matching document"))


def test_a_dragged_text_is_searched(served: Served, page: Page) -> None:
    page.goto(served.url)
    page.get_by_role("textbox", name="Search").click()
    page.evaluate(
        "box => { const data = new DataTransfer(); data.setData('text', 'redemption');"
        "document.querySelector(box).dispatchEvent(new DragEvent('drop', {dataTransfer: data}));"
        "document.execCommand('insertText', false, 'redemption') }",
        BOX,
    )
    expect(page.locator(f"{LINKS}[href$='domain/renew-redeem/']")).to_be_visible()


def test_enter_opens_the_first_and_arrows_go_through_them(served: Served, page: Page) -> None:
    page.goto(served.url)
    type_into(page, "FastConfigFlow.Create.Failed")
    expect(page.locator(LINKS).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(LINKS).first).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{served.url}direct-mail/configure-domain/")


def test_nothing_of_the_index_is_loaded_before_somebody_types(served: Served, page: Page) -> None:
    asked = Asked(page)
    page.goto(served.url)
    page.get_by_role("textbox", name="Search").click()
    asked.rest()
    assert [url for url in asked.urls if "/search/worker.js" in url]
    assert not [url for url in asked.urls if re.search(r"pagefind|parts\.json|\.pf_", url)]


def test_what_is_found_is_text(served: Served, page: Page) -> None:
    page.goto(served.url)
    type_into(page, "data-search-exclude script onerror")
    type_into(page, "box <3 & the")
    expect(page.locator(META)).to_have_text(re.compile("matching document|No matching"))
    inside = page.locator(".md-search-result__list").evaluate(
        "list => [...new Set([...list.querySelectorAll('*')].map(one => one.localName))]"
    )
    known = {"li", "a", "article", "div", "h1", "h2", "mark", "details", "summary"}
    assert set(inside) <= known


def test_a_search_without_its_files_says_so(served: Served, page: Page) -> None:
    page.goto(served.url)
    page.route("**/search/parts.json", lambda route: route.abort())
    type_into(page, "redemption")
    expect(page.locator(META)).to_have_text(re.compile("^The search cannot answer"))
    page.unroute("**/search/parts.json")
    type_into(page, "redemption grace")
    expect(page.locator(META)).to_have_text(re.compile("matching document"))


def test_a_page_that_begins_to_listen_after_the_answer_says_so_too(
    served: Served, page: Page
) -> None:
    page.route("**/search/parts.json", lambda route: route.abort())
    held = Held(page, "**/search/state.js*")
    page.goto(served.url)
    type_into(page, "redemption")
    expect(page.locator(META)).to_have_text("No matching documents")
    held.let_go()
    expect(page.locator(META)).to_have_text(re.compile("^The search cannot answer"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_results_fit_the_window(served: Served, page: Page, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(served.url)
    if width == 390:
        page.locator(".md-header__button[for=__search]").click()
    type_into(page, "identity verification")
    expect(page.locator(LINKS).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width

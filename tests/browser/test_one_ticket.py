"""One ticket, one customer: nothing of one reaches the next, nothing is lost on the way back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser import QUIET, windowed
from tests.support.projects import Served

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ANA = "My parcel for order 4711 has not come.\n\nRegards,\nAna Silva"
PEDRO = "My parcel for order 4712 has not come.\n\nRegards,\nPedro Gómez"
LATE = "shop/parcel-late/"


def paste_over(page: Page, text: str) -> None:
    """Paste a text in place of the whole one, through the clipboard, as an agent does."""
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    box = page.get_by_role("textbox", name="Ticket")
    box.press("ControlOrMeta+a")
    box.press("ControlOrMeta+v")
    expect(box).to_have_value(text)
    expect(page.get_by_role("list", name="Playbooks")).to_have_attribute("aria-busy", "false")


def read(page: Page, served: Served, text: str) -> None:
    page.goto(served.url)
    paste_over(page, text)


def type_and_collect(page: Page, served: Served) -> None:
    """Everything that can come of a ticket."""
    page.goto(served.url + LATE)
    card = page.locator("reply-card[name='shop/wait']")
    card.get_by_label("Customer name", exact=True).fill("Ana Silva")
    card.get_by_label("Order number", exact=True).fill("4711")
    card.get_by_label("Language").select_option("es")
    expect(card.locator(".reply__message")).to_have_attribute("lang", "es")
    card.get_by_role("button", name="Add to answer").click()
    expect(card.get_by_role("status")).to_have_text(re.compile("^Added"))
    page.get_by_role("button", name="No", exact=True).click()


def kept(page: Page) -> dict[str, object]:
    """What the tab knows of the ticket."""
    state: dict[str, object] = page.evaluate(
        "JSON.parse(sessionStorage.getItem('playbooks.ticket'))"
    )
    return {name: value for name, value in state.items() if value and name not in ("text", "said")}


def test_nothing_of_a_ticket_reaches_the_one_pasted_over_it(shop: Served, page: Page) -> None:
    read(page, shop, ANA)
    type_and_collect(page, shop)
    page.goto(shop.url)
    expect(page.get_by_role("textbox", name="Ticket")).to_have_value(ANA)
    paste_over(page, PEDRO)
    assert kept(page) == {}
    answer = page.get_by_role("region", name="Answer")
    expect(answer.get_by_role("status")).to_contain_text("another ticket")
    expect(answer.locator(".answer__count")).to_have_text("0")
    page.goto(shop.url + LATE)
    card = page.locator("reply-card[name='shop/wait']")
    expect(card.get_by_label("Customer name", exact=True)).to_have_value("")
    expect(card.locator(".reply__message")).to_have_attribute("lang", "en")
    expect(page.locator(".check").first).to_have_attribute("aria-current", "step")


def test_into_an_emptied_box_as_well(shop: Served, page: Page) -> None:
    read(page, shop, ANA)
    type_and_collect(page, shop)
    page.goto(shop.url)
    box = page.get_by_role("textbox", name="Ticket")
    box.press("ControlOrMeta+a")
    box.press("Delete")
    page.goto(shop.url + LATE)
    page.goto(shop.url)
    expect(box).to_have_value("")
    paste_over(page, PEDRO)
    assert kept(page) == {}


def test_what_was_lost_comes_back_once(shop: Served, page: Page) -> None:
    read(page, shop, ANA)
    type_and_collect(page, shop)
    before = kept(page)
    page.goto(shop.url)
    paste_over(page, PEDRO)
    answer = page.get_by_role("region", name="Answer")
    answer.get_by_role("button", name="Undo").click()
    assert kept(page) == before
    expect(page.get_by_role("textbox", name="Ticket")).to_have_value(ANA)
    expect(answer.get_by_role("button", name="Undo")).to_be_hidden()
    paste_over(page, PEDRO)  # the agent has said that the two belong together
    assert kept(page) == before


def test_the_box_taken_back_takes_back_the_ticket(shop: Served, page: Page) -> None:
    read(page, shop, ANA)
    page.evaluate(
        "sessionStorage.setItem('playbooks.ticket', JSON.stringify({...JSON.parse("
        "sessionStorage.getItem('playbooks.ticket')), values: {customer_name: 'Ana Silva'}}))"
    )
    page.goto(shop.url)
    paste_over(page, PEDRO)
    assert kept(page) == {}
    page.get_by_role("textbox", name="Ticket").press("ControlOrMeta+z")
    expect(page.get_by_role("textbox", name="Ticket")).to_have_value(ANA)
    assert kept(page) == {"values": {"customer_name": "Ana Silva"}}


@pytest.mark.parametrize(
    "edit",
    [
        lambda page: page.keyboard.type(" Any news?"),
        lambda page: page.keyboard.press("Backspace"),
        lambda page: paste_over(page, ANA),
        lambda page: paste_over(page, f"Any news?\n\n{ANA}"),
        lambda page: paste_over(page, "My parcel for order 4711 has not come."),
    ],
    ids=["typed", "deleted", "pasted-again", "followed-up", "shortened"],
)
def test_going_on_with_the_same_text_keeps_everything(
    shop: Served, page: Page, edit: object
) -> None:
    read(page, shop, ANA)
    type_and_collect(page, shop)
    before = kept(page)
    page.goto(shop.url)
    page.get_by_role("textbox", name="Ticket").press("ControlOrMeta+End")
    edit(page)  # type: ignore[operator]
    page.goto(shop.url + LATE)
    assert kept(page) == before


def test_what_is_shown_as_found_stands_in_the_ticket(shop: Served, page: Page) -> None:
    page.goto(shop.url + LATE)
    card = page.locator("reply-card[name='shop/wait']")
    card.get_by_label("Customer name", exact=True).fill("Somebody Else")
    read(page, shop, ANA)
    found = page.locator(".desk__found")
    expect(found.get_by_label("Customer name", exact=True)).to_have_value("Ana Silva")
    expect(found.get_by_role("button", name="Use Customer name")).to_have_attribute(
        "aria-pressed", "false"
    )
    assert kept(page) == {"values": {"customer_name": "Somebody Else"}}


@pytest.fixture(scope="module")
def with_page_cache(browser: Browser) -> Iterator[Browser]:
    """A browser that keeps pages for *Back* as people's browsers do; Playwright's does not."""
    found = windowed()
    if found is None:
        pytest.skip("Chromium with windows is not installed: apt-get install chromium")
    kept = browser.browser_type.launch(
        executable_path=found,
        args=QUIET,
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield kept
    kept.close()


@pytest.fixture(params=["every-page-loaded", "pages-in-place"])
def reader(
    request: pytest.FixtureRequest, shop: Served, with_page_cache: Browser
) -> Iterator[tuple[str, Page]]:
    """An address and a tab: elsewhere than its own address the site loads every page anew."""
    server = Served(shop.folder) if request.param == "every-page-loaded" else None
    context = with_page_cache.new_context(permissions=["clipboard-read", "clipboard-write"])
    context.add_init_script(
        "delete Navigator.prototype.serviceWorker;"
        "addEventListener('pageshow', (event) => { window.cameBack = event.persisted; });"
    )
    yield (server or shop).url, context.new_page()
    context.close()
    if server:
        server.close()


def came_back(page: Page, url: str, shop: Served) -> None:
    """Go back; out of the page cache, where pages are loaded anew."""
    page.evaluate("history.back()")
    page.wait_for_url(url, wait_until="commit")
    if url != shop.url:
        page.wait_for_function("window.cameBack === true")


def test_back_loses_nothing_of_what_came_after(reader: tuple[str, Page], shop: Served) -> None:
    url, page = reader
    page.goto(url)
    paste_over(page, ANA)
    page.locator("[data-playbook='shop/parcel-late'] a").click()
    card = page.locator("reply-card[name='shop/wait']")
    card.get_by_label("Order number", exact=True).fill("4711")
    card.get_by_role("button", name="Add to answer").click()
    count = page.get_by_role("region", name="Answer").locator(".answer__count")
    expect(count).to_have_text("1")
    came_back(page, url, shop)
    expect(count).to_have_text("1")
    page.get_by_role("textbox", name="Ticket").press("End")
    page.keyboard.type("!")
    expect(page.get_by_role("list", name="Playbooks")).to_have_attribute("aria-busy", "false")
    page.locator("[data-playbook='shop/parcel-late'] a").click()
    expect(count).to_have_text("1")
    expect(card.get_by_label("Order number", exact=True)).to_have_value("4711")


def test_back_brings_no_former_customer_back(reader: tuple[str, Page], shop: Served) -> None:
    url, page = reader
    page.goto(url)
    paste_over(page, ANA)
    page.locator("[data-playbook='shop/parcel-late'] a").click()
    page.locator("reply-card[name='shop/wait']").get_by_label("Order number").fill("4711")
    page.get_by_role("button", name="New ticket", exact=True).click()
    came_back(page, url, shop)
    expect(page.get_by_role("textbox", name="Ticket")).to_have_value("")
    expect(page.get_by_role("list", name="Playbooks").get_by_role("listitem")).to_have_count(0)
    page.evaluate("history.forward()")
    page.wait_for_url(url + LATE, wait_until="commit")
    expect(
        page.locator("reply-card[name='shop/wait']").get_by_label("Order number", exact=True)
    ).to_have_value("")
    assert kept(page) == {}


def test_a_document_that_comes_back_reads_what_another_has_left(shop: Served, page: Page) -> None:
    page.goto(shop.url + LATE)
    card = page.locator("reply-card[name='shop/wait']")
    card.get_by_label("Customer name", exact=True).fill("Ana")
    for values, shown in (({"customer_name": "Pedro"}, "Pedro"), ({}, "")):
        page.evaluate(
            """values => {
              sessionStorage.setItem("playbooks.ticket", JSON.stringify({ values }));
              dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
            }""",
            values,
        )
        expect(card.get_by_label("Customer name", exact=True)).to_have_value(shown)


def test_a_duplicated_tab_is_a_ticket_of_its_own_from_there_on(shop: Served, page: Page) -> None:
    read(page, shop, ANA)
    type_and_collect(page, shop)
    before = kept(page)
    with page.context.expect_page() as opened:
        page.evaluate("window.open(location.href)")
    copy = opened.value
    card = copy.locator("reply-card[name='shop/wait']")
    expect(card.get_by_label("Customer name", exact=True)).to_have_value("Ana Silva")
    assert kept(copy) == before
    copy.get_by_role("button", name="New ticket", exact=True).click()
    assert kept(copy) == {}
    assert kept(page) == before
    page.reload()
    expect(page.locator("reply-card[name='shop/wait'] .reply__message")).to_contain_text("4711")
    copy.reload()
    expect(card.get_by_label("Customer name", exact=True)).to_have_value("")
    copy.goto(shop.url)
    expect(copy.get_by_role("textbox", name="Ticket")).to_have_value("")


def test_a_restored_tab_has_all_of_its_ticket(shop: Served, page: Page, browser: Browser) -> None:
    read(page, shop, ANA)
    type_and_collect(page, shop)
    before, state = kept(page), page.evaluate("sessionStorage.getItem('playbooks.ticket')")
    context = browser.new_context()
    context.add_init_script(
        "delete Navigator.prototype.serviceWorker;"
        "if (history.length < 3 && !sessionStorage.length)"
        f"sessionStorage.setItem('playbooks.ticket', {json.dumps(state)})"
    )
    restored = context.new_page()
    restored.goto(shop.url + LATE)
    card = restored.locator("reply-card[name='shop/wait']")
    expect(card.get_by_label("Order number", exact=True)).to_have_value("4711")
    expect(card.locator(".reply__message")).to_have_attribute("lang", "es")
    expect(restored.locator("check-list [aria-current=step]")).to_contain_text("Check 2 of 3")
    count = restored.get_by_role("region", name="Answer").locator(".answer__count")
    expect(count).to_have_text("1")
    assert kept(restored) == before
    restored.goto(shop.url)
    expect(restored.get_by_role("textbox", name="Ticket")).to_have_value(ANA)
    context.close()

"""One ticket, one tab: what is typed and chosen holds on every page until a new ticket."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.projects import Served

pytestmark = pytest.mark.browser

Clipboard = Callable[[Page], dict[str, str]]
LATE = "shop/parcel-late/"
VARIANTS = "**/replies/shop/wait.json"
ODD = "<img src=x onerror=alert(1)> [[order_number]] $& 'a' \"b\" 🙂 שלום"


def card(page: Page, name: str = "shop/wait") -> Locator:
    return page.locator(f"reply-card[name='{name}']")


def copy(page: Page, name: str = "shop/wait") -> None:
    card(page, name).get_by_role("button", name="Copy", exact=True).click()
    expect(card(page, name).get_by_role("status")).to_have_text(re.compile("^Copied"))


def test_a_value_typed_once_fills_every_page(shop: Served, page: Page) -> None:
    page.goto(shop.url + LATE)
    card(page).get_by_label("Customer name", exact=True).fill("Ana")
    page.goto(f"{shop.url}shop/parcel-broken/")
    other = card(page, "shop/send-picture")
    expect(other.get_by_label("Customer name", exact=True)).to_have_value("Ana")
    expect(other.locator(".reply__message")).to_contain_text("Dear Ana,")


def test_another_tab_knows_nothing_of_it(shop: Served, page: Page) -> None:
    page.goto(shop.url + LATE)
    card(page).get_by_label("Customer name", exact=True).fill("Ana")
    other = page.context.new_page()
    other.goto(shop.url + LATE)
    expect(card(other).get_by_label("Customer name", exact=True)).to_have_value("")
    assert "Ana" not in page.evaluate("JSON.stringify({...localStorage})")


def test_new_ticket_forgets_and_undo_brings_back(shop: Served, page: Page) -> None:
    page.goto(shop.url + LATE)
    field = card(page).get_by_label("Customer name", exact=True)
    field.fill("Ana")
    page.get_by_role("button", name="New ticket", exact=True).click()
    expect(field).to_have_value("")
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(field).to_have_value("Ana")


def test_what_is_typed_is_text_in_both_kinds_of_copy(
    shop: Served, page: Page, clipboard: Clipboard
) -> None:
    page.goto(shop.url + LATE)
    card(page).get_by_label("Customer name", exact=True).fill(ODD)
    card(page).get_by_label("Order number", exact=True).fill("4711")
    copy(page)
    copied = clipboard(page)
    assert f"Dear {ODD}," in copied["text/plain"]
    shown = page.evaluate(
        "html => new DOMParser().parseFromString(html, 'text/html').body.textContent",
        copied["text/html"],
    )
    assert f"Dear {ODD}," in shown
    expect(card(page).locator(".reply__message img")).to_have_count(0)


def test_an_optional_blank_takes_its_default(
    shop: Served, page: Page, clipboard: Clipboard
) -> None:
    page.goto(shop.url + LATE)
    card(page).get_by_label("Order number", exact=True).fill("4711")
    copy(page)
    assert clipboard(page)["text/plain"].startswith("Dear customer,")


def test_plain_text_alone_can_be_copied(shop: Served, page: Page, clipboard: Clipboard) -> None:
    page.goto(shop.url + LATE)
    card(page).get_by_label("Order number", exact=True).fill("4711")
    card(page).get_by_role("button", name="Copy plain text", exact=True).click()
    expect(card(page).get_by_role("status")).to_have_text("Copied as plain text.")
    assert set(clipboard(page)) == {"text/plain"}


def test_what_does_not_fit_its_pattern_warns_and_is_copied(shop: Served, page: Page) -> None:
    page.goto(shop.url + LATE)
    field = card(page).get_by_label("Order number", exact=True)
    field.fill("forty-seven")
    expect(field).to_have_accessible_description("This looks different from what is usual here.")
    expect(field).not_to_have_attribute("aria-invalid", "true")
    copy(page)


def test_a_language_that_cannot_be_loaded_is_said_and_stays_chosen(
    shop: Served, page: Page
) -> None:
    page.goto(shop.url + LATE)
    page.route(VARIANTS, lambda route: route.fulfill(body="not JSON"))
    language = card(page).get_by_label("Language", exact=True)
    language.select_option("es")
    status = card(page).get_by_role("status")
    expect(status).to_have_text(re.compile("could not be loaded. The reply is in English"))
    expect(language).to_have_value("en")
    card(page).get_by_label("Order number", exact=True).fill("4711")
    message = card(page).locator(".reply__message")
    expect(message).to_contain_text("Order 4711")
    page.unroute(VARIANTS)
    page.reload()
    expect(language).to_have_value("es")
    expect(message).to_contain_text("El pedido 4711")


def test_a_language_that_could_not_be_loaded_can_be_chosen_again(shop: Served, page: Page) -> None:
    page.goto(shop.url + LATE)
    page.route(VARIANTS, lambda route: route.fulfill(body="not JSON"))
    language = card(page).get_by_label("Language", exact=True)
    status = card(page).get_by_role("status")
    language.select_option("es")
    expect(status).not_to_be_empty()
    page.unroute(VARIANTS)
    language.select_option("es")
    expect(card(page).locator(".reply__message")).to_contain_text("El pedido")
    expect(status).to_be_empty()


def test_language_and_channel_hold_for_the_ticket(
    shop: Served, page: Page, clipboard: Clipboard
) -> None:
    page.goto(shop.url + LATE)
    card(page).get_by_label("Language", exact=True).select_option("es")
    card(page).get_by_label("Channel", exact=True).select_option("chat")
    page.reload()
    expect(card(page).get_by_label("Language", exact=True)).to_have_value("es")
    card(page).get_by_label("Order number", exact=True).fill("4711")
    copy(page)
    assert clipboard(page)["text/plain"].startswith("Hola:\n\nEl pedido 4711")


def test_a_reply_that_lacks_the_language_says_so(shop: Served, page: Page) -> None:
    page.goto(shop.url + LATE)
    card(page).get_by_label("Language", exact=True).select_option("es")
    page.goto(f"{shop.url}shop/parcel-broken/")
    other = card(page, "shop/send-picture")
    expect(other.locator(".reply__fallback")).to_have_text(
        "Not written in Spanish: this is English."
    )
    expect(other.locator(".reply__message")).to_have_attribute("lang", "en")


def test_a_refused_clipboard_falls_back(shop: Served, page: Page) -> None:
    page.add_init_script("delete Clipboard.prototype.write; delete window.ClipboardItem;")
    page.goto(shop.url + LATE)
    card(page).get_by_label("Order number", exact=True).fill("4711")
    copy(page)
    assert "Order 4711" in page.evaluate("navigator.clipboard.readText()")


def test_when_nothing_works_it_is_said_honestly(shop: Served, page: Page) -> None:
    page.add_init_script(
        "Clipboard.prototype.write = () => Promise.reject(new Error('refused'));"
        "document.execCommand = () => false;"
    )
    page.goto(shop.url + LATE)
    card(page).get_by_label("Order number", exact=True).fill("4711")
    card(page).get_by_role("button", name="Copy", exact=True).click()
    expect(card(page).get_by_role("status")).to_contain_text("copy it by hand")


def test_all_of_it_works_where_storage_is_refused(shop: Served, browser: Browser) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.add_init_script(
        "for (const name of ['sessionStorage', 'localStorage']) Object.defineProperty(window, name,"
        "{ get() { throw new DOMException('refused', 'SecurityError'); } });"
    )
    page.goto(shop.url + LATE)
    card(page).get_by_label("Order number", exact=True).fill("4711")
    page.get_by_role("button", name="Favourite: Wait three days", exact=True).click()
    copy(page)
    context.close()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Where is my order? Please look at example.com for it.", "example.com"),
        ("Is it example.com or example.org?", ""),
        ("Where is it?", ""),
    ],
)
def test_a_copy_that_lacks_what_the_ticket_says_once_puts_it_there_to_be_looked_at(
    served: Served, page: Page, clipboard: Clipboard, text: str, value: str
) -> None:
    page.goto(served.url)
    page.get_by_role("textbox", name="Ticket", exact=True).fill(text)
    page.goto(f"{served.url}domain/renew-redeem/")
    reply = card(page, "domain/renew-now")
    field = reply.get_by_label("Domain name", exact=True)
    reply.get_by_role("button", name="Copy", exact=True).click()
    expect(reply.get_by_role("status")).to_have_text(re.compile("^Not copied"))
    expect(field).to_be_focused()
    expect(field).to_have_value(value)
    expect(field).to_have_attribute("aria-invalid", "true")
    why = "From the ticket. If it is right, copy again." if value else "Fill this in first."
    expect(field).to_have_accessible_description(why)
    if value:
        page.keyboard.press("Control+Enter")
        expect(reply.get_by_role("status")).to_have_text(re.compile("^Copied"))
        assert value in clipboard(page)["text/plain"]

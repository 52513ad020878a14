"""What is typed before a page's scripts are there is typed: nobody waits for a page to wake."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.held import Held
from tests.support.projects import Served
from tests.support.rest import with_theme

pytestmark = pytest.mark.browser

Clipboard = Callable[[Page], dict[str, str]]
LATE = "shop/parcel-late/"


def card(page: Page) -> Locator:
    return page.locator("reply-card[name='shop/wait']")


def open_asleep(page: Page, shop: Served) -> Held:
    """Open a playbook in place, before its elements and the style that hides them are there."""
    page.goto(shop.url + "shop/")
    with_theme(page)
    held = Held(page, "**/assets/playbook.js", "**/styles/playbook-page.css")
    page.get_by_role("link", name="A parcel is late", exact=True).click()
    return held


def fill(page: Page) -> None:
    card(page).get_by_label("Order number", exact=True).fill("4711")


def is_copied(page: Page, clipboard: Clipboard, words: str) -> None:
    expect(card(page).locator(".choice").first).to_be_visible()
    expect(card(page).get_by_label("Order number", exact=True)).to_have_value("4711")
    card(page).get_by_role("button", name="Copy", exact=True).click()
    expect(card(page).get_by_role("status")).to_have_text(re.compile("^Copied"))
    assert words in clipboard(page)["text/plain"]


def test_a_value_typed_before_the_cards_wake(
    shop: Served, page: Page, clipboard: Clipboard
) -> None:
    held = open_asleep(page, shop)
    fill(page)
    held.let_go()
    is_copied(page, clipboard, "4711")


def test_a_value_of_the_ticket_gives_way_to_the_newer_one(
    shop: Served, page: Page, clipboard: Clipboard
) -> None:
    page.goto(shop.url)
    state = '{"values":{"order_number":"1","customer_name":"Ana"}}'
    page.evaluate("state => sessionStorage.setItem('playbooks.ticket', state)", state)
    held = open_asleep(page, shop)
    fill(page)
    held.let_go()
    is_copied(page, clipboard, "4711")
    assert clipboard(page)["text/plain"].startswith("Dear Ana,")


def test_while_another_language_is_on_its_way(
    shop: Served, page: Page, clipboard: Clipboard
) -> None:
    held = Held(page, "**/replies/shop/wait.json")
    page.goto(shop.url + LATE)
    with page.expect_request("**/replies/shop/wait.json"):
        card(page).get_by_label("Language").select_option("es")
    fill(page)
    held.let_go()
    expect(card(page).locator(".reply__message")).to_have_attribute("lang", "es")
    is_copied(page, clipboard, "El pedido 4711")


def test_a_ticket_typed_before_the_desk_wakes(shop: Served, page: Page) -> None:
    held = Held(page, "**/assets/desk/ticket-desk.js")
    page.goto(shop.url, wait_until="commit")
    page.get_by_role("textbox", name="Ticket").fill("where is my parcel")
    held.let_go()
    expect(page.locator("[data-playbook='shop/parcel-late']")).to_be_visible()
    page.goto(shop.url + LATE)
    page.goto(shop.url)
    expect(page.get_by_role("textbox", name="Ticket")).to_have_value("where is my parcel")


def test_the_internal_note_has_the_path_at_the_first_press(
    shop: Served, page: Page, clipboard: Clipboard
) -> None:
    page.goto(shop.url)
    state = '{"paths":{"shop/parcel-late":{"The parcel came broken":false,"":true}}}'
    page.evaluate("state => sessionStorage.setItem('playbooks.ticket', state)", state)
    page.goto(shop.url + LATE)
    Held(page, "**/assets/**")  # nothing that is still to come is needed
    page.evaluate("document.querySelector('[data-action=note]').click()")
    expect(page.locator("escalation-note [role=status]")).to_have_text(re.compile("^Copied"))
    assert "The parcel came broken: no" in clipboard(page)["text/plain"]


def test_a_field_is_never_filled_in_by_the_browser(shop: Served, page: Page) -> None:
    page.goto(shop.url + LATE)
    fields = page.locator("[data-field]:is(input, select, textarea)")
    assert fields.count() >= 3
    for field in fields.all():
        expect(field).to_have_attribute("autocomplete", "off")

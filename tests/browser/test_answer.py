"""One answer made of replies from several pages."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.projects import Served

pytestmark = pytest.mark.browser

Clipboard = Callable[[Page], dict[str, str]]
WAIT = "Order 4711 is on its way."


def tray(page: Page) -> Locator:
    return page.get_by_role("region", name="Answer")


def collect(shop: Served, page: Page) -> None:
    """Two replies from two pages, and the tray opened."""
    page.goto(f"{shop.url}shop/parcel-late/")
    card = page.locator("reply-card[name='shop/wait']")
    card.get_by_label("Order number", exact=True).fill("4711")
    card.get_by_role("button", name="Add to answer", exact=True).click()
    expect(card.get_by_role("status")).to_have_text("Added: 1 part in the answer.")
    page.goto(f"{shop.url}shop/parcel-broken/")
    card = page.locator("reply-card[name='shop/send-picture']")
    card.get_by_role("button", name="Add to answer", exact=True).click()
    tray(page).locator("summary").click()


def copied(page: Page, clipboard: Clipboard) -> dict[str, str]:
    tray(page).get_by_role("button", name="Copy answer", exact=True).click()
    expect(tray(page).get_by_role("status")).to_have_text(re.compile("^Copied"))
    return clipboard(page)


def test_the_answer_has_one_greeting_one_closing_and_a_lead_in_per_part(
    shop: Served, page: Page, clipboard: Clipboard
) -> None:
    collect(shop, page)
    text = copied(page, clipboard)["text/plain"]
    assert text.startswith(f"Dear customer,\n\nWait three days\n\n{WAIT}\n\n1. Look at")
    assert "\n\nSend a picture\n\nPlease send a picture" in text
    assert text.endswith("\n\nBest regards, The shop")
    assert text.count("Dear customer") == text.count("Best regards") == 1


def test_a_single_part_needs_no_lead_in(shop: Served, page: Page, clipboard: Clipboard) -> None:
    collect(shop, page)
    tray(page).get_by_role("button", name="Remove: Send a picture", exact=True).click()
    assert copied(page, clipboard)["text/plain"].startswith(f"Dear customer,\n\n{WAIT}")


def test_parts_can_be_reordered(shop: Served, page: Page, clipboard: Clipboard) -> None:
    collect(shop, page)
    tray(page).get_by_role("button", name="Move up: Send a picture", exact=True).click()
    text = copied(page, clipboard)["text/plain"]
    assert text.index("Send a picture") < text.index("Wait three days")


def test_a_removed_part_can_be_brought_back(shop: Served, page: Page) -> None:
    collect(shop, page)
    tray(page).get_by_role("button", name="Remove: Wait three days", exact=True).click()
    expect(tray(page).locator("li.part")).to_have_count(1)
    tray(page).get_by_role("button", name="Undo", exact=True).click()
    expect(tray(page).locator("li.part")).to_have_count(2)


def test_an_edited_part_is_copied_as_edited_and_as_clean_html(
    shop: Served, page: Page, clipboard: Clipboard
) -> None:
    collect(shop, page)
    part = tray(page).get_by_role("textbox", name="Text of Wait three days", exact=True)
    part.locator("p").first.click()
    page.keyboard.press("Home")
    page.keyboard.type("Good news: <b> ")
    both = copied(page, clipboard)
    assert f"Good news: <b> {WAIT}" in both["text/plain"]
    assert "\n1. Look at the tracking page.\n2. Wait until" in both["text/plain"]
    assert "- Delivery: https://" in both["text/plain"]
    html = both["text/html"]
    assert "<ol><li>" in html
    assert "<strong>4711</strong>" in html
    assert "contenteditable" not in html


def test_the_answer_survives_a_reload_and_ends_with_the_ticket(shop: Served, page: Page) -> None:
    collect(shop, page)
    page.reload()
    expect(tray(page).locator(".answer__count")).to_have_text("2")
    tray(page).get_by_role("button", name="New ticket", exact=True).click()
    expect(tray(page).locator(".answer__count")).to_have_text("0")
    expect(tray(page).get_by_role("button", name="Copy answer", exact=True)).to_be_disabled()


def test_a_reply_with_an_open_blank_is_not_added(shop: Served, page: Page) -> None:
    page.goto(f"{shop.url}shop/parcel-late/")
    card = page.locator("reply-card[name='shop/wait']")
    card.get_by_role("button", name="Add to answer", exact=True).click()
    expect(card.get_by_label("Order number", exact=True)).to_be_focused()
    expect(tray(page).locator(".answer__count")).to_have_text("0")


def test_the_answer_is_in_the_language_of_the_ticket(
    shop: Served, page: Page, clipboard: Clipboard
) -> None:
    page.goto(f"{shop.url}shop/parcel-late/")
    card = page.locator("reply-card[name='shop/wait']")
    card.get_by_label("Language", exact=True).select_option("es")
    card.get_by_label("Order number", exact=True).fill("4711")
    card.get_by_role("button", name="Add to answer", exact=True).click()
    expect(tray(page).locator(".answer__count")).to_have_text("1")
    text = copied(page, clipboard)["text/plain"]
    assert text.startswith("Hola, cliente:\n\nEl pedido 4711")

"""Ask the customer: the open questions as one message, in three key presses."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.projects import Served

pytestmark = pytest.mark.browser

Clipboard = Callable[[Page], dict[str, str]]
BOOK = "direct-mail/cannot-activate/"
VERIFICATION = "What does the Identity Verification page of your account show? A screenshot helps."


def panel(page: Page) -> Locator:
    return page.get_by_role("region", name="Ask the customer")


def test_two_keys_ask_the_customer_what_is_open(
    served: Served, page: Page, clipboard: Clipboard
) -> None:
    page.goto(served.url + BOOK)
    page.keyboard.press("q")
    expect(panel(page)).to_be_focused()
    page.keyboard.press("c")
    expect(panel(page).get_by_role("status")).to_have_text(re.compile("^Copied"))
    copied = clipboard(page)
    assert copied["text/plain"] == (
        "Dear customer,\n\nThank you for contacting Alibaba Cloud.\n\n"
        f"So that we can help you, please tell us:\n\n1. {VERIFICATION}\n"
        "2. What is the exact text of the error?\n\n"
        "If something remains unclear, please reply to this ticket.\n\n"
        "Best regards,\n\nAlibaba Cloud International Support"
    )
    assert "<li>What is the exact text of the error?</li>" in copied["text/html"]


def test_what_is_settled_is_not_asked(served: Served, page: Page) -> None:
    page.goto(served.url + BOOK)
    page.get_by_role("button", name="No", exact=True).click()
    page.get_by_role("button", name="Ask the customer", exact=True).click()
    expect(panel(page).get_by_role("checkbox")).to_have_count(1)
    expect(panel(page).locator(".reply__message")).not_to_contain_text("Identity Verification")


def test_the_agent_chooses_questions_language_and_channel(
    served: Served, page: Page, clipboard: Clipboard
) -> None:
    page.goto(served.url + BOOK)
    page.get_by_role("button", name="Ask the customer", exact=True).click()
    panel(page).get_by_label(VERIFICATION).uncheck()
    panel(page).get_by_label("Language").select_option("es")
    panel(page).get_by_label("Channel").select_option("chat")
    message = panel(page).locator(".reply__message")
    expect(message).to_have_attribute("lang", "es")
    panel(page).get_by_role("button", name="Copy", exact=True).click()
    expect(panel(page).get_by_role("status")).to_have_text(re.compile("^Copied"))
    assert "¿Cuál es el texto exacto del error?" in clipboard(page)["text/plain"]
    assert "Identity" not in clipboard(page)["text/plain"]
    assert clipboard(page)["text/plain"].startswith("Hola")


def test_a_customer_is_asked_in_the_language_of_the_ticket_unless_the_agent_chooses_another(
    served: Served, page: Page, clipboard: Clipboard
) -> None:
    page.goto(served.url)
    words = "Hola, no puedo activar el correo directo en mi cuenta, ¿qué puedo hacer?"
    page.get_by_role("textbox", name="Ticket", exact=True).fill(words)
    page.get_by_role("list", name="Playbooks", exact=True).get_by_role("link").first.wait_for()
    page.goto(served.url + BOOK)
    page.get_by_role("button", name="Ask the customer", exact=True).click()
    message = panel(page).locator(".reply__message")
    expect(message).to_have_attribute("lang", "es")
    expect(panel(page).get_by_label("Language")).to_have_value("es")
    panel(page).get_by_label("Language").select_option("en")
    expect(message).to_have_attribute("lang", "en")
    panel(page).get_by_label("Language").select_option("es")
    panel(page).get_by_role("button", name="Add to answer", exact=True).click()
    page.get_by_role("button", name="Copy answer", exact=True).click()
    expect(page.locator("answer-tray [role=status]")).to_contain_text("Copied")
    assert clipboard(page)["text/plain"].startswith("Estimado")


def test_an_answer_that_was_begun_in_english_stays_in_one_language(
    served: Served, page: Page
) -> None:
    page.goto(served.url)
    words = "Hola, no puedo activar el correo directo en mi cuenta, ¿qué puedo hacer?"
    page.get_by_role("textbox", name="Ticket", exact=True).fill(words)
    page.get_by_role("list", name="Playbooks", exact=True).get_by_role("link").first.wait_for()
    page.goto(served.url + BOOK)
    card = page.locator(".replies reply-card[data-awake]").first
    for field in card.locator("input[required], input[aria-required=true]").all():
        field.fill("5012345678901234")
    card.get_by_role("button", name="Add to answer").click()
    expect(card.get_by_role("status")).to_contain_text("1 part in the answer")
    page.get_by_role("button", name="Ask the customer", exact=True).click()
    expect(panel(page).locator(".reply__message")).to_have_attribute("lang", "en")
    names = panel(page).get_by_label("Language").locator("option").all_inner_texts()
    assert names == card.get_by_label("Language").locator("option").all_inner_texts()


def test_nothing_chosen_is_not_copied(served: Served, page: Page) -> None:
    page.goto(served.url + BOOK)
    page.get_by_role("button", name="Ask the customer", exact=True).click()
    expect(panel(page).get_by_role("checkbox")).to_have_count(2)
    for box in panel(page).get_by_role("checkbox").all():
        box.uncheck()
    panel(page).get_by_role("button", name="Copy", exact=True).click()
    expect(panel(page).get_by_role("status")).to_have_text("Not copied: choose a question first.")


def test_the_questions_go_into_the_answer(served: Served, page: Page, clipboard: Clipboard) -> None:
    page.goto(served.url + BOOK)
    page.keyboard.press("q")
    expect(panel(page)).to_be_focused()
    page.keyboard.press("a")
    expect(panel(page).get_by_role("status")).to_have_text("Added to the answer.")
    panel(page).get_by_role("button", name="Close", exact=True).click()
    expect(panel(page)).to_have_count(0)
    page.get_by_role("button", name="Copy answer", exact=True).click()
    expect(page.locator("answer-tray [role=status]")).to_contain_text("Copied")
    assert f"1. {VERIFICATION}" in clipboard(page)["text/plain"]


def test_a_playbook_without_questions_has_no_button(shop: Served, page: Page) -> None:
    page.goto(f"{shop.url}shop/parcel-late/")
    expect(page.get_by_role("button", name="Yes", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Ask the customer")).to_have_count(0)


def test_an_escalation_shows_what_the_customer_reads_meanwhile(served: Served, page: Page) -> None:
    page.goto(served.url + BOOK)
    page.locator("[data-check='1']").click()
    outcome = page.locator("[data-leads=escalate]")
    expect(outcome.locator("reply-card[name='direct-mail/verify-identity']")).to_be_visible()
    expect(outcome.get_by_role("button", name="Copy internal note", exact=True)).to_be_visible()
    page.locator("[data-check='2']").click()
    expect(
        page.locator("[data-leads='reply direct-mail/verify-identity'] reply-card")
    ).to_be_visible()
    expect(page.locator("[data-leads] escalation-note")).to_have_count(0)
    expect(page.locator("escalation-note")).to_have_count(1)

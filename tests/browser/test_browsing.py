"""An agent with a ticket open: search, open the playbook, copy the reply."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.projects import Served
from tests.support.rest import Asked, with_theme

pytestmark = pytest.mark.browser

Clipboard = Callable[[Page], dict[str, str]]


def search(page: Page, words: str) -> Locator:
    """Type into the header's search; gives the links of what it found."""
    box = page.get_by_role("textbox", name="Search")
    box.click()
    box.fill(words[:-1])
    box.press_sequentially(words[-1])  # Material listens to keys
    return page.locator(".md-search-result__item > a.md-search-result__link")


def test_search_open_copy_read_the_clipboard(
    served: Served, page: Page, clipboard: Clipboard
) -> None:
    page.goto(served.url)
    search(page, "direct mail")
    page.locator(".md-search-result__link[href$='direct-mail/cannot-activate/']").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Direct Mail cannot be activated")
    card = page.locator("reply-card[name='direct-mail/verify-identity']")
    card.get_by_role("textbox", name="Account UID", exact=True).fill("5012345678901234")
    card.get_by_role("button", name="Copy", exact=True).click()
    expect(card.get_by_role("status")).to_have_text(re.compile("^Copied"))
    copied = clipboard(page)
    assert "5012345678901234" in copied["text/plain"]
    assert "[[" not in copied["text/plain"] + copied["text/html"]
    assert "<ol>" in copied["text/html"]
    assert "\n1. " in copied["text/plain"]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("RISK.RISK_CONTROL_REJECTION", "account/risk-control-kyc/"),
        ("Your account has security risk, can not open service", "direct-mail/cannot-activate/"),
        ("FastConfigFlow.Create.Failed", "direct-mail/configure-domain/"),
        ("i click activate now nothing happen", "direct-mail/cannot-activate/"),
    ],
)
def test_the_right_playbook_is_found_first(
    served: Served, page: Page, words: str, first: str
) -> None:
    page.goto(served.url)
    found = search(page, words)
    expect(found.first).to_have_attribute("href", f"{served.url}{first}")


def test_a_playbook_says_where_it_belongs_and_how_sure_it_is(served: Served, page: Page) -> None:
    page.goto(f"{served.url}direct-mail/cannot-activate/")
    crumbs = page.get_by_role("navigation", name="Breadcrumb")
    expect(crumbs.get_by_role("link", name="Direct Mail", exact=True)).to_be_visible()
    expect(page.locator(".playbook__head .badge")).to_have_text("Validated")
    expect(page.locator(".playbook__head time")).to_have_attribute("datetime", "2026-11-22")


def test_what_is_internal_says_so_in_words(served: Served, page: Page) -> None:
    page.goto(f"{served.url}direct-mail/cannot-activate/")
    expect(page.locator("#escalation")).to_contain_text("Never to the customer")
    expect(page.locator("#corrections + *")).to_contain_text("Never to the customer")
    expect(page.locator("reply-card").first).to_contain_text("To the customer")
    assert page.locator("reply-card .internal, .internal reply-card").count() == 0


def test_documents_say_when_they_were_checked(served: Served, page: Page) -> None:
    page.goto(f"{served.url}direct-mail/cannot-activate/")
    items = page.locator("#documents + ul > li")
    assert items.count() > 0
    for text in items.all_inner_texts():
        assert re.search(r"unchecked|checked \d+ \w+ \d{4}", text)


def test_a_required_blank_stops_the_copy_and_says_why(
    served: Served, page: Page, clipboard: Clipboard
) -> None:
    page.goto(f"{served.url}direct-mail/cannot-activate/")
    page.evaluate("navigator.clipboard.writeText('before')")
    card = page.locator("reply-card[name='direct-mail/verify-identity']")
    card.get_by_role("button", name="Copy", exact=True).click()
    field = card.get_by_role("textbox", name="Account UID", exact=True)
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description("Fill this in first.")
    assert clipboard(page)["text/plain"] == "before"


def test_another_language_and_channel_are_copied(
    served: Served, page: Page, clipboard: Clipboard
) -> None:
    page.goto(f"{served.url}direct-mail/cannot-activate/")
    card = page.locator("reply-card[name='direct-mail/verify-identity']")
    card.get_by_role("textbox", name="Account UID", exact=True).fill("5012345678901234")
    card.get_by_label("Language", exact=True).select_option("zh-CN")
    card.get_by_label("Channel", exact=True).select_option("chat")
    card.get_by_role("button", name="Copy", exact=True).click()
    expect(card.get_by_role("status")).to_have_text(re.compile("^Copied"))
    assert clipboard(page)["text/plain"].startswith("您好")
    expect(card.locator(".reply__message")).to_have_attribute("lang", "zh-CN")


def test_pages_change_without_a_reload_and_cards_wake_up(served: Served, page: Page) -> None:
    page.goto(served.url)
    with_theme(page)
    page.evaluate("window.stayed = true")
    page.get_by_label("Find a product or playbook").fill("mail activated")
    page.get_by_role("link", name="Direct Mail cannot be activated").first.click()
    expect(page.locator("reply-card").first).to_be_visible()
    assert page.evaluate("window.stayed") is True
    field = page.get_by_role("textbox", name="Customer name").first
    field.fill("Ana")
    expect(page.locator(".reply__message .filled").first).to_have_text("Ana")


def test_nothing_typed_leaves_the_tab(served: Served, page: Page) -> None:
    asked = Asked(page)
    page.goto(f"{served.url}direct-mail/cannot-activate/")
    page.get_by_role("textbox", name="Customer name").first.fill("Xylophone")
    search(page, "Xylophone")
    expect(page.locator(".md-search-result__meta")).to_have_text("No matching documents")
    asked.rest()
    assert asked.urls
    assert all(url.startswith(served.url) for url in asked.urls)
    sent = [request.url + (request.post_data or "") for request in asked.requests]
    assert not [one for one in sent if "Xylophone" in one]
    assert "Xylophone" not in page.url + page.title()
    assert "Xylophone" not in page.evaluate("JSON.stringify({...localStorage})")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_system(served: Served, page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(served.url)
    expected = {"light": "default", "dark": "slate"}[scheme]
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", expected)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_is_wider_than_the_window(served: Served, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in ("", "domain/", "domain/register-com/", "contributing/rules/", "documents/"):
        page.goto(served.url + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path

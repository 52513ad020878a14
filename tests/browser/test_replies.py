"""All replies on one page: found by their words, opened, filled and copied where they stand."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.projects import Served
from tests.support.rest import Asked, with_theme

pytestmark = pytest.mark.browser

Clipboard = Callable[[Page], dict[str, str]]
IDENTITY = "direct-mail/verify-identity"


def find(page: Page, served: Served, words: str) -> Locator:
    """Type into the box, and return the items that are found."""
    page.goto(f"{served.url}replies/")
    with page.expect_response("**/replies/find.json"):
        page.reload()
    box = page.get_by_role("searchbox", name="Find a reply")
    expect(box).to_be_focused()
    box.press_sequentially(words)
    return page.get_by_role("list", name="Replies").locator("[data-reply]")


def card_of(page: Page, name: str) -> Locator:
    return page.locator(f"[data-reply='{name}'] reply-card")


def test_every_reply_is_listed_with_its_reason_and_where_it_is_used(
    served: Served, page: Page
) -> None:
    page.goto(f"{served.url}replies/")
    expect(page.locator("[data-reply]")).to_have_count(25)
    expect(page.get_by_role("heading", level=2, name="Direct Mail")).to_be_visible()
    item = page.locator(f"[data-reply='{IDENTITY}']")
    expect(item.locator("summary")).to_contain_text("Identity verification is not complete")
    item.locator("summary").click()
    used = item.get_by_role("link", name="Direct Mail cannot be activated")
    expect(used).to_have_attribute(
        "href", re.compile(r"direct-mail/cannot-activate/#reply-direct-mail-verify-identity$")
    )


@pytest.mark.parametrize(
    ("words", "first", "shown"),
    [
        ("identity verification", IDENTITY, None),
        ("typically takes 3 business days", IDENTITY, "typically"),
        ("verificacion terminar", IDENTITY, "verificación"),
        ("完成身份验证后", IDENTITY, "完成身份验证后"),
        ("“for a resource plan”", IDENTITY, "for a resource plan"),
    ],
)
def test_a_reply_is_found_by_its_words_in_any_language(
    served: Served, page: Page, words: str, first: str, shown: str | None
) -> None:
    items = find(page, served, words)
    expect(items.first).to_have_attribute("data-reply", first)
    expect(page.locator(".replies__status")).to_have_text(re.compile("^[0-9]+ repl(y|ies), the"))
    if shown:
        expect(items.first.locator("mark")).to_have_text(shown)
    else:
        expect(items.first.locator("mark")).to_have_count(0)


def test_nothing_found_is_said_and_an_empty_box_shows_all_again(served: Served, page: Page) -> None:
    items = find(page, served, "xyzzy")
    expect(items).to_have_count(0)
    expect(page.locator(".replies__status")).to_have_text("No reply has these words.")
    page.get_by_role("searchbox", name="Find a reply").fill("")
    expect(page.locator("reply-list > section [data-reply]")).to_have_count(25)
    expect(page.get_by_role("heading", level=2, name="Direct Mail")).to_be_visible()
    expect(page.locator(".replies__status")).to_have_text("")


def test_without_a_mouse_a_reply_is_found_filled_from_the_ticket_and_copied(
    served: Served, page: Page, clipboard: Clipboard
) -> None:
    page.goto(f"{served.url}direct-mail/cannot-activate/")
    page.get_by_label("Account UID", exact=True).first.fill("5012345678901234")
    own = page.locator(f"reply-card[name='{IDENTITY}']")
    own.get_by_role("button", name="Copy", exact=True).click()
    expect(own.get_by_role("status")).to_have_text(re.compile("^Copied"))
    before = clipboard(page)
    find(page, served, "activate identity")
    page.keyboard.press("Enter")
    card = card_of(page, IDENTITY)
    expect(
        card.get_by_role("group", name="Finish identity verification, then activate")
    ).to_be_focused()
    expect(card.get_by_label("Account UID", exact=True)).to_have_value("5012345678901234")
    page.evaluate("navigator.clipboard.writeText('')")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.keyboard.press("c")
    expect(card.get_by_role("status")).to_have_text(re.compile("^Copied"))
    assert clipboard(page) == before
    assert asked == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox", name="Find a reply")).to_be_focused()


def test_arrows_go_from_the_box_through_what_is_found(served: Served, page: Page) -> None:
    items = find(page, served, "identity")
    expect(items.nth(1)).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(items.nth(1).locator("summary")).to_be_focused()
    page.keyboard.press("Enter")
    expect(items.nth(1).locator("reply-card")).to_be_visible()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox", name="Find a reply")).to_be_focused()


def test_an_address_opens_its_reply_with_it_in_focus(served: Served, page: Page) -> None:
    page.goto(f"{served.url}replies/#{IDENTITY}")
    group = card_of(page, IDENTITY).get_by_role("group").first
    expect(group).to_be_focused()
    expect(group).to_be_in_viewport()
    page.evaluate("location.hash = '#domain/renew-now'")
    expect(card_of(page, "domain/renew-now").get_by_role("group").first).to_be_focused()
    expect(page.locator("[data-reply] details[open]")).to_have_count(1)


def test_the_address_names_the_reply_that_is_open_and_nothing_that_was_typed(
    served: Served, page: Page
) -> None:
    items = find(page, served, "activate identity")
    items.first.locator("summary").click()
    expect(page).to_have_url(f"{served.url}replies/#{IDENTITY}")
    items.first.locator("summary").click()
    expect(page).to_have_url(f"{served.url}replies/")


@pytest.mark.parametrize("fragment", ["#no/such-reply", "#domain", "#%E0%A4%A"])
def test_an_address_of_no_reply_leaves_the_list_as_it_is(
    served: Served, page: Page, fragment: str
) -> None:
    page.goto(f"{served.url}replies/{fragment}")
    expect(page.get_by_role("searchbox", name="Find a reply")).to_be_visible()
    expect(page.locator("details[open]")).to_have_count(0)


def test_a_card_that_cannot_be_loaded_says_so_and_is_tried_again(
    served: Served, page: Page
) -> None:
    page.goto(f"{served.url}replies/")
    wrong = "**/direct-mail/cannot-activate/"
    page.route(wrong, lambda route: route.fulfill(status=200, body="<p>Sign in</p>"))
    item = page.locator(f"[data-reply='{IDENTITY}']")
    item.locator("summary").click()
    expect(item.get_by_role("alert")).to_have_text(re.compile("^This reply could not be loaded"))
    page.unroute(wrong)
    item.locator("summary").click()
    item.locator("summary").click()
    expect(item.locator("reply-card")).to_be_visible()
    expect(item.get_by_role("alert")).to_have_count(0)


def test_a_quoted_phrase_on_the_desk_finds_replies(served: Served, page: Page) -> None:
    page.goto(served.url)
    box = page.get_by_role("textbox", name="Ticket", exact=True)
    box.fill('"for a resource plan"')
    found = page.get_by_role("list", name="Replies").get_by_role("listitem")
    expect(found.first).to_have_attribute("data-reply", IDENTITY)
    expect(page.locator(".desk__replies [role=status]")).to_contain_text("Replies with these words")
    box.press("ArrowDown")
    expect(found.first.get_by_role("link")).to_be_focused()
    page.keyboard.press("Enter")
    expect(card_of(page, IDENTITY).get_by_role("group").first).to_be_focused()
    expect(page).to_have_url(f"{served.url}replies/#{IDENTITY}")


def test_the_desk_hands_its_phrase_to_the_list_and_to_nobody_else(
    served: Served, page: Page
) -> None:
    page.goto(served.url)
    page.get_by_role("textbox", name="Ticket", exact=True).fill("«resource plan»")
    with_theme(page)
    page.get_by_role("link", name="All replies").click()
    box = page.get_by_role("searchbox", name="Find a reply")
    expect(box).to_have_value("«resource plan»")
    expect(page.get_by_role("list", name="Replies").locator("[data-reply]").first).to_be_visible()
    expect(page).to_have_url(f"{served.url}replies/")
    assert page.evaluate("history.state?.toString() ?? ''").find("resource") == -1


@pytest.mark.parametrize("text", ["resource plan", 'He said "resource plan" to me', '"', '""'])
def test_a_ticket_that_is_no_quoted_phrase_finds_playbooks_alone(
    served: Served, page: Page, text: str
) -> None:
    asked = Asked(page)
    page.goto(served.url)
    with page.expect_response("**/extras.js"):
        page.get_by_role("textbox", name="Ticket", exact=True).fill(text)
    asked.rest()
    expect(page.get_by_role("list", name="Replies").get_by_role("listitem")).to_have_count(0)


def test_without_javascript_the_list_can_be_read_and_leads_on(served: Served, page: Page) -> None:
    assert page.context.browser
    context = page.context.browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{served.url}replies/")
    item = plain.locator(f"[data-reply='{IDENTITY}']")
    item.locator("summary").click()
    expect(item).to_contain_text("Used in Direct Mail cannot be activated")
    item.get_by_role("link", name="Direct Mail cannot be activated").click()
    expect(plain.locator(f"reply-card[name='{IDENTITY}']")).to_be_in_viewport()
    context.close()

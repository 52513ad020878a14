"""Checks, one at a time, and what they lead to."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.projects import Served

pytestmark = pytest.mark.browser

Clipboard = Callable[[Page], dict[str, str]]
LATE = "shop/parcel-late/"


def current(page: Page) -> Locator:
    return page.locator("check-list [aria-current=step]")


def press(page: Page, *names: str) -> None:
    for name in names:
        page.get_by_role("button", name=name, exact=True).click()


def test_the_first_check_is_asked_first(shop: Served, page: Page) -> None:
    page.goto(shop.url + LATE)
    expect(current(page)).to_contain_text("Check 1 of 3")
    expect(current(page)).to_contain_text("The order is younger than three days")
    expect(current(page)).to_contain_text("the order's date")
    expect(page.locator("[data-leads]")).to_have_count(0)
    expect(page.get_by_role("button", name="Back", exact=True)).to_be_disabled()


def test_yes_shows_the_reply_in_place_and_gives_it_the_focus(shop: Served, page: Page) -> None:
    page.goto(shop.url + LATE)
    press(page, "Yes")
    outcome = page.locator("[data-leads='reply shop/wait']")
    expect(outcome).to_be_focused()
    expect(outcome.locator("reply-card[name='shop/wait']")).to_be_visible()
    expect(page.get_by_role("button", name="Yes", exact=True)).to_be_disabled()


def test_no_asks_the_next_check(shop: Served, page: Page) -> None:
    page.goto(shop.url + LATE)
    press(page, "No")
    expect(current(page)).to_contain_text("Check 2 of 3")
    expect(current(page)).to_be_focused()
    press(page, "Yes")
    outcome = page.locator("[data-leads='playbook shop/parcel-broken']")
    expect(outcome.get_by_role("link", name="A parcel is broken")).to_be_visible()


def test_all_no_leads_to_the_otherwise(shop: Served, page: Page) -> None:
    page.goto(shop.url + LATE)
    press(page, "No", "No")
    outcome = page.locator("[data-leads=escalate]")
    expect(outcome).to_contain_text("Escalate to Delivery team")
    expect(outcome.get_by_role("button", name="Copy internal note", exact=True)).to_be_visible()


def test_back_and_start_over(shop: Served, page: Page) -> None:
    page.goto(shop.url + LATE)
    press(page, "No", "Yes", "Back")
    expect(current(page)).to_contain_text("Check 2 of 3")
    expect(page.locator("[data-leads]")).to_have_count(0)
    press(page, "Yes", "Start over")
    expect(current(page)).to_contain_text("Check 1 of 3")


def test_the_card_is_whole_after_it_was_shown_and_put_back(shop: Served, page: Page) -> None:
    page.goto(shop.url + LATE)
    press(page, "Yes", "Back", "Yes")
    expect(page.locator("reply-card[name='shop/wait']")).to_have_count(1)
    card = page.locator("[data-leads] reply-card")
    card.get_by_label("Order number", exact=True).fill("4711")
    card.get_by_role("button", name="Copy", exact=True).click()
    expect(card.get_by_role("status")).to_contain_text("Copied")


def test_the_path_is_part_of_the_internal_note(
    shop: Served, page: Page, clipboard: Clipboard
) -> None:
    page.goto(shop.url + LATE)
    press(page, "No", "No")
    page.locator("#escalation").get_by_label("Order number", exact=True).fill("4711")
    press(page, "Copy internal note")
    expect(page.locator("#escalation").get_by_role("status")).to_contain_text("Copied")
    assert clipboard(page)["text/plain"] == (
        "Escalate to Delivery team\nPlaybook: A parcel is late (shop/parcel-late)\n"
        "Order number: 4711\n\nChecks:\nThe order is younger than three days: no\n"
        "The parcel came broken: no\nOtherwise → Escalate to Delivery team"
    )


def test_the_path_survives_a_visit_to_another_page(shop: Served, page: Page) -> None:
    page.goto(shop.url + LATE)
    press(page, "No")
    page.goto(f"{shop.url}shop/parcel-broken/")
    page.goto(shop.url + LATE)
    expect(current(page)).to_contain_text("Check 2 of 3")


def test_the_picture_tells_the_list_and_where_the_agent_is(shop: Served, page: Page) -> None:
    page.goto(shop.url + LATE)
    picture = page.get_by_role("img", name="Decision list.")
    expect(picture).to_have_accessible_name(
        "Decision list. 1 yes: Wait three days. 2 yes: A parcel is broken. "
        "Otherwise: Escalate to Delivery team"
    )
    press(page, "No")
    expect(picture.locator(".is-current")).to_contain_text("A parcel is broken")


def test_nothing_moves_when_the_page_wakes_up(shop: Served, page: Page) -> None:
    page.add_init_script(SHIFTS)
    for path in (LATE, "shop/", ""):
        page.goto(shop.url + path)
        page.wait_for_timeout(400)
        assert page.evaluate("window.shift") < 0.01, path


SHIFTS = """window.shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });"""


def test_without_scripts_the_whole_list_is_there(shop: Served, page: Page) -> None:
    browser = page.context.browser
    assert browser
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(shop.url + LATE)
    items = plain.locator(".checks__list > li")
    expect(items).to_have_count(3)
    for item in items.all():
        expect(item).to_be_visible()
    expect(plain.get_by_role("button", name="Yes")).to_have_count(0)
    context.close()

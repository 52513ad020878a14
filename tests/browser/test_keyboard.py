"""Everything without a mouse."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.support.held import Held
from tests.support.projects import Served

pytestmark = pytest.mark.browser

Clipboard = Callable[[Page], dict[str, str]]
LATE = "shop/parcel-late/"


def test_two_keys_lead_from_the_playbook_to_a_copied_reply(
    shop: Served, page: Page, clipboard: Clipboard
) -> None:
    page.goto(shop.url + LATE)
    page.get_by_label("Order number", exact=True).first.fill("4711")
    page.reload()
    page.keyboard.press("y")
    page.keyboard.press("c")
    expect(page.locator("[data-leads] [role=status]")).to_have_text(re.compile("^Copied"))
    assert "Order 4711" in clipboard(page)["text/plain"]


def test_keys_walk_the_checks(shop: Served, page: Page) -> None:
    page.goto(shop.url + LATE)
    current = page.locator("check-list [aria-current=step]")
    page.keyboard.press("n")
    expect(current).to_contain_text("Check 2 of 3")
    page.keyboard.press("b")
    expect(current).to_contain_text("Check 1 of 3")
    page.keyboard.press("n")
    page.keyboard.press("n")
    page.keyboard.press("e")
    expect(page.locator("#escalation [role=status]")).to_contain_text("Copied")
    page.keyboard.press("r")
    expect(current).to_contain_text("Check 1 of 3")


def test_typing_in_a_field_is_typing(shop: Served, page: Page) -> None:
    page.goto(shop.url + LATE)
    field = page.get_by_label("Customer name", exact=True).first
    field.press_sequentially("yncaebrt?")
    expect(field).to_have_value("yncaebrt?")
    expect(page.locator("[data-leads]")).to_have_count(0)


def test_typing_in_the_search_is_typing(shop: Served, page: Page) -> None:
    page.goto(shop.url + LATE)
    page.keyboard.press("/")
    page.keyboard.type("yn")
    expect(page.get_by_role("textbox", name="Search")).to_have_value("yn")
    expect(page.locator("[data-leads]")).to_have_count(0)


def test_a_question_mark_lists_the_keys_and_can_switch_them_off(shop: Served, page: Page) -> None:
    page.goto(shop.url + LATE)
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog).to_be_visible()
    dialog.get_by_role("checkbox", name="Use single keys").uncheck()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.keyboard.press("y")
    page.reload()
    page.keyboard.press("y")
    expect(page.locator("[data-leads]")).to_have_count(0)
    page.get_by_role("button", name="Keys", exact=True).click()
    dialog.get_by_role("checkbox", name="Use single keys").check()
    dialog.get_by_role("button", name="Close").click()
    page.keyboard.press("y")
    expect(page.locator("[data-leads]")).to_have_count(1)


@pytest.mark.parametrize("key", ["Control+c", "Alt+y", "Meta+n"])
def test_keys_with_modifiers_are_the_browsers(shop: Served, page: Page, key: str) -> None:
    page.goto(shop.url + LATE)
    page.keyboard.press(key)
    expect(page.locator("check-list [aria-current=step]")).to_contain_text("Check 1 of 3")
    expect(page.locator("reply-card [role=status]").first).to_have_text("")


def test_a_key_in_a_card_is_for_that_card(shop: Served, page: Page) -> None:
    page.goto(f"{shop.url}shop/parcel-broken/")
    card = page.locator("reply-card[name='shop/send-picture']")
    card.get_by_role("button", name="Add to answer", exact=True).focus()
    page.keyboard.press("c")
    expect(card.get_by_role("status")).to_have_text(re.compile("^Copied"))


def test_no_page_with_checks_has_a_next_page_for_materials_keys(served: Served, page: Page) -> None:
    page.goto(f"{served.url}direct-mail/cannot-activate/")
    expect(page.locator("link[rel=next], link[rel=prev]")).to_have_count(0)


def test_a_check_in_the_list_is_one_tab_stop(served: Served, page: Page) -> None:
    page.goto(f"{served.url}direct-mail/cannot-activate/")
    expect(page.locator("[data-check][aria-keyshortcuts]")).to_have_count(8)
    expect(page.locator(".checks__list a")).to_have_count(8)
    expect(page.locator(".checks__list a:not([tabindex='-1'])")).to_have_count(0)


def test_focus_is_seen_before_the_theme_has_woken(shop: Served, page: Page) -> None:
    held = Held(page, "**/assets/javascripts/bundle.*")
    page.goto(shop.url + LATE)
    page.get_by_role("button", name="Favourite").first.focus()
    page.keyboard.press("Tab")
    summary = page.locator("details.asks summary")
    expect(summary).to_be_focused()
    expect(summary).to_have_css("outline-style", "solid")
    held.let_go()


def test_focus_is_seen_and_goes_from_top_to_bottom(shop: Served, page: Page) -> None:
    page.goto(shop.url + LATE)
    page.locator(".crumbs a").first.focus()
    columns: dict[bool, list[int]] = {True: [], False: []}
    for _ in range(14):
        page.keyboard.press("Tab")
        outline, left, top = page.evaluate(
            "() => { const e = document.activeElement; const { left, top } ="
            " e.getBoundingClientRect();"
            " return [getComputedStyle(e).outlineStyle, left, top + scrollY]; }"
        )
        assert outline != "none"
        columns[left < 640].append(round(top / 60))
    assert columns == {side: sorted(tops) for side, tops in columns.items()}

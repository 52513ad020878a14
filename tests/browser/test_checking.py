"""Checks, one at a time, and what they lead to."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.support.projects import Served
from tests.support.rest import Asked

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


def test_back_takes_the_latest_answer_also_where_a_check_is_a_number(
    shop: Served, page: Page
) -> None:
    def with_a_number(route: Route) -> None:
        text = route.fetch().text().replace(">The parcel came broken<", ">404<")
        route.fulfill(body=text, content_type="text/html")

    page.route(shop.url + LATE, with_a_number)
    page.goto(shop.url + LATE)
    press(page, "No")
    expect(current(page)).to_contain_text("404")
    press(page, "No", "Back")
    expect(current(page)).to_contain_text("Check 2 of 3")
    press(page, "Back")
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


FIRST = '<li data-lead="reply shop/wait">'
ROWS = {
    "put-in-front": (
        FIRST,
        '<li data-lead="escalate"><button data-check="9">New</button><span>x</span></li>' + FIRST,
    ),
    "taken-away": (f"{FIRST}.*?</li>", ""),
    "worded-anew": ("The order is younger", "Is the order younger"),
    "turned-around": (f"({FIRST}.*?</li>)(<li.*?</li>)", r"\2\1"),
}


@pytest.mark.parametrize(
    ("change", "answers"),
    [
        ("put-in-front", [None, False, None, None]),
        ("taken-away", [None, None]),
        ("worded-anew", [None, None, None]),
        ("turned-around", [None, False, None]),
    ],
)
def test_answers_belong_to_a_question_and_not_to_its_place(
    shop: Served, page: Page, change: str, answers: list[bool | None]
) -> None:
    page.goto(shop.url + LATE)
    press(page, "No")
    html = (shop.folder / LATE / "index.html").read_text(encoding="utf-8")
    changed = re.sub(*ROWS[change], html)
    assert changed != html
    page.route(f"**/{LATE}", lambda route: route.fulfill(body=changed, content_type="text/html"))
    page.goto(shop.url + LATE)
    expect(page.locator("check-list .checks__list [aria-pressed]").first).to_be_visible()
    assert page.evaluate("document.querySelector('check-list').answers") == answers
    expect(page.locator("[data-leads]")).to_have_count(0)


def test_all_checks_are_seen_at_once_with_where_they_lead(shop: Served, page: Page) -> None:
    page.goto(shop.url + LATE)
    rows = page.locator(".checks__list > li")
    expect(rows).to_contain_text(
        ["The order is younger than three days", "The parcel came broken", "Otherwise"]
    )
    expect(rows).to_contain_text(
        ["Wait three days", "A parcel is broken", "Escalate to Delivery team"]
    )
    for row in rows.all():
        expect(row).to_be_in_viewport()


def test_a_check_that_is_pressed_is_the_one_that_holds(shop: Served, page: Page) -> None:
    page.goto(shop.url + LATE)
    second = page.get_by_role("button", name="The parcel came broken", exact=True)
    expect(second).to_have_attribute("data-check", "2")
    second.click()
    expect(page.locator("[data-leads='playbook shop/parcel-broken']")).to_be_focused()
    expect(second).to_have_attribute("aria-pressed", "true")
    expect(current(page)).to_contain_text("Check 2 of 3")
    page.locator("[data-check='1']").click()
    expect(page.locator("[data-leads='reply shop/wait'] reply-card")).to_be_visible()
    expect(second).to_have_attribute("aria-pressed", "false")


def test_answers_given_either_way_are_one_state(shop: Served, page: Page) -> None:
    page.goto(shop.url + LATE)
    press(page, "No")
    page.locator("[data-check='3']").click()
    expect(page.locator("[data-leads=escalate]")).to_be_visible()
    press(page, "Back")
    expect(current(page)).to_contain_text("Check 2 of 3")
    expect(page.locator(".checks__list > li").first).to_have_attribute("data-answered", "no")
    page.locator("[data-check='2']").click()
    press(page, "Start over")
    expect(current(page)).to_contain_text("Check 1 of 3")


def test_the_note_tells_what_was_settled_and_what_nobody_looked_at(
    shop: Served, page: Page, clipboard: Clipboard
) -> None:
    page.goto(shop.url + LATE)
    press(page, "No")
    page.locator("[data-check='3']").click()
    press(page, "Copy internal note")
    expect(page.locator("#escalation").get_by_role("status")).to_contain_text("Copied")
    assert clipboard(page)["text/plain"].endswith(
        "Checks:\nThe order is younger than three days: no\n"
        "Otherwise → Escalate to Delivery team\n\nNot looked at:\n- The parcel came broken"
    )


def test_digits_say_which_check_holds(shop: Served, page: Page) -> None:
    page.goto(shop.url + LATE)
    page.keyboard.press("3")
    expect(page.locator("[data-leads=escalate]")).to_be_visible()
    page.keyboard.press("1")
    expect(page.locator("[data-leads='reply shop/wait']")).to_be_visible()


def test_nothing_moves_when_the_page_wakes_up(shop: Served, page: Page) -> None:
    page.add_init_script(SHIFTS)
    asked = Asked(page)
    for path in (LATE, "shop/", ""):
        page.goto(shop.url + path)
        asked.rest()
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

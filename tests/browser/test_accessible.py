"""axe finds nothing: WCAG 2.2 AA, light and dark, wide and narrow, before and after use."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.support.projects import Served
from tests.support.rest import Asked

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PAGES = ("", "domain/", "direct-mail/cannot-activate/", "replies/", "elsewhere/")
LONG_PAGES = ("contributing/formats/", "documents/")


def violations(page: Page) -> list[str]:
    options = {"runOnly": {"type": "tag", "values": WCAG}}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_pages_before_they_are_used(served: Served, page: Page, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 800})
    asked = Asked(page)
    for path in PAGES:
        page.goto(served.url + path)
        asked.rest()
        assert violations(page) == [], path


@pytest.mark.parametrize("path", LONG_PAGES)
def test_long_pages(served: Served, page: Page, path: str) -> None:
    page.goto(served.url + path)
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_desk_with_everything_it_can_show(served: Served, page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(served.url)
    page.get_by_role("textbox", name="Ticket", exact=True).fill(
        "My domain shop.example.com expired and I want to renew it, the website is down.\n"
        "Also how do I pay from India, card 4111 1111 1111 1111 refused. UID 5012345678901234"
    )
    expect(page.locator(".desk__field")).not_to_have_count(0)
    page.get_by_text("None of these").click()
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_playbook_after_it_was_used(served: Served, page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    asked = Asked(page)
    page.goto(f"{served.url}direct-mail/cannot-activate/")
    page.get_by_text("What customers say").click()
    page.keyboard.press("n")
    card = page.locator("reply-card[name='direct-mail/verify-identity']")
    card.get_by_role("button", name="Copy", exact=True).click()
    assert violations(page) == []
    card.get_by_label("Account UID", exact=True).fill("12")
    card.get_by_role("button", name="Add to answer", exact=True).click()
    page.locator("answer-tray summary").click()
    expect(page.locator(".answer__parts [contenteditable]")).to_be_visible()
    asked.rest()
    assert violations(page) == []
    page.get_by_role("button", name="Keys", exact=True).click()
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_checks_that_are_marked_and_questions_to_the_customer(
    served: Served, page: Page, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(served.url)
    page.get_by_role("textbox", name="Ticket", exact=True).fill(
        "my RAM user has no permission to activate direct mail, AccessDenied"
    )
    page.goto(f"{served.url}direct-mail/cannot-activate/")
    expect(page.locator("[data-likely='1']")).to_be_visible()
    page.get_by_role("button", name="Ask the customer", exact=True).click()
    expect(page.get_by_role("region", name="Ask the customer")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_reply_that_was_found_and_opened(served: Served, page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{served.url}replies/")
    page.get_by_role("searchbox", name="Find a reply").fill("resource plan")
    found = page.get_by_role("list", name="Replies").get_by_role("listitem")
    expect(found.first.locator("mark")).to_be_visible()
    page.keyboard.press("Enter")
    expect(found.first.get_by_role("button", name="Copy", exact=True)).to_be_visible()
    assert violations(page) == []
    page.goto(served.url)
    page.get_by_role("textbox", name="Ticket", exact=True).fill('"resource plan"')
    expect(page.get_by_role("list", name="Replies").get_by_role("link").first).to_be_visible()
    assert violations(page) == []


def test_the_desk_with_favourites(served: Served, page: Page) -> None:
    page.goto(f"{served.url}direct-mail/cannot-activate/")
    page.locator(".status .star").click()
    page.goto(served.url)
    expect(page.get_by_role("heading", name="Favourites")).to_be_visible()
    assert violations(page) == []


def test_four_hundred_percent_zoom_keeps_everything_in_reach(served: Served, page: Page) -> None:
    # 1280 pixels at 400 % are 320 CSS pixels.
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(f"{served.url}direct-mail/cannot-activate/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    tray = page.locator("answer-tray").bounding_box()
    assert tray
    assert tray["height"] < 256 * 0.5
    page.get_by_role("button", name="Yes", exact=True).click()
    expect(page.locator("[data-leads]")).to_be_visible()
    page.goto(f"{served.url}replies/#direct-mail/verify-identity")
    expect(page.locator("[data-reply] reply-card")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_state_changes_are_announced(served: Served, page: Page) -> None:
    page.goto(f"{served.url}direct-mail/cannot-activate/")
    for status in page.locator("reply-card [role=status], answer-tray [role=status]").all():
        expect(status).to_have_count(1)
    assert page.locator("reply-card").count() == page.locator("reply-card [role=status]").count()


def test_reduced_motion_is_respected(served: Served, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(served.url)
    slow = page.evaluate(
        "[...document.querySelectorAll('*')].filter(e => "
        "parseFloat(getComputedStyle(e).transitionDuration) > 0.01).length"
    )
    assert slow == 0

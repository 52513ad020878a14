"""On paper there is what was written and nothing to press; from right to left all is mirrored."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.projects import ROOT, Served

pytestmark = pytest.mark.browser

BOOK = "direct-mail/cannot-activate/"
STYLES = sorted((ROOT / "docs" / "assets" / "styles").glob("*.css"))
PHYSICAL = re.compile(
    r"^\s*(?:left|right|(?:margin|padding|border)-(?:left|right)(?:-\w+)?)\s*:"
    r"|^\s*(?:margin|padding): *\S+ (\S+) \S+ (?!\1;)\S+;"
    r"|text-align:\s*(?:left|right)|float:\s*(?:left|right)",
    re.MULTILINE,
)


def awake(page: Page, url: str) -> None:
    page.goto(url)
    expect(page.locator(".replies > reply-card:not([data-awake])")).to_have_count(0)


def test_a_printed_playbook_has_every_reply_and_no_control(served: Served, page: Page) -> None:
    awake(page, served.url + BOOK)
    page.emulate_media(media="print")
    for message in page.locator("reply-card .reply__message").all():
        expect(message).to_be_visible()
    cards = page.locator(".replies > reply-card")
    shown = "cards => cards.map(card => getComputedStyle(card).contentVisibility)"
    assert set(cards.evaluate_all(shown)) == {"visible"}
    for kind in ("check-step", "reply-controls", "answer-tray", ".star", ".md-header"):
        assert page.locator(kind).count() > 0
        for control in page.locator(kind).all():
            expect(control).to_be_hidden()
    for look in page.locator(".checks__list li > span").all():
        expect(look).to_be_visible()


def test_a_printed_list_of_replies_has_every_reply(shop: Served, page: Page) -> None:
    page.goto(shop.url + "replies/")
    page.emulate_media(media="print")
    expect(page.locator(".replies__find")).to_be_hidden()
    rows = page.locator("reply-list > section, reply-list li[data-reply]")
    shown = "rows => rows.map(row => getComputedStyle(row).contentVisibility)"
    assert set(rows.evaluate_all(shown)) == {"visible"}


def sides(one: Locator) -> tuple[float, float]:
    """How far an element is from the left and from the right of the page."""
    left, right = one.evaluate(
        "one => { const { left, right } = one.getBoundingClientRect();"
        "return [left, document.documentElement.clientWidth - right]; }"
    )
    return round(left), round(right)


MIRRORED = (
    ".checks__list > li:first-child > button",
    ".replies > reply-card .star",
    ".replies > reply-card .reply__title",
    ".outcome",
    "escalation-note [data-action=note]",
    "answer-tray [data-do=keys]",
)


@pytest.mark.parametrize("width", [1280, 390])
def test_from_right_to_left_everything_is_mirrored(served: Served, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    awake(page, served.url + BOOK)
    page.locator("[data-check='1']").click()
    # The list scrolls by itself then; its bar stays where the system has it.
    page.evaluate("document.querySelector('.checks__list').style.overflow = 'visible'")
    found = [page.locator(one).first for one in MIRRORED]
    before = [sides(one) for one in found]
    page.evaluate("document.documentElement.dir = document.body.dir = 'rtl'")
    after = [sides(one) for one in found]
    for one, (left, right), (new_left, new_right) in zip(MIRRORED, before, after, strict=True):
        assert abs(left - new_right) <= 2, one
        assert abs(right - new_left) <= 2, one
    assert page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )
    expect(page.locator(".reply__message").first).to_have_attribute("dir", "ltr")


@pytest.mark.parametrize("sheet", STYLES, ids=lambda path: path.stem)
def test_no_style_sheet_names_a_side(sheet: Path) -> None:
    found = PHYSICAL.finditer(sheet.read_text(encoding="utf-8"))
    assert [one[0].strip() for one in found] == []


def test_the_star_of_a_card_stands_beside_its_title(served: Served, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    awake(page, served.url + BOOK)
    card = page.locator(".replies > reply-card").first
    place = "one => { const { top, bottom } = one.getBoundingClientRect(); return [top, bottom]; }"
    top, bottom = card.locator(".star").evaluate(place)
    head_top, head_bottom = card.locator(".reply__head").evaluate(place)
    assert head_top - 4 <= top
    assert bottom <= head_bottom + 8

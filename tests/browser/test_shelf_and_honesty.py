"""What a page says about itself, and what the desk remembers."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.support.projects import Served, macros, small
from tests.support.rest import until

pytestmark = pytest.mark.browser

Clipboard = Callable[[Page], dict[str, str]]
LATE = "shop/parcel-late/"
REVIEWED = dt.datetime(2026, 11, 1, 12, tzinfo=dt.UTC)


def open_after(page: Page, url: str, days: int) -> None:
    """Open a page of the shop so many days after its review."""
    page.clock.set_fixed_time(REVIEWED + dt.timedelta(days=days))
    page.goto(url)


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "reviewed today"), (1, "reviewed yesterday"), (12, "reviewed 12 days ago")],
)
def test_the_page_says_how_long_ago_it_was_reviewed(
    shop: Served, page: Page, days: int, words: str
) -> None:
    open_after(page, shop.url + LATE, days)
    expect(page.locator("review-age")).to_have_text(words)
    expect(page.locator("reply-card .badge--overdue").first).to_be_hidden()


def test_an_overdue_page_says_so_on_every_card_before_the_copy_button(
    shop: Served, page: Page
) -> None:
    open_after(page, shop.url + LATE, 100)
    expect(page.locator("review-age")).to_have_text("reviewed 100 days ago, overdue by 10 days")
    badge = page.locator("reply-card").first.get_by_text("Review overdue", exact=True)
    expect(badge).to_be_visible()
    assert page.evaluate(
        "() => { const card = document.querySelector('reply-card');"
        "return Boolean(card.querySelector('.badge--overdue').compareDocumentPosition("
        "card.querySelector('[data-action=copy]')) & Node.DOCUMENT_POSITION_FOLLOWING); }"
    )


def test_one_day_of_grace_is_left_for_time_zones(shop: Served, page: Page) -> None:
    open_after(page, shop.url + LATE, 91)
    expect(page.locator("reply-card .badge--overdue").first).to_be_hidden()


def test_a_card_of_a_page_that_is_not_validated_says_so(shop: Served, page: Page) -> None:
    page.goto(f"{shop.url}shop/parcel-broken/")
    expect(page.locator("reply-card").get_by_text("Not validated", exact=True)).to_be_visible()


MARKED = "() => [...(CSS.highlights.get('doubt') ?? [])].map(String)"


def test_a_doubt_is_said_at_the_words_it_concerns_and_never_copied(
    shop: Served, page: Page, clipboard: Clipboard
) -> None:
    page.goto(shop.url + LATE)
    card = page.locator("reply-card[name='shop/wait']")
    expect(card.locator(".doubts")).to_have_text(
        "Not sureat the tracking page The page is said to move."
    )
    until(page, f"({MARKED})().length === 1")
    assert page.evaluate(MARKED) == ["at the tracking page"]  # across the tags that stand in it
    card.get_by_label("Order number", exact=True).fill("4711")
    assert page.evaluate(MARKED) == ["at the tracking page"]
    card.get_by_role("button", name="Copy", exact=True).click()
    expect(card.get_by_role("status")).to_have_text(re.compile("^Copied"))
    copied = clipboard(page)
    assert "said to move" not in copied["text/plain"] + copied["text/html"]
    assert "Look at the *tracking* page".replace("*", "") in copied["text/plain"]
    card.get_by_label("Language", exact=True).select_option("es")
    expect(card.locator(".reply__message")).to_have_attribute("lang", "es")
    until(page, f"({MARKED})().length === 0")  # other words, and no doubt of them


def test_an_archived_playbook_names_its_successor_and_leaves_the_lists(
    tmp_path: Path, page: Page
) -> None:
    folder = small(tmp_path)
    old = folder / "docs" / "shop" / "parcel-broken.md"
    text = old.read_text(encoding="utf-8")
    late = folder / "docs" / "shop" / "parcel-late.md"
    leads = late.read_text(encoding="utf-8").replace("playbook shop/parcel-broken", "escalate")
    late.write_text(leads, encoding="utf-8")
    archived = "confidence: archived\nsuccessor: shop/parcel-late"
    old.write_text(text.replace("confidence: not-validated", archived), encoding="utf-8")
    assert macros("site", cwd=folder).returncode == 0
    server = Served(folder / "site")
    page.goto(f"{server.url}shop/parcel-broken/")
    expect(page.get_by_text("This playbook is archived.")).to_be_visible()
    page.locator(".notice").get_by_role("link", name="A parcel is late").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A parcel is late")
    page.goto(f"{server.url}shop/")
    expect(page.get_by_role("link", name="A parcel is broken")).to_have_count(0)
    server.close()


def test_favourites_and_recent_stand_on_the_desk_by_name_only(shop: Served, page: Page) -> None:
    page.goto(shop.url + LATE)
    page.get_by_label("Customer name", exact=True).first.fill("Ana")
    page.get_by_role("button", name="Favourite: Wait three days", exact=True).click()
    page.goto(shop.url)
    shelf = page.locator("desk-shelf")
    expect(shelf.get_by_role("heading", name="Favourites")).to_be_visible()
    expect(shelf.get_by_role("link", name="A parcel is late", exact=True)).to_be_visible()
    kept = page.evaluate("localStorage.getItem('playbooks.shelf')")
    assert kept == '{"favourites":["reply shop/wait"],"recent":["playbook shop/parcel-late"]}'
    shelf.get_by_role("link", name="Wait three days", exact=True).click()
    star = page.get_by_role("button", name="Favourite: Wait three days", exact=True)
    expect(star).to_have_attribute("aria-pressed", "true")
    star.click()
    expect(star).to_have_attribute("aria-pressed", "false")


def test_flag_and_fix_lead_to_a_form_and_the_file_and_take_nothing_along(
    tmp_path: Path, page: Page
) -> None:
    folder = small(tmp_path)
    address = "https://example.com/team/playbooks"
    assert macros("site", cwd=folder, REPOSITORY=address).returncode == 0
    server = Served(folder / "site")
    page.goto(server.url + LATE)
    page.get_by_label("Customer name", exact=True).first.fill("Xylophone")
    card = page.locator("reply-card[name='shop/wait']")
    fix = card.get_by_role("link", name="Fix", exact=True).get_attribute("href")
    assert fix == f"{address}/edit/main/snippets/shop/wait.md"
    card.get_by_label("Language", exact=True).select_option("es")
    expect(card.locator(".reply__message")).to_have_attribute("lang", "es")
    link = card.get_by_role("link", name="Fix", exact=True)
    link.focus()
    assert link.get_attribute("href") == f"{address}/edit/main/snippets/shop/wait.es.md"
    flagging = card.get_by_role("link", name="Flag", exact=True)
    flagging.focus()
    flag = flagging.get_attribute("href") or ""
    assert flag.startswith(f"{address}/issues/new?")
    form = parse_qs(urlsplit(flag).query)
    assert form["title"] == ["Wrong or outdated: reply shop/wait"]
    assert "snippets/shop/wait.es.md" in form["body"][0]
    assert "Xylophone" not in flag
    expect(page.locator(".status").get_by_role("link", name="Flag", exact=True)).to_be_visible()
    server.close()

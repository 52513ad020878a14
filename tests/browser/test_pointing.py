"""The ticket points: checks it speaks for are marked with its words, and none is answered."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.projects import Served
from tests.support.rest import Asked

pytestmark = pytest.mark.browser

BOOK = "direct-mail/cannot-activate/"
SUSPENDED = (
    "Hello, when I buy Direct Mail I see: To keep your account secure, your order is suspended, "
    "RISK.RISK_CONTROL_REJECTION. Please help."
)
# A ticket, and the check of the playbook that it speaks for.
TICKETS = [
    (BOOK, SUSPENDED, 4),
    (BOOK, "my RAM user has no permission to activate direct mail, AccessDenied", 5),
    (
        BOOK,
        "The review of my passport was refused. Which documents does identity verification need?",
        0,
    ),
    ("domain/renew-redeem/", "the domain is in redemptionPeriod, how do I redeem it", 0),
    ("billing/invoice/", "please correct the company name on my invoice", 0),
    (
        "billing/invoice/",
        "How do I download the monthly invoice? I cannot find the page for it.",
        0,
    ),
    (BOOK, "Estoy conectado como usuario RAM y no tengo permiso para activar Direct Mail", 5),
    (BOOK, "账户身份认证还没有完成，无法开通邮件推送", 2),
    ("domain/register-com/", "do I need an ICP filing for my .com at the China site", 0),
]


def paste(page: Page, served: Served, text: str) -> None:
    page.goto(served.url)
    page.get_by_role("textbox", name="Ticket", exact=True).fill(text)
    expect(page.locator("[aria-label=Playbooks]")).to_have_attribute("aria-busy", "false")


def test_the_check_a_ticket_speaks_for_is_marked_with_its_words(served: Served, page: Page) -> None:
    paste(page, served, SUSPENDED)
    page.goto(served.url + BOOK)
    first = page.locator("[data-likely='1']")
    expect(first).to_have_attribute("data-check", "4")
    expect(first).to_have_accessible_name(re.compile("^The error names a security risk"))
    expect(first).to_have_accessible_description(re.compile("The ticket says: .*RISK"))
    assert page.locator("[data-likely]").count() <= 3
    expect(page.locator("[data-leads]")).to_have_count(0)
    expect(page.locator("check-list [aria-current=step]")).to_contain_text("Check 1 of 8")


@pytest.mark.parametrize("text", ["", "hello", "Please help me, it is urgent, thank you very much"])
def test_nothing_is_marked_when_the_ticket_does_not_say(
    served: Served, page: Page, text: str
) -> None:
    paste(page, served, text)
    asked = Asked(page)
    page.goto(served.url + BOOK)
    asked.rest()
    assert any("/points/" in url for url in asked.urls) is bool(text)
    expect(page.locator("[data-likely]")).to_have_count(0)


def test_another_ticket_points_elsewhere_and_a_new_one_nowhere(served: Served, page: Page) -> None:
    paste(page, served, SUSPENDED)
    page.goto(served.url + BOOK)
    expect(page.locator("[data-likely='1']")).to_have_count(1)
    page.get_by_role("button", name="New ticket", exact=True).click()
    expect(page.locator("[data-likely]")).to_have_count(0)


@pytest.mark.parametrize(("book", "text", "check"), TICKETS)
def test_five_keys_lead_from_the_ticket_to_the_copied_reply(
    served: Served, page: Page, book: str, text: str, check: int
) -> None:
    pressed = 0

    def press(key: str) -> None:
        nonlocal pressed
        page.keyboard.press(key)
        pressed += 1

    page.goto(served.url)
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    expect(page.get_by_role("textbox", name="Ticket", exact=True)).to_be_focused()
    press("Control+v")
    expect(page.locator("[aria-label=Playbooks]")).to_have_attribute("aria-busy", "false")
    expect(page.locator("[aria-label=Playbooks] a").first).to_have_attribute(
        "href", re.compile(f"{book}$")
    )
    press("Control+Enter")
    first = page.locator("[data-likely='1']")
    expect(first).to_be_visible()
    if check:
        expect(first).to_have_attribute("data-check", str(check))
    press("Enter")
    outcome = page.locator("[data-leads]")
    expect(outcome).to_be_visible()
    lead = outcome.get_attribute("data-leads") or ""
    if lead.startswith("playbook"):
        return  # one page further, and the ticket points there as well
    press("c")
    missing = outcome.locator("[aria-invalid=true]")
    status = outcome.locator("reply-card").get_by_role("status")
    expect(status).to_have_text(re.compile("^(Copied|Not copied: something is still blank)"))
    if missing.count():  # what only the agent can look up is typed, then Enter copies
        missing.first.fill("something")
        press("Control+Enter")
        expect(status).to_have_text(re.compile("^(Copied|Not copied)"))
    assert pressed <= 5


def test_the_second_playbook_is_as_near_as_the_first(served: Served, page: Page) -> None:
    page.goto(served.url)
    text = "the domain expired, how do I renew it, and please correct the company on my invoice"
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    links = page.locator("[aria-label=Playbooks] a")
    page.keyboard.press("Control+v")
    expect(page.locator("[aria-label=Playbooks]")).to_have_attribute("aria-busy", "false")
    second = links.nth(1).get_attribute("href")
    page.keyboard.press("Control+Shift+Enter")
    expect(page).to_have_url(re.compile(f"{re.escape(str(second))}$"))
    expect(page.locator(".replies > reply-card[data-awake]").first).to_be_attached()
    expect(page.locator(".replies > reply-card:not([data-awake])")).to_have_count(0)
    page.keyboard.press("1")
    expect(page.locator("[data-leads]")).to_be_visible()  # and c copies: four in all

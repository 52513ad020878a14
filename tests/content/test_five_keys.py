"""From a real customer's ticket to the right reply on the clipboard: at most five key presses."""

from __future__ import annotations

import re

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.support.projects import ROOT, Served

pytestmark = [pytest.mark.browser, pytest.mark.slow]
MOST = 5

# Tickets that say enough, with the reply that answers them, each of another playbook: those that
# have to stay within five. Of the 45 real ones that one reply is known to answer, 28 do.
TICKETS = {
    "R002": "ecs/send-through-a-service",
    "R007": "ecs/check-network-access",
    "R009": "ssl/repeat-dns-validation",
    "R022": "billing/unsubscribe",
    "R031": "billing/corrected-invoice",
    "R042": "direct-mail/check-smtp-login",
    "R071": "account/mfa-code-invalid",
    "R076": "account/no-code",
    "R100": "partner/match-customer-country",
    "R119": "dns/set-record",
}


@pytest.mark.parametrize("ticket", TICKETS)
def test_five_keys_lead_from_a_real_ticket_to_its_reply(
    real: Served, page: Page, ticket: str
) -> None:
    pressed: list[str] = []

    def press(*keys: str) -> None:
        for key in keys:
            page.keyboard.press(key)
        pressed.extend(keys)

    page.goto(real.url)
    known = yaml.safe_load((ROOT / "tests" / "tickets" / "real.yml").read_text(encoding="utf-8"))
    text = next(one["text"] for one in known if one["id"] == ticket)
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    press("Control+v")
    expect(page.get_by_role("list", name="Playbooks")).to_have_attribute("aria-busy", "false")
    expect(page.get_by_role("list", name="Playbooks").get_by_role("link").first).to_be_visible()
    press("Control+Enter")
    lead = f"reply {TICKETS[ticket]}"
    check = page.locator(f"li[data-lead='{lead}'] [data-check]").first
    expect(page.locator("[data-likely='1']")).to_be_visible()
    number, likely = check.get_attribute("data-check"), check.get_attribute("data-likely")
    press(*(["Enter"] if likely == "1" else str(number)))
    outcome = page.locator(f"[data-leads='{lead}']")
    expect(outcome).to_be_visible()
    press("c")
    status = outcome.locator("reply-card").get_by_role("status")
    expect(status).to_have_text(re.compile("^Copied"))
    assert len(pressed) <= MOST, pressed

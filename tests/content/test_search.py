"""Error texts that stand in the real content lead to a page that holds them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.projects import Served

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LINKS = ".md-search-result__list > li > a:first-child"

# What is pasted, and what the page that comes first holds.
TYPED = {
    "526": " 526 ",
    "InvalidAccessKeyId": "InvalidAccessKeyId",
    '"InvalidAccessKeyId"': "InvalidAccessKeyId",
    "526 No data by dns resolve": "526 No data by dns resolve",
    "error=InvalidAccessKeyId, request 8F-12": "InvalidAccessKeyId",
    "RISK.RISK_CONTROL_REJECTION": "RISK.RISK_CONTROL_REJECTION",
    "FastConfigFlow.Create.Failed": "FastConfigFlow.Create.Failed",
    "There is a risk of leakage of this AccessKey": "risk of leakage of this AccessKey",
    "账号里突然多了很多不认识的服务器": "账号里突然多了很多不认识的服务器",
    "アクセスキーが漏えい": "アクセスキーが漏えいしたという通知が来ました",
}


@pytest.mark.parametrize(("typed", "holds"), TYPED.items())
def test_an_error_text_leads_to_a_page_that_holds_it(
    real: Served, page: Page, typed: str, holds: str
) -> None:
    page.goto(f"{real.url}glossary/")
    box = page.get_by_role("textbox", name="Search")
    box.click()
    box.fill(typed)
    first = page.locator(LINKS).first
    expect(first).to_be_visible()
    path = re.sub(r"[#?].*", "", str(first.get_attribute("href"))).removeprefix(real.url)
    said = (real.folder / path.strip("/")).with_suffix(".md").read_text(encoding="utf-8")
    assert holds.lower() in said.lower(), path

"""A copied reply, pasted where agents paste: rich editors keep its shape, a textarea its text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.support import node
from tests.support.projects import Served

pytestmark = [pytest.mark.browser, pytest.mark.slow]

REPLY = "direct-mail/verify-identity"
UID = "5012345678901234"
NAME = "Ana <b>$&</b> [[reply]] 'é' \"🙂\" שלום"
LOCAL = ("http://127.0.0.1:", "data:", "blob:http://127.0.0.1:")
EDITORS = ["contenteditable", "tinymce", "ckeditor", "quill", "prosemirror"]


@pytest.fixture(scope="module")
def editors() -> Iterator[str]:
    """Address of the pages with an editor each."""
    server = Served(node.packages().parent)
    yield f"{server.url}browser/editors/"
    server.close()


def copied(page: Page, served: Served) -> Any:
    """The outline of a reply as its card shows it, after a press on Copy."""
    page.goto(f"{served.url}direct-mail/cannot-activate/")
    card = page.locator(f"reply-card[name='{REPLY}']")
    card.get_by_label("Account UID", exact=True).fill(UID)
    card.get_by_label("Customer name", exact=True).fill(NAME)
    card.get_by_role("button", name="Copy", exact=True).click()
    expect(card.get_by_role("status")).to_contain_text("Copied")
    return page.evaluate(OUTLINE, card.locator(".reply__message").inner_html())


def paste(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("[contenteditable=true], textarea").first.click()
    page.keyboard.press("Control+V")


@pytest.mark.parametrize("editor", EDITORS)
def test_an_editor_keeps_what_the_card_shows(
    editor: str, editors: str, served: Served, page: Page
) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    shown = copied(page, served)
    assert len([block for block in shown["blocks"] if block[0] == "OL"]) == 4
    assert shown["bold"] == [UID]
    assert len(shown["links"]) == 2
    assert NAME in shown["blocks"][0][1]

    paste(page, f"{editors}{editor}.html")
    page.wait_for_function("() => window.written().includes('Support')")
    assert page.evaluate(OUTLINE, page.evaluate("() => window.written()")) == shown
    assert [url for url in requests if not url.startswith(LOCAL)] == []


def test_a_textarea_gets_the_plain_text(editors: str, served: Served, page: Page) -> None:
    copied(page, served)
    paste(page, f"{editors}textarea.html")
    library = json.loads((served.folder / "library.json").read_text(encoding="utf-8"))
    [reply] = [reply for reply in library["replies"] if reply["name"] == REPLY]
    text = reply["languages"]["en"]["ticket"]["text"]
    text = text.replace("[[account_uid]]", UID).replace("[[customer_name]]", NAME)
    assert "\n\n1. Sign in with the main account and open Account Center.\n2. Open" in text
    assert "\n- Get started with Direct Mail: https://" in text
    assert page.locator("textarea").input_value() == text


# Paragraphs and list items in their order, and what is bold, italic or a link; white space aside.
OUTLINE = r"""(html) => {
  const root = new DOMParser().parseFromString(html, "text/html").body;
  const all = (selector) => [...root.querySelectorAll(selector)];
  const text = (element) => element.textContent.replace(/\s+/g, " ").trim();
  const loose = (element) => element.matches("li") || !element.closest("li");
  return {
    blocks: all("p, li")
      .filter((block) => loose(block) && text(block))
      .map((block) => [block.matches("li") ? block.parentElement.tagName : "P", text(block)]),
    bold: all("strong, b").map(text),
    italic: all("em, i").map(text),
    links: all("a").map((link) => [text(link), link.getAttribute("href")]),
  };
}"""

"""`make browsers`: the ways that agents go most, in Chromium, Firefox and WebKit.

Prints a line for each browser and way; exits 1 when one of them fails. Needs Debian's `chromium`,
`chromium-driver`, `firefox-esr`, `webkit2gtk-driver` and `xvfb`.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.browsers.driver import (
    CONTROL,
    ENTER,
    ESCAPE,
    Browser,
    DriverError,
    chromium,
    firefox,
    webkit,
)
from tests.support.projects import SHOP, Served, macros, project

BROWSERS = {"chromium": chromium, "firefox": firefox, "webkit": webkit}
LATE = "shop/parcel-late/"
ANA = "My parcel for order 4711 has not come. Regards, Ana Silva"
PEDRO = "Where is my parcel, order 4712? Regards, Pedro Gomez"
CARD = "reply-card[name='shop/wait']"

FILL = """
const field = document.querySelector(arguments[0]);
field.value = arguments[1];
field.dispatchEvent(new Event("input", { bubbles: true }));
return true;"""
STATE = "return JSON.parse(sessionStorage.getItem('playbooks.ticket') || '{}')"
LISTED = "return document.querySelector('.desk__list [data-playbook] a') && true"
SAYS = "return (document.querySelector(arguments[0])?.textContent ?? '').startsWith(arguments[1])"
TRAY = "answer-tray [role=status]"


def fill(browser: Browser, selector: str, text: str) -> None:
    browser.wait(
        "return customElements.get('reply-card') && document.querySelector(arguments[0])", selector
    )
    browser.run(FILL, selector, text)


def paste_over(browser: Browser, text: str) -> None:
    """Through the clipboard, with the keys that agents press."""
    browser.run(
        "const box = document.createElement('textarea'); box.id = 'from'; box.value = arguments[0];"
        "document.body.append(box); box.focus(); box.select()",
        text,
    )
    browser.press(CONTROL, "c")
    browser.run("document.getElementById('from').remove()")
    browser.run(
        "const box = document.querySelector('ticket-desk textarea'); box.focus(); box.select()"
    )
    browser.press(CONTROL, "v")
    browser.wait(
        "return document.querySelector('ticket-desk textarea').value === arguments[0]", text
    )


def pasted(browser: Browser) -> str:
    """What is on the clipboard, as a page gets it."""
    browser.run(
        "const box = document.createElement('textarea'); box.id = 'into';"
        "document.body.append(box); box.focus()"
    )
    browser.press(CONTROL, "v")
    text: str = browser.wait("return document.getElementById('into').value")
    browser.run("document.getElementById('into').remove()")
    return text


def copies_at_the_first_press(browser: Browser, url: str) -> None:
    browser.go(url + LATE)
    fill(browser, f"{CARD} [data-field=order_number]", "4711")
    browser.click(f"{CARD} [data-action=copy]")
    browser.wait(SAYS, f"{CARD} [role=status]", "Copied")
    assert "4711" in pasted(browser)


def copies_the_answer_at_the_first_press(browser: Browser, url: str) -> None:
    browser.go(url + LATE)
    fill(browser, f"{CARD} [data-field=order_number]", "4713")
    browser.click(f"{CARD} [data-action=add]")
    browser.wait(SAYS, f"{CARD} [role=status]", "Added")
    browser.go(url)
    browser.click("answer-tray [data-do=copy]:not(:disabled)")
    browser.wait(SAYS, TRAY, "Copied")
    assert "4713" in pasted(browser)


def copies_a_language_that_is_still_loading(browser: Browser, url: str) -> None:
    browser.go(url + LATE)
    fill(browser, f"{CARD} [data-field=order_number]", "4714")
    browser.run(
        "const select = document.querySelector(arguments[0]); select.value = 'es';"
        "select.dispatchEvent(new Event('change', { bubbles: true }))",
        f"{CARD} select[data-choice=language]",
    )
    browser.click(f"{CARD} [data-action=copy]")
    browser.wait(SAYS, f"{CARD} [role=status]", "Copied")
    assert "El pedido 4714" in pasted(browser)


def begins_another_ticket(browser: Browser, url: str) -> None:
    browser.go(url)
    browser.run("sessionStorage.clear()")
    browser.go(url)
    paste_over(browser, ANA)
    browser.wait(LISTED)
    browser.go(url + LATE)
    fill(browser, f"{CARD} [data-field=customer_name]", "Ana")
    browser.go(url)
    browser.wait(
        "return document.querySelector('ticket-desk textarea').value === arguments[0]", ANA
    )
    paste_over(browser, PEDRO)
    browser.wait(SAYS, TRAY, "This is another ticket")
    state = browser.run(STATE)
    assert state["values"] == {}, state
    assert state["text"] == PEDRO, state


def loses_nothing_on_the_way_back(browser: Browser, url: str) -> None:
    browser.go(url)
    browser.wait("return document.querySelector('answer-tray') && true")
    browser.go(url + LATE)
    fill(browser, f"{CARD} [data-field=order_number]", "4715")
    before = len(browser.run(STATE)["parts"])
    browser.click(f"{CARD} [data-action=add]")
    browser.wait(SAYS, f"{CARD} [role=status]", "Added")
    browser.back()
    count = "return document.querySelector('.answer__count')?.textContent === arguments[0]"
    browser.wait(count, str(before + 1))
    browser.run("document.querySelector('ticket-desk textarea').focus()")
    browser.press("x")
    assert len(browser.run(STATE)["parts"]) == before + 1


def copies_the_internal_note_at_the_first_press(browser: Browser, url: str) -> None:
    browser.go(url)
    browser.run("sessionStorage.clear()")
    browser.go(url + LATE)
    fill(browser, "escalation-note [data-field=order_number]", "4717")
    browser.click("[data-check='3']")
    browser.click("[data-leads=escalate] [data-action=note]")
    browser.wait(SAYS, "escalation-note [role=status]", "Copied")
    note = pasted(browser)
    assert "Order number: 4717" in note, note
    assert "Otherwise" in note, note


def keys_press_buttons(browser: Browser, url: str) -> None:
    browser.go(url + LATE)
    fill(browser, f"{CARD} [data-field=order_number]", "4716")
    browser.run("document.querySelector(arguments[0]).focus()", f"{CARD} [data-field=order_number]")
    browser.press(ESCAPE)
    browser.press("r")
    browser.press("y")
    browser.wait("return document.querySelector('[data-leads=\"reply shop/wait\"]') && true")
    browser.press("c")
    browser.wait(SAYS, f"{CARD} [role=status]", "Copied")


def finds_and_copies_a_reply(browser: Browser, url: str) -> None:
    browser.go(url + LATE)
    fill(browser, f"{CARD} [data-field=order_number]", "4717")
    browser.go(url + "replies/")
    browser.wait("return document.activeElement.matches('reply-list input') && true")
    for letter in "wait three":
        browser.press(letter)
    found = ".replies__found [data-reply='shop/wait']"
    browser.wait(f'return document.querySelector("{found}") && true')
    browser.press(ENTER)
    browser.wait(f"return document.activeElement.closest({CARD!r}) && true")
    browser.press("c")
    browser.wait(SAYS, f"{CARD} [role=status]", "Copied")
    assert "4717" in pasted(browser)


def searches_the_whole_library(browser: Browser, url: str) -> None:
    browser.go(url + LATE)
    browser.wait("return customElements.get('reply-card') && true")
    browser.run("document.activeElement.blur()")
    browser.press("/")
    browser.wait("return document.activeElement.matches('[data-md-component=search-query]')")
    for letter in "broken":
        browser.press(letter)
    found = ".md-search-result__link[href$='shop/parcel-broken/']"
    browser.wait("return document.querySelector(arguments[0]) && true", found)
    browser.run("document.querySelector('[data-md-component=search-query]').value = ''")
    browser.run("document.execCommand('insertText', false, '你好')")
    browser.wait("return document.querySelector('.md-search-result').textContent.includes('你好')")


WAYS: list[Callable[[Browser, str], None]] = [
    copies_at_the_first_press,
    copies_the_answer_at_the_first_press,
    copies_a_language_that_is_still_loading,
    copies_the_internal_note_at_the_first_press,
    begins_another_ticket,
    loses_nothing_on_the_way_back,
    keys_press_buttons,
    finds_and_copies_a_reply,
    searches_the_whole_library,
]


def main() -> int:
    chosen = sys.argv[1:] or list(BROWSERS)
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        root = project(Path(folder), SHOP)
        server = Served(root / "site")
        # Served elsewhere than at its own address, so that every page is a document of its own.
        assert macros("site", cwd=root).returncode == 0
        for name in chosen:
            with BROWSERS[name]() as browser:
                for way in WAYS:
                    failure = _failure(way, browser, server.url)
                    failures += failure is not None
                    print(f"{name}: {way.__name__}: {failure or 'as it should be'}", flush=True)
        server.close()
    return 1 if failures else 0


def _failure(way: Callable[[Browser, str], None], browser: Browser, url: str) -> str | None:
    try:
        way(browser, url)
    except (AssertionError, DriverError) as error:
        return f"{type(error).__name__}: {error}"
    return None


if __name__ == "__main__":
    sys.exit(main())

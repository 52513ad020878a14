"""Nothing that a page, a storage, a server or a keyboard holds leads to a wrong or a dead page."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.support.projects import Served, macros, small

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Clipboard = Callable[[Page], dict[str, str]]
LATE = "shop/parcel-late/"


def card(page: Page) -> Locator:
    return page.locator("reply-card[name='shop/wait']")


def copy(page: Page) -> None:
    card(page).get_by_role("button", name="Copy", exact=True).click()
    expect(card(page).get_by_role("status")).to_have_text(re.compile("^Copied"))


def test_every_page_runs_its_own_scripts_alone(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 10
    for page in pages:
        text = page.read_text(encoding="utf-8")
        [policy] = re.findall(
            r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', text
        )
        assert "default-src 'self'" in policy, page
        assert "unsafe" not in policy, page
        assert text.index("Content-Security-Policy") < text.index("<script"), page
        assert text.index("charset") < 1024, page


VIOLATE = """async () => {
  const seen = [];
  addEventListener("securitypolicyviolation", (event) => seen.push(event.violatedDirective));
  const add = (name, attributes, text) => {
    const element = Object.assign(document.createElement(name), attributes);
    element.textContent = text ?? "";
    document.querySelector("article").append(element);
    return element;
  };
  add("script", {}, "window.ran = 1");
  const html = "<img src=x onerror='window.ran=2'><p style='color:red'>x</p>";
  document.querySelector("article").insertAdjacentHTML("beforeend", html);
  add("a", { href: "javascript:window.ran=3" }).click();
  await fetch("https://example.com/").catch(() => {});
  await new Promise((done) => setTimeout(done, 300));
  return [window.ran ?? null, [...new Set(seen)].sort()];
}"""


def test_what_slips_into_a_page_does_not_run(shop: Served, page: Page) -> None:
    other = page.context.new_page()
    other.goto(shop.url + LATE)
    ran, refused = other.evaluate(VIOLATE)
    assert ran is None
    assert {"connect-src", "script-src-attr", "script-src-elem", "style-src-attr"} <= set(refused)


def test_a_heading_never_takes_the_place_of_a_part(tmp_path: Path, page: Page) -> None:
    folder = small(tmp_path)
    path = folder / "docs" / "shop" / "parcel-late.md"
    text = path.read_text(encoding="utf-8")
    headings = "## Escalation\n\nNot this.\n\n## Checks\n\nNor this.\n\n"
    path.write_text(text.replace("{{ playbook() }}", headings + "{{ playbook() }}"))
    server = Served(folder / "site")
    done = macros("site", cwd=folder, SITE_URL=server.url)
    if done.returncode == 0:
        page.goto(server.url + LATE)
        for _ in range(2):
            page.get_by_role("button", name="No", exact=True).click()
        note = page.locator("[data-leads=escalate]")
        expect(note.get_by_role("button", name="Copy internal note")).to_be_visible()
    else:  # a rule may refuse such a heading
        assert "docs/shop/parcel-late.md:" in done.stdout
    server.close()


STORED = [
    "{{{",
    '{"values":null}',
    '{"values":{"order_number":5}}',
    '{"parts":null}',
    '{"parts":[{"name":"x","title":"x","text":"x","html":"<img src=x onerror=\'window.ran=1\'>"}]}',
    '{"paths":null}',
    '{"paths":{"shop/parcel-late":[true]}}',
    '{"language":"xx_bad!!"}',
    '{"language":"tlh"}',
    '{"channel":"constructor"}',
    '{"text":{"a":1}}',
]


@pytest.mark.parametrize("stored", STORED)
def test_what_is_stored_is_not_believed(
    shop: Served, page: Page, clipboard: Clipboard, stored: str
) -> None:
    page.goto(shop.url)
    page.evaluate("text => sessionStorage.setItem('playbooks.ticket', text)", stored)
    page.goto(shop.url + LATE)
    card(page).get_by_label("Order number", exact=True).fill("4711")
    copy(page)
    assert "4711" in clipboard(page)["text/plain"]
    page.get_by_role("button", name="Yes", exact=True).click()
    expect(page.locator("[data-leads]")).to_be_visible()
    card(page).get_by_role("button", name="Add to answer").click()
    page.get_by_role("button", name="Copy answer").click()
    expect(page.get_by_role("region", name="Answer").get_by_role("status")).to_have_text(
        re.compile("^Copied")
    )
    assert page.evaluate("window.ran ?? null") is None


FETCHED = [
    ("replies/frames.json", "null"),
    ("replies/frames.json", "{}"),
    ("replies/frames.json", '{"frames":{},"defaults":{}}'),
    (
        "replies/frames.json",
        '{"frames":{"ticket":{"en":{"text":"[[reply]]","html":"<svg onload=x>"}}},"defaults":{}}',
    ),
    ("replies/frames.json", "<!doctype html>"),
]


@pytest.mark.parametrize(("file", "content"), FETCHED)
def test_greetings_that_cannot_be_believed_are_not_copied(
    shop: Served, page: Page, file: str, content: str
) -> None:
    page.route(f"**/{file}", lambda route: route.fulfill(body=content))
    page.goto(shop.url + LATE)
    card(page).get_by_label("Order number", exact=True).fill("4711")
    card(page).get_by_role("button", name="Add to answer").click()
    page.get_by_role("button", name="Copy answer").click()
    said = page.get_by_role("region", name="Answer").get_by_role("status")
    expect(said).to_contain_text("could not be loaded. Nothing was copied")
    page.unroute(f"**/{file}")
    page.get_by_role("button", name="Copy answer").click()
    expect(said).to_have_text(re.compile("^Copied"))


@pytest.mark.parametrize(
    "content",
    [
        "null",
        "[]",
        '{"es":{}}',
        json.dumps({"es": {"title": "x", "text": "x", "html": "<img src=x>", "dir": "ltr",
                           "labels": {}, "defaults": {}}}),
        json.dumps({"fr": {"title": "x", "text": "x", "html": "<p>x</p>", "dir": "ltr",
                           "labels": {}, "defaults": {}}}),
    ],
)  # fmt: skip
def test_a_language_that_cannot_be_believed_is_english_and_says_so(
    shop: Served, page: Page, clipboard: Clipboard, content: str
) -> None:
    page.route("**/replies/shop/wait.json", lambda route: route.fulfill(body=content))
    page.goto(shop.url + LATE)
    card(page).get_by_label("Order number", exact=True).fill("4711")
    card(page).get_by_label("Language").select_option("es")
    expect(card(page).get_by_role("status")).to_contain_text("could not be loaded")
    copy(page)
    expect(card(page).get_by_role("status")).to_contain_text("in English")
    assert clipboard(page)["text/plain"].startswith("Dear customer")


@pytest.mark.parametrize("pattern", [r"(\d+-?)+", "(1|11)+", r"(.*1){25}", r"(\d*)*(1?){40}"])
def test_a_pattern_that_never_ends_stops_nobody(
    shop: Served, page: Page, clipboard: Clipboard, pattern: str
) -> None:
    html = (shop.folder / LATE / "index.html").read_text(encoding="utf-8")
    assert 'data-pattern="\\d+"' in html
    html = html.replace('data-pattern="\\d+"', f'data-pattern="{pattern}"')
    page.route(f"**/{LATE}", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto(shop.url + LATE)
    number = "1" * 60 + "x"
    field = card(page).get_by_label("Order number", exact=True)
    field.press_sequentially(number)
    expect(card(page).locator(".reply__message")).to_contain_text(number)
    copy(page)
    assert number in clipboard(page)["text/plain"]
    expect(field).not_to_have_attribute("aria-invalid", "true")


@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.99])
@pytest.mark.parametrize("inside", [False, True], ids=["cut", "cut-inside"])
def test_a_desk_that_is_cut_off_says_so(
    shop: Served, page: Page, share: float, inside: bool
) -> None:
    whole = (shop.folder / "desk.bin").read_bytes()
    plain = gzip.decompress(whole)

    def cut(route: Route) -> None:
        body = gzip.compress(plain[: int(len(plain) * share)]) if inside else None
        route.fulfill(body=body or whole[: int(len(whole) * share)])

    page.route("**/desk.bin", cut)
    page.goto(shop.url)
    page.get_by_role("textbox", name="Ticket").fill("where is my parcel")
    status = page.locator(".desk__status")
    expect(status).to_contain_text("could not be loaded")
    page.unroute("**/desk.bin")
    page.get_by_role("textbox", name="Ticket").press_sequentially(" ?")
    expect(page.locator("[data-playbook='shop/parcel-late']")).to_be_visible()


@pytest.mark.parametrize(
    "missing",
    [
        "delete window.requestIdleCallback",
        "delete Intl.DisplayNames",
        "delete Navigator.prototype.clipboard",
        "delete window.ClipboardItem",
        "delete window.Worker",
        "Clipboard.prototype.write = () => new Promise(() => {})",
    ],
)
def test_a_browser_that_lacks_something_works(shop: Served, page: Page, missing: str) -> None:
    page.add_init_script(missing)
    page.goto(shop.url)
    page.get_by_role("textbox", name="Ticket").fill("¿Dónde está mi pedido 4711? no ha llegado")
    page.locator("[data-playbook='shop/parcel-late'] a").click()
    card(page).get_by_label("Order number", exact=True).fill("4711")
    card(page).get_by_label("Language").select_option("es")
    copy(page)
    assert "4711" in page.evaluate("document.querySelector('.reply__message').textContent")


@pytest.mark.parametrize(
    ("key", "code"),
    [("Y", "KeyY"), ("н", "KeyY"), ("υ", "KeyY"), ("غ", "KeyY"), ("ㅛ", "KeyY"), ("ั", "KeyY")],
    ids=["caps-lock", "cyrillic", "greek", "arabic", "hangul", "thai"],
)
def test_keys_work_on_every_keyboard(shop: Served, page: Page, key: str, code: str) -> None:
    page.goto(shop.url + LATE)
    page.evaluate(
        "([key, code]) => document.body.dispatchEvent("
        "new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }))",
        [key, code],
    )
    expect(page.locator("[data-leads='reply shop/wait']")).to_be_visible()


def test_enter_in_the_last_field_copies(shop: Served, page: Page, clipboard: Clipboard) -> None:
    page.goto(shop.url + LATE)
    fields = card(page).locator(".field [data-field]")
    expect(fields).to_have_count(2)
    fields.first.press("Enter")
    expect(card(page).get_by_role("status")).to_have_text("")
    card(page).get_by_label("Order number", exact=True).fill("4711")
    fields.last.press("Enter")
    expect(card(page).get_by_role("status")).to_have_text(re.compile("^Copied"))
    assert "4711" in clipboard(page)["text/plain"]


def test_with_ctrl_in_any_field_and_escape_leaves_it(shop: Served, page: Page) -> None:
    page.goto(shop.url + LATE)
    card(page).get_by_label("Order number", exact=True).fill("4711")
    first = card(page).locator(".field [data-field]").first
    first.press("Control+Enter")
    expect(card(page).get_by_role("status")).to_have_text(re.compile("^Copied"))
    first.press("Escape")
    expect(first).not_to_be_focused()
    page.keyboard.press("a")
    expect(card(page).get_by_role("status")).to_have_text(re.compile("^Added"))


def test_what_is_copied_is_what_is_read(shop: Served, page: Page, clipboard: Clipboard) -> None:
    page.goto(shop.url + LATE)
    card(page).get_by_label("Customer name", exact=True).fill("\u00a0 Ana\u200b ")
    card(page).get_by_label("Order number", exact=True).fill("\t4711 ")
    copy(page)
    copied = clipboard(page)
    assert copied["text/plain"].startswith("Dear Ana,")
    assert "\u200b" not in copied["text/plain"] + copied["text/html"]
    assert " 4711 " in copied["text/plain"].replace(".", " ").replace(",", " ")
    card(page).get_by_label("Order number", exact=True).fill("\u200b")
    card(page).get_by_role("button", name="Copy", exact=True).click()
    expect(card(page).get_by_role("status")).to_contain_text("still blank")


def test_right_to_left_is_said_on_the_clipboard(
    shop: Served, page: Page, clipboard: Clipboard
) -> None:
    spanish = json.loads((shop.folder / "replies/shop/wait.json").read_text(encoding="utf-8"))
    spanish["es"]["dir"] = "rtl"
    page.route("**/replies/shop/wait.json", lambda route: route.fulfill(json=spanish))
    page.goto(shop.url + LATE)
    card(page).get_by_label("Order number", exact=True).fill("4711")
    copy(page)
    assert "dir=" not in clipboard(page)["text/html"]
    card(page).get_by_label("Language").select_option("es")
    expect(card(page).locator(".reply__message")).to_have_attribute("dir", "rtl")
    copy(page)
    assert re.search(r'<div dir="rtl"[^>]*>\s*<p', clipboard(page)["text/html"])
    card(page).get_by_role("button", name="Add to answer").click()
    page.get_by_role("button", name="Copy answer").click()
    status = page.get_by_role("region", name="Answer").get_by_role("status")
    expect(status).to_have_text(re.compile("^Copied"))
    assert 'dir="rtl"' in clipboard(page)["text/html"]


def test_browsers_translate_nothing_that_is_copied(shop: Served, page: Page) -> None:
    page.goto(shop.url + LATE)
    card(page).get_by_label("Order number", exact=True).fill("4711")
    card(page).get_by_role("button", name="Add to answer").click()
    page.locator("answer-tray summary").click()
    for message in (".reply__message", ".answer__parts [contenteditable]"):
        expect(page.locator(message).first).to_be_attached()
        for one in page.locator(message).all():
            assert one.evaluate("element => element.translate") is False, message


def test_the_search_follows_text_that_comes_without_a_key(served: Served, page: Page) -> None:
    page.goto(served.url)
    box = page.get_by_role("textbox", name="Search")
    box.click()
    page.evaluate("document.execCommand('insertText', false, 'invoice')")
    expect(page.locator(".md-search-result__link").first).to_be_visible(timeout=30_000)


def search(page: Page, words: str) -> Locator:
    box = page.get_by_role("textbox", name="Search")
    box.click()
    box.fill(words)
    return page.locator(".md-search-result__link")


@pytest.mark.parametrize(
    "words", ["身份验证", "verificación de identidad", "VERIFICACION DE IDENTIDAD"]
)
def test_the_search_finds_words_of_replies_in_every_language(
    served: Served, page: Page, words: str
) -> None:
    page.goto(served.url)
    search(page, words)
    identity = page.locator(
        ".md-search-result__link[href*='account/identity-verification/'],"
        ".md-search-result__link[href*='direct-mail/cannot-activate/']"
    )
    expect(identity.first).to_be_visible(timeout=30_000)


def test_a_body_that_holds_the_very_words_comes_first(served: Served, page: Page) -> None:
    page.goto(served.url)
    found = search(page, "send from the region China (Hangzhou), complete")
    expect(found.first).to_have_attribute(
        "href", re.compile("/direct-mail/cannot-activate/"), timeout=30_000
    )

"""A reply may stand wherever a writer puts it, and is copied as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.library.loader import load
from macros.messages import compose
from tests.support.projects import SHOP, Served, macros, small

pytestmark = pytest.mark.browser

CALL = '{{ reply("shop/send-picture") }}'
CONTEXTS = {
    "top-level": f"Before.\n\n{CALL}\n\nAfter.",
    "numbered-step": f"1. One\n2. Two\n\n    {CALL}\n\n3. Three",
    "step-without-a-blank-line": f"1. One\n2. Two\n    {CALL}\n3. Three",
    "step-of-its-own": f"1. One\n2. {CALL}\n3. Three",
    "nested-list": f"- One\n    - Two\n\n        {CALL}\n\n    - Three",
    "admonition": f'!!! note "Title"\n    Before.\n\n    {CALL}\n\n    After.',
    "tab": f'=== "Tab"\n\n    Before.\n\n    {CALL}',
    "table-cell": f"| a | b |\n|---|---|\n| Do | {CALL} |\n| x | y |",
    "details": f'???+ note "More"\n    {CALL}\n\n    After.',
    "details-in-a-list": f'1. One\n\n    ???+ note "More"\n        {CALL}\n\n2. Two',
    "quotation": f"> Before.\n>\n> {CALL}\n>\n> After.",
}
AROUND = ("Before.", "After.", "One", "Two", "Three", "Do", "Title", "More")


@pytest.fixture(scope="module")
def contexts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = small(tmp_path_factory.mktemp("contexts"))
    pages = folder / "docs" / "contributing"
    pages.mkdir()
    for name, body in CONTEXTS.items():
        text = f"---\ntitle: Here it stands\n---\n\n{body}\n\nThe *end*.\n"
        (pages / f"{name}.md").write_text(text, encoding="utf-8")
    server = Served(folder / "site")
    done = macros("site", cwd=folder, SITE_URL=server.url)
    assert done.returncode == 0, done.stdout + done.stderr
    yield server
    server.close()


@pytest.fixture(scope="module")
def message() -> compose.Message:
    library, _ = load(SHOP)
    return compose.message(library, library.replies["shop/send-picture"], "en", "ticket")


@pytest.mark.parametrize("context_name", CONTEXTS)
def test_the_copied_text_is_frame_and_reply_to_the_letter(
    context_name: str,
    contexts: Served,
    message: compose.Message,
    page: Page,
    clipboard: Callable[[Page], dict[str, str]],
) -> None:
    page.goto(f"{contexts.url}contributing/{context_name}/")
    card = page.locator("reply-card")
    name = "$& <img onerror=alert(1)> [[order_number]] 'é' \"q\" 🙂 שלום"
    card.get_by_role("textbox", name="Customer name", exact=True).fill(name)
    card.get_by_role("button", name="Copy", exact=True).click()
    expect(card.get_by_role("status")).to_contain_text("Copied")
    assert clipboard(page)["text/plain"] == message.text.replace("[[customer_name]]", name)


@pytest.mark.parametrize("context_name", CONTEXTS)
def test_the_page_around_it_is_whole(context_name: str, contexts: Served, page: Page) -> None:
    page.goto(f"{contexts.url}contributing/{context_name}/")
    article = page.locator("article")
    for words in AROUND:
        if words in CONTEXTS[context_name]:
            expect(article.get_by_text(words, exact=True)).to_be_visible()
    assert article.locator("em", has_text="end").count() == 1
    assert page.locator("p reply-card").count() == 0
    assert page.locator("article ol").evaluate_all(
        "lists => lists.filter(list => !list.closest('reply-card')).length"
    ) == ("1. " in CONTEXTS[context_name])


def test_the_table_keeps_its_rows(contexts: Served, page: Page) -> None:
    page.goto(f"{contexts.url}contributing/table-cell/")
    expect(page.locator("article tbody > tr")).to_have_count(2)
    expect(page.locator("td reply-card")).to_have_count(1)


def test_without_scripts_the_message_reads_well(contexts: Served, page: Page) -> None:
    context = page.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    plain = context.new_page()
    plain.goto(f"{contexts.url}shop/parcel-late/")
    expect(plain.get_by_text("Dear customer,")).to_be_visible()
    expect(plain.get_by_role("button", name="Copy")).to_have_count(0)
    context.close()


def test_the_project_is_untouched_by_what_is_typed(contexts: Served) -> None:
    assert not any("onerror" in page.read_text(encoding="utf-8") for page in _pages(contexts))


def _pages(contexts: Served) -> list[Path]:
    return list(contexts.folder.rglob("*.html"))

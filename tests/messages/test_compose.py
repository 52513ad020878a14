"""What an agent pastes: a reply in its frame, as plain text and as HTML."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.library.loader import load
from macros.library.model import Library
from macros.messages import compose
from macros.text import reply_markdown
from tests.support.projects import SHOP


def address(target: str) -> str:
    return f"https://example.com/{target.removeprefix('doc:')}"


def text(markdown: str) -> str:
    return reply_markdown.written(reply_markdown.parse(markdown)).text(address)


def html(markdown: str) -> str:
    return reply_markdown.written(reply_markdown.parse(markdown)).html(address)


@pytest.fixture(scope="module")
def shop() -> Library:
    library, problems = load(SHOP)
    assert problems == []
    return library


def test_paragraphs_are_apart() -> None:
    assert text("One.\n\nTwo.") == "One.\n\nTwo."
    assert html("One.\n\nTwo.") == "<p>One.</p><p>Two.</p>"


def test_a_line_break_in_the_source_is_a_space() -> None:
    assert text("One\ntwo.") == "One two."


def test_a_line_break_between_chinese_characters_is_nothing() -> None:
    assert text("您好，\n请登录。") == "您好，请登录。"
    assert html("域名\nexample.com") == "<p>域名 example.com</p>"


def test_a_hard_line_break_stays() -> None:
    assert text("One\\\ntwo") == "One\ntwo"
    assert html("One\\\ntwo") == "<p>One<br>two</p>"


def test_numbered_steps_are_numbered_from_where_they_start() -> None:
    assert text("3. Three\n4. Four") == "3. Three\n4. Four"
    assert html("3. Three\n4. Four") == '<ol start="3"><li>Three</li><li>Four</li></ol>'
    assert text("0. Zero\n1. One") == "0. Zero\n1. One"


def test_steps_with_paragraphs_and_lists_are_indented() -> None:
    assert text("1. Do\n\n   this\n\n   - a\n   - b\n2. End") == (
        "1. Do\n\n   this\n\n   - a\n   - b\n\n2. End"
    )


def test_more_than_nine_steps_keep_their_numbers() -> None:
    steps = "\n".join(f"{n}. Step" for n in range(1, 12))
    assert text(steps) == steps


def test_bold_and_italic_are_html_only() -> None:
    assert text("**Now** *then*") == "Now then"
    assert html("**Now** *then*") == "<p><strong>Now</strong> <em>then</em></p>"


def test_a_link_is_title_and_address() -> None:
    assert text("See [the page](doc:a/b).") == "See the page: https://example.com/a/b."
    assert html("[the page](doc:a/b)") == '<p><a href="https://example.com/a/b">the page</a></p>'


def test_an_address_ends_before_chinese_punctuation() -> None:
    assert text("请看[页面](doc:a)。") == "请看页面: https://example.com/a 。"


@pytest.mark.parametrize(
    "odd", ['a < b & c > d "e"', "it's _so_ 2*3", "📦 שלום 你好", "$& $1 \\\\"]
)
def test_characters_survive(odd: str) -> None:
    assert text(odd.replace("_so_", "\\_so\\_")) == odd.replace("\\\\", "\\")


def test_html_escapes_what_html_would_read() -> None:
    assert html("a < b & c \\<b\\>") == "<p>a &lt; b &amp; c &lt;b&gt;</p>"


def test_steps_are_counted_through_nested_lists() -> None:
    assert reply_markdown.steps(reply_markdown.parse("1. a\n   1. b\n   2. c\n2. d\n\n- e")) == 4


def test_a_message_is_the_frame_around_the_reply(shop: Library) -> None:
    message = compose.message(shop, shop.replies["shop/wait"], "en", "ticket")
    assert message.text == (
        "Dear [[customer_name]],\n\nOrder [[order_number]] is on its way.\n\n"
        "1. Look at the tracking page.\n2. Wait until the third day.\n\n"
        "- Delivery: https://www.alibabacloud.com/help/en/shop/delivery\n\n"
        "Best regards, The shop"
    )
    assert message.html == (
        "<p>Dear [[customer_name]],</p><p>Order <strong>[[order_number]]</strong> is on its way."
        "</p><ol><li>Look at the <em>tracking</em> page.</li><li>Wait until the third day.</li>"
        '</ol><ul><li><a href="https://www.alibabacloud.com/help/en/shop/delivery">Delivery</a>'
        "</li></ul><p>Best regards, The shop</p>"
    )


def test_a_translation_links_to_its_own_language(shop: Library) -> None:
    message = compose.message(shop, shop.replies["shop/wait"], "es", "chat")
    assert "https://www.alibabacloud.com/help/es/shop/delivery" in message.html


def test_fields_are_the_replys_own_first_and_the_frames_after(shop: Library) -> None:
    reply = shop.replies["shop/wait"]
    assert compose.fields(shop, reply) == ("order_number", "customer_name")


def test_nothing_is_loaded_from_outside_the_project(tmp_path: Path) -> None:
    library, problems = load(tmp_path)
    assert library.playbooks == {}
    assert [problem.rule for problem in problems] == ["missing-file", "missing-file"]

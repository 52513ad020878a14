"""What the Markdown of replies and frames may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from macros.library.model import Library
from macros.library.uses import links, passages
from macros.reading.files import Passage
from macros.rules.addresses import addresses
from macros.rules.base import Finding, rule
from macros.text import reply_markdown
from macros.text.reply_markdown import SCHEME

_BLOCKS = {
    "heading_open": "a heading; a message has none: write a sentence",
    "fence": "a code block; write the text as a paragraph",
    "code_block": "an indented code block; start the line without four spaces",
    "html_block": "HTML; write Markdown, or put a backslash before the <",
    "blockquote_open": "a quotation; write it as a paragraph",
    "table_open": "a table; mail programs break it: write a list",
    "hr": "a line across; leave it out",
}
_INLINES = {
    "html_inline": "HTML; write Markdown, or put a backslash before the <",
    "code_inline": "code between backticks; write it in bold or plain",
    "image": "a picture; describe it in words",
}
# Marks of pages, and a label as people write it: "Internal:", "**Internal note:**".
_INTERNAL = re.compile(
    r"^[ \t>*-]*(!!!|\?\?\?\+?|:::|===)[ \t]"
    r"|^\W*(internal|interno|内部)( notes?| only| use| comment)?\W*[:：]",
    re.IGNORECASE,
)
_MACRO = re.compile(r"\{\{[-+]?\s*\w+\s*\(|\{%")


@rule("markup-in-reply", "A reply is paragraphs, lists, bold, italic, links and blanks.")
def markup_in_reply(library: Library, _today: date) -> Iterator[Finding]:
    for _, passage in passages(library):
        tokens = reply_markdown.parse(passage.text)
        for token in tokens:
            if token.type in _BLOCKS:
                line = token.map[0] if token.map else 0
                yield passage.place(line), f"this is {_BLOCKS[token.type]}"
        for token, line in reply_markdown.inlines(tokens):
            if token.type in _INLINES:
                yield passage.place(line), f"this is {_INLINES[token.type]}"


@rule("empty-reply", "A reply says something.")
def empty_reply(library: Library, _today: date) -> Iterator[Finding]:
    for _, passage in passages(library):
        if not passage.text.strip():
            yield passage.place(), "there is no text below the front matter"


@rule("internal-in-reply", "Nothing internal stands in a reply.")
def internal_in_reply(library: Library, _today: date) -> Iterator[Finding]:
    for index, line, passage in _lines(library):
        if _INTERNAL.search(line):
            message = "this marks internal text, and replies go to customers: move it to the page"
            yield passage.place(index), message


@rule("macro-in-reply", "A reply calls no macro.")
def macro_in_reply(library: Library, _today: date) -> Iterator[Finding]:
    for index, line, passage in _lines(library):
        if _MACRO.search(line):
            message = "replies are not templates: this would be sent as it stands here"
            yield passage.place(index), message


@rule("reply-link", "A reply links to documents by key.")
def reply_link(library: Library, _today: date) -> Iterator[Finding]:
    known = library.names.get("documents", frozenset())
    for _, passage in passages(library):
        said = {address for address, _ in addresses(passage)}  # bare-address, foreign-address
        for target, place in links(passage):
            if not target.startswith(SCHEME) and target not in said:
                key = target if target in known else "key"
                message = f'"{target}" leads nowhere from a message; link by key: (doc:{key})'
                yield place, message


def _lines(library: Library) -> Iterator[tuple[int, str, Passage]]:
    for _, passage in passages(library):
        for index, line in enumerate(passage.text.split("\n")):
            yield index, line, passage

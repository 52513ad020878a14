"""Markdown that was meant and missed: it would be sent, or shown, as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from macros.library.model import Library
from macros.library.uses import passages
from macros.rules.base import Finding, rule
from macros.text import page_markdown, reply_markdown

_STARS = re.compile(r"\*\*|(?<!\w)\*\w|\w\*(?!\w)")
_IN_ADDRESS = re.compile(r"\]\([^)\n]*\[\[")
_SINGLE = re.compile(r"(?<!\[)\[([a-z0-9_]+)\](?![\](])|\{+ *([a-z0-9_]+) *\}+")
_KEY = re.compile(r"doc:[a-z0-9]|\]\(doc:\s")
_IN_LINK = re.compile(r"""(?:\]\(<?|\]:\s?|=["']?|\w)$""")


@rule("leftover-emphasis", "No stars of bold or italic are left standing in a reply.")
def leftover_emphasis(library: Library, _today: date) -> Iterator[Finding]:
    for _, passage in passages(library):
        if "*" not in passage.text:
            continue
        plain = passage.text.replace("\\*", "\N{ASTERISK OPERATOR}")
        for token, line in reply_markdown.inlines(reply_markdown.parse(plain)):
            if token.type == "text" and _STARS.search(token.content):
                message = "these stars would be sent: put a space outside them, or a backslash"
                yield passage.place(line), message


@rule("broken-blank", "A blank is written [[name]], outside of links.")
def broken_blank(library: Library, _today: date) -> Iterator[Finding]:
    for _, passage in passages(library):
        for index, line in enumerate(passage.text.split("\n")):
            message = _broken(line, library)
            if message:
                yield passage.place(index), message


def _broken(line: str, library: Library) -> str | None:
    rest = reply_markdown.BLANK.sub("", line)
    if "[[" in rest or "]]" in rest:
        return "a blank is written [[name]], on one line"
    if _IN_ADDRESS.search(line) or "]](" in line:
        return "a blank cannot stand in a link; put it beside the link"
    for match in _SINGLE.finditer(rest):
        name = match[1] or match[2]
        if name in library.fields:
            return f"{match[0]} would be sent as it stands; a blank is written [[{name}]]"
    return None


@rule("unlinked-key", "A key after doc: stands in a link, [text](doc:key).")
def unlinked_key(library: Library, _today: date) -> Iterator[Finding]:
    texts = [passage for _, passage in passages(library)]
    texts += [page.body for page in library.pages.values()]
    for passage in texts:
        if "doc:" in passage.text:
            text = page_markdown.without_code(passage.text)
            for match in _KEY.finditer(text):
                before = text[max(0, match.start() - 3) : match.start()]
                if match[0][0] == "]" or not _IN_LINK.search(before):
                    place = passage.place(page_markdown.line_of(text, match.start()))
                    yield place, "this is no link; write [text](doc:key), without spaces between"

"""Markdown that was meant and missed: it would be sent, or shown, as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from markdown_it.token import Token

from macros.library.model import Library
from macros.library.uses import passages
from macros.reading.files import Passage
from macros.rules.base import Finding, rule
from macros.rules.sent import sent
from macros.text import page_markdown, reply_markdown

_STARS = re.compile(r"\*\*|(?<!\w)\*\w|\w\*(?!\w)")
_BOLD = re.compile(r"(?<!\\)\*\*(?!\*)")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+\.)[ \t]|[ \t]*\||#")
_OPENED = ("em_open", "strong_open")
_CLOSED = ("em_close", "strong_close")
_PARTNERS = {"(": ")）", "（": ")）", "[": "]", "【": "】"}
_BRACKETS = re.compile(r"[()（）\[\]【】]")
_LABEL = re.compile(r"(?:^|\s)\w{1,2}$")  # a) and 1)
_NO_TEXT = re.compile(r"\[[^\w\]]*\]\(")
_FACES = re.compile(r"[:;]-?[()]")
_IN_ADDRESS = re.compile(r"\]\([^)\n]*\[\[")
_SINGLE = re.compile(r"(?<!\[)\[([a-z0-9_]+)\](?![\](])|\{+ *([a-z0-9_]+) *\}+")
_KEY = re.compile(r"doc:[a-z0-9]|\]\(doc:\s")
_IN_LINK = re.compile(r"""(?:\]\(<?|\]:\s?|=["']?|\w)$""")


@rule("leftover-emphasis", "No stars of bold or italic are left standing in a reply.", alone=True)
def leftover_emphasis(library: Library, _today: date) -> Iterator[Finding]:
    for _, passage in passages(library):
        if "*" not in passage.text and "_" not in passage.text:
            continue
        plain = passage.text.replace("\\*", "\N{ASTERISK OPERATOR}")
        for block in reply_markdown.parse(plain):
            children = list(reply_markdown.inlines([block]))
            for index, (token, line) in enumerate(children):
                if token.type == "text" and _is_leftover(children, index):
                    message = "these stars would be sent: put a space outside them, or a backslash"
                    yield passage.place(line), message

    for page in library.pages.values():
        for line in _odd_stars(page_markdown.without_code(page.body.text)):
            message = "these stars have no partner in their paragraph: close them, or take them out"
            yield page.body.place(line), message


def _odd_stars(text: str) -> Iterator[int]:
    """Lines of pages on which two stars open what their paragraph or list item never closes."""
    first = count = 0
    for index, line in enumerate([*text.split("\n"), ""]):
        if not line.strip() or _ITEM.match(line):
            if count % 2:
                yield first
            count = 0
        stars = len(_BOLD.findall(line))
        if stars:
            first = index if count % 2 == 0 or stars % 2 else first
            count += stars


def _is_leftover(children: list[tuple[Token, int]], index: int) -> bool:
    """Whether a text has stars of emphasis, or one sticks to emphasis beside it."""
    text = children[index][0].content
    after = children[index + 1][0].type if index + 1 < len(children) else ""
    before = children[index - 1][0].type if index else ""
    if text.endswith(("*", "_")) and after in _OPENED:
        return True
    return bool(_STARS.search(text)) or (text.startswith(("*", "_")) and before in _CLOSED)


@rule(
    "leftover-bracket",
    "Every bracket in a reply is opened and closed, and links have a text.",
    alone=True,
)
def leftover_bracket(library: Library, _today: date) -> Iterator[Finding]:
    for text in sent(library):
        if text.is_markdown:
            lines = text.passage.text.split("\n")
            for block in reply_markdown.parse(text.passage.text):
                for line, message in _brackets(block):
                    if not _broken(lines[line], library):
                        yield text.passage.place(line), message
        else:
            shown = ((char, 0) for char in reply_markdown.BLANK.sub("", text.passage.text))
            for _, message in _unbalanced(shown):
                yield text.passage.place(), message


def _brackets(block: Token) -> Iterator[tuple[int, str]]:
    if not any(map(_has_bracket, block.children or ())) and not _NO_TEXT.search(block.content):
        return
    opened = None
    shown: list[tuple[str, int]] = []
    for token, line in reply_markdown.inlines([block]):
        if token.type == "link_open":
            opened = len(shown)
        elif token.type == "link_close":
            if not "".join(char for char, _ in shown[opened:]).strip():
                yield line, "this link has no text to press: write [text](doc:key)"
        elif token.type in ("softbreak", "hardbreak"):
            shown.append(("\n", line))
        else:
            text = reply_markdown.BLANK.sub("\N{OBJECT REPLACEMENT CHARACTER}", token.content)
            shown += [(char, line) for char in text]
    yield from _unbalanced(shown)


def _has_bracket(token: Token) -> bool:
    return token.type == "text" and _BRACKETS.search(token.content) is not None


def _unbalanced(shown: Iterable[tuple[str, int]]) -> Iterator[tuple[int, str]]:
    """The first bracket that has no partner, by line."""
    signs = list(shown)
    text = "".join(char for char, _ in signs)
    waiting: list[int] = []
    for match in _BRACKETS.finditer(_FACES.sub(lambda m: " " * len(m[0]), text)):
        place = match.start()
        if match[0] in _PARTNERS:
            waiting.append(place)
        elif waiting and match[0] in _PARTNERS[text[waiting[-1]]]:
            waiting.pop()
        elif waiting or not _LABEL.search(text[:place]):
            waiting = [place]
            break
    if waiting:
        first = waiting[0]
        rest = text[first : first + 24].split("\n")[0]
        link = "](" in text[max(0, first - 1) : first + 200] and "doc:" in text
        remedy = "write [text](doc:key), whole" if link else "close it, or take it out"
        yield signs[first][1], f'"{rest}" has a bracket without its partner: {remedy}'


@rule("broken-blank", "A blank is written [[name]], outside of links.", alone=True)
def broken_blank(library: Library, _today: date) -> Iterator[Finding]:
    for _, passage in passages(library):
        for index, line in enumerate(passage.text.split("\n")):
            message = _broken(line, library)
            if message:
                yield passage.place(index), message
        yield from _escaped(passage)


def _escaped(passage: Passage) -> Iterator[Finding]:
    """Blanks behind backslashes or entities: they read as blanks, and nothing fills them."""
    if "\\[" not in passage.text and "&" not in passage.text:
        return
    typed = set(reply_markdown.blanks(passage.text))
    for token, line in reply_markdown.inlines(reply_markdown.parse(passage.text)):
        for name in reply_markdown.BLANK.findall(token.content) if token.type == "text" else ():
            if name not in typed:
                message = f"[[{name}]] is written so that nothing fills it, and is never sent"
                yield passage.place(line), f"{message}: write [[{name}]], without \\ and &"


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


@rule("unlinked-key", "A key after doc: stands in a link, [text](doc:key).", alone=True)
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

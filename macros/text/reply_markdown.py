"""The Markdown of replies: a small part of CommonMark, read once, written as text and as HTML.

Paragraphs, lists, bold, italic, links and line breaks; everything else is reported by the rules.
Blanks such as [[account_uid]] pass through as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import TypeAlias

from markdown_it import MarkdownIt
from markdown_it.token import Token

Address: TypeAlias = Callable[[str], str]

BLANK = re.compile(r"\[\[([^\[\]\n]*)\]\]")
# Scripts written without spaces between words: a line break in the source is no space there.
_NO_SPACES = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
_TEXT_LINK = re.compile("\0([^\0]*)\0([^\0]*)\0")
_HTML_LINK = re.compile("\0([^\0]*)\0")
_TAGS = {
    "paragraph": "p",
    "ordered_list": "ol",
    "bullet_list": "ul",
    "list_item": "li",
    "strong": "strong",
    "em": "em",
}

_parser = MarkdownIt("commonmark").enable("table").disable("reference")
_parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005  the rules judge


@lru_cache(maxsize=16384)
def parse(markdown: str) -> tuple[Token, ...]:
    """The tokens of a reply or frame. Lines in `token.map` count from 0."""
    return tuple(_parser.parse(markdown))


def blanks(markdown: str) -> tuple[str, ...]:
    """Names of the blanks, in order, each once."""
    return tuple(dict.fromkeys(BLANK.findall(markdown)))


def inlines(tokens: Sequence[Token]) -> Iterator[tuple[Token, int]]:
    """Every inline token with the line it stands on, counted from 0."""
    for block in tokens:
        line = block.map[0] if block.map else 0
        for token in block.children or ():
            yield token, line
            line += token.type in ("softbreak", "hardbreak")


def steps(tokens: Sequence[Token]) -> int:
    """How many numbered steps there are."""
    opened: list[str] = []
    count = 0
    for token in tokens:
        if token.type.endswith("_list_open"):
            opened.append(token.type)
        elif token.type.endswith("_list_close"):
            opened.pop()
        elif token.type == "list_item_open":
            count += opened[-1] == "ordered_list_open"
    return count


@dataclass(frozen=True, slots=True)
class Written:
    """A reply or frame as text and as HTML; where a link leads is said when it is asked for.

    In both a link's target stands between two NUL, in the text what parts it from the next word
    behind it and one NUL more: Markdown lets no other NUL through.
    """

    _text: str
    _html: str

    def text(self, address: Address | None) -> str:
        """Plain text that reads well: numbered steps numbered, links as `title: address`.

        Without `address` a link is its title alone, as in the HTML.
        """
        if "\0" not in self._text:
            return self._text
        return _TEXT_LINK.sub(
            lambda link: f": {address(link[1])}{link[2]}" if address else "", self._text
        )

    def html(self, address: Address) -> str:
        """Clean HTML: no classes, no white space between blocks; `address` resolves links."""
        if "\0" not in self._html:
            return self._html
        return _HTML_LINK.sub(lambda link: escape(address(link[1])), self._html)


def written(tokens: Sequence[Token]) -> Written:
    """A reply or frame, ready to be shown; what the rules do not allow has no HTML of its own."""
    return Written(_blocks_text(list(tokens)), _blocks_html(tokens))


def _blocks_html(tokens: Sequence[Token]) -> str:
    out = []
    for token in tokens:
        if token.type == "inline":
            out.append(_inline_html(token.children or []))
        elif not token.hidden:
            kind, _, side = token.type.rpartition("_")
            start = token.attrGet("start")
            number = f' start="{start}"' if start not in (None, 1) else ""
            if kind in _TAGS:
                out.append(f"<{_TAGS[kind]}{number}>" if side == "open" else f"</{_TAGS[kind]}>")
    return "".join(out)


def _inline_html(children: Sequence[Token]) -> str:
    out = []
    for index, token in enumerate(children):
        if token.type == "softbreak":
            out.append(_joint(children, index))
        elif token.type == "hardbreak":
            out.append("<br>")
        elif token.type == "link_open":
            out.append(f'<a href="\0{token.attrGet("href")}\0">')
        elif token.type == "link_close":
            out.append("</a>")
        elif token.content:
            out.append(escape(token.content, quote=False))
        else:
            kind, _, side = token.type.rpartition("_")
            if kind in _TAGS:
                out.append(f"<{_TAGS[kind]}>" if side == "open" else f"</{_TAGS[kind]}>")
    return "".join(out)


def _blocks_text(tokens: list[Token]) -> str:
    blocks: list[str] = []
    for token, inner in _blocks(tokens):
        if token.type == "paragraph_open":
            blocks.append(_inline_text(inner[0].children or []) if inner else "")
        else:
            blocks.append(_list_text(token, inner))
    tight = tokens and tokens[0].type == "paragraph_open" and tokens[0].hidden
    return ("\n" if tight else "\n\n").join(blocks)


def _list_text(opening: Token, tokens: list[Token]) -> str:
    number = int(opening.attrGet("start") or 1) if opening.attrGet("start") != 0 else 0
    items, tight = [], True
    for _, inner in _blocks(tokens):
        marker = f"{number}. " if opening.type == "ordered_list_open" else "- "
        number += 1
        text = _blocks_text(inner)
        items.append(marker + text.replace("\n", "\n" + " " * len(marker)))
        tight = tight and not any(t.type == "paragraph_open" and not t.hidden for t in inner)
    return re.sub(r"\n +(?=\n)", "\n", ("\n" if tight else "\n\n").join(items))


def _blocks(tokens: list[Token]) -> Iterator[tuple[Token, list[Token]]]:
    """The outermost blocks, each with the tokens between its opening and its close."""
    start, depth = 0, 0
    for index, token in enumerate(tokens):
        if token.nesting == 1:
            if depth == 0:
                start = index
            depth += 1
        elif token.nesting == -1:
            depth -= 1
            if depth == 0:
                yield tokens[start], tokens[start + 1 : index]


def _inline_text(children: Sequence[Token]) -> str:
    out: list[str] = []
    target = ""
    for index, token in enumerate(children):
        if token.type == "softbreak":
            out.append(_joint(children, index))
        elif token.type == "hardbreak":
            out.append("\n")
        elif token.type == "link_open":
            target = str(token.attrGet("href"))
        elif token.type == "link_close":
            out.append(f"\0{target}\0{_gap(children, index)}\0")
        else:
            out.append(token.content)
    return "".join(out)


def _gap(children: Sequence[Token], index: int) -> str:
    """A space where the next character would be taken for a part of the address."""
    after = next((token.content for token in children[index + 1 :] if token.content), "")
    return " " if after and not after[0].isascii() else ""


def _joint(children: Sequence[Token], index: int) -> str:
    """What a line break in the source means: a space, or nothing between Chinese characters."""
    before = next((t.content for t in reversed(children[:index]) if t.content), "")
    after = next((t.content for t in children[index + 1 :] if t.content), "")
    joined = _NO_SPACES.match(before[-1:]) and _NO_SPACES.match(after[:1])
    return "" if joined else " "


SLOT = "[[reply]]"


SCHEME = "doc:"

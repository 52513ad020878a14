"""Markdown notes of questions and answers.

Between questions stand rules or headings. Where letters are set in italics, what is not in italics
is for agents; where nothing is, the answer is the letter.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.imports.found import Found, UnreadableError

_parser = MarkdownIt("commonmark", {"html": True}).enable("table")
_RULE = re.compile(r"^[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t]*$", re.MULTILINE)
_ITALIC_LINE = re.compile(
    r"^((?:[ \t]*[_*][^\n]*|[^\n]*[^\s_*])[_*])[ \t]*\n(?=[_*]\S)", re.MULTILINE
)
# A short line before a new sentence ends where it ends: an address, a greeting.
_SHORT_LINE = re.compile(
    r"^((?![ \t]*(?:[-*+>|#]|\d+[.)]) )[^\n|]{1,58}[^\s|-])[ \t]*\n(?=[^\W\d_a-z])",
    re.MULTILINE,
)
_LABEL = re.compile(
    r"^\s*(?:(?:q(?:uestion)?|a(?:nswer)?)\s*\d*\s*[.:)]|\d+(?:\.\d+)*[.)]?)\s+", re.IGNORECASE
)
_EM = re.compile(r"</?(?:em|i)\b[^>]*>")
_SIGN = re.compile(r"[?？]")
_HEADINGS = ("h1", "h2", "h3", "h4")
_LONGEST = 400  # of a question


def read(text: str) -> list[Found]:
    """The questions of the notes, each with its letter and what stands beside it."""
    # Lines that are set in italics one by one are lines of a letter.
    apart = _ITALIC_LINE.sub(r"\1\n\n", _RULE.sub("\n\n---\n\n", text))
    html = _parser.render(_SHORT_LINE.sub(r"\1  \n", apart))
    body = LexborHTMLParser(f"<body>{html}</body>").body
    blocks = list(body.iter()) if body else []
    sections = [section for section in _sections(blocks) if _question(section)]
    italic = any(_is_italic(block) for section in sections for block in section[1:])
    found = [_found(section, number, italic) for number, section in enumerate(sections, 1)]
    if not found:
        raise UnreadableError(
            "no questions in these notes; put each under a heading, or between lines of hyphens"
        )
    return found


def _sections(blocks: list[LexborNode]) -> list[list[LexborNode]]:
    """The parts between rules; without rules, from heading to heading, or from Q: to Q:."""
    ruled = any(block.tag == "hr" for block in blocks)
    headed = sum(block.tag in _HEADINGS for block in blocks) > 1
    out: list[list[LexborNode]] = [[]]
    for block in blocks:
        begins = _begins(block, ruled, headed)
        if begins:
            out.append([])
        if block.tag != "hr":
            out[-1].append(block)
    return [section for section in out if section]


def _begins(block: LexborNode, ruled: bool, headed: bool) -> bool:
    if ruled or headed:
        return block.tag == "hr" or (headed and block.tag in _HEADINGS)
    words = block.text().strip()
    return bool(re.match(r"q(?:uestion)?\s*\d*\s*[.:)]", words, re.IGNORECASE)) or (
        block.tag == "ol" and bool(_SIGN.search(words)) and len(words) < _LONGEST
    )


def _question(section: list[LexborNode]) -> str:
    """What the section asks; nothing when it asks nothing."""
    first = section[0]
    words = " ".join(first.text().split())
    numbered = first.tag == "ol" and len(first.css("li")) == 1
    asks = bool(_SIGN.search(words)) or numbered or (first.tag in _HEADINGS and first.tag != "h1")
    if not asks or not words or len(words) > _LONGEST:
        return ""
    if all(block.tag in ("table", "pre") for block in section[1:]):  # nothing that is said
        return ""
    return _LABEL.sub("", words)


def _found(section: list[LexborNode], number: int, italic: bool) -> Found:
    rest = section[1:]
    set_off = [n for n, block in enumerate(rest) if _is_italic(block)]
    if set_off:
        first, last = set_off[0], set_off[-1]
    elif italic:
        first, last = len(rest), len(rest) - 1  # nothing of it is a letter
    else:
        first, last = 0, len(rest) - 1
    letter, beside = rest[first : last + 1], rest[:first] + rest[last + 1 :]
    question = _question(section)
    body = "".join(str(block.html) for block in letter)
    return Found(
        title=question,
        body=_EM.sub("", body) if set_off else body,
        form="html",
        where=f"question {number}",
        asks=(question,),
        notes="\n\n".join(" ".join(block.text(separator=" ").split()) for block in beside),
    )


def _is_italic(block: LexborNode) -> bool:
    """Whether all of a block's words, but for those of links, are set in italics."""
    words = "".join(block.text().split())
    inside = "".join("".join(em.text().split()) for em in block.css("em, i") if not _within_em(em))
    links = "".join(
        "".join(a.text().split())
        for a in block.css("a")
        if not _within_em(a) and not a.css_first("em, i")
    )
    return bool(inside) and len(inside) + len(links) >= len(words)


def _within_em(node: LexborNode) -> bool:
    above = node.parent
    while above is not None:
        if above.tag in ("em", "i"):
            return True
        above = above.parent
    return False

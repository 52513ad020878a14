"""What a page of HTML says of itself: its title and its first heading."""

from __future__ import annotations

import codecs
import re

from selectolax.lexbor import LexborHTMLParser

_CHARSET = re.compile(rb"<meta[^>]{1,200}charset=[\"']?([\w-]{1,40})", re.IGNORECASE)
_LONGEST = 300


def title_and_heading(data: bytes, charset: str | None) -> tuple[str, str]:
    """Both in one line each, and empty where there is none; `data` may be cut anywhere."""
    found = _CHARSET.search(data[:4096])
    text = _decoded(data, charset or (found[1].decode("ascii", "replace") if found else "utf-8"))
    if not text.strip("\0 \n"):
        return "", ""
    page = LexborHTMLParser(text)
    titles = [t for t in page.css("title") if t.parent is not None and t.parent.tag != "svg"]
    heading = page.css_first("h1")
    return _line(titles[0].text() if titles else ""), _line(heading.text() if heading else "")


def _decoded(data: bytes, encoding: str) -> str:
    """The text of a page; encodings that are none of text, or none at all, count for UTF-8."""
    try:
        if codecs.lookup(encoding)._is_text_encoding:
            return data.decode(encoding, errors="replace")
    except (LookupError, ValueError):
        pass
    return data.decode("utf-8", errors="replace")


def _line(text: str) -> str:
    plain = " ".join(text[: 100 * _LONGEST].split())
    return "".join(char for char in plain if char.isprintable())[:_LONGEST]

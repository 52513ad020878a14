"""What a page of HTML says of itself: its title and its first heading."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.IGNORECASE)
_LONGEST = 300


def title_and_heading(data: bytes, charset: str | None) -> tuple[str, str]:
    """Both in one line each, and empty where there is none; `data` may be cut anywhere."""
    found = _CHARSET.search(data[:4096])
    encoding = charset or (found[1].decode() if found else "utf-8")
    try:
        text = data.decode(encoding, errors="replace")
    except LookupError:
        text = data.decode("utf-8", errors="replace")
    parser = _Parser()
    parser.feed(text)
    return parser.one("title"), parser.one("h1")


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: dict[str, list[str]] = {}
        self.open = ""

    def one(self, tag: str) -> str:
        text = " ".join("".join(self.texts.get(tag, [])).split())
        return "".join(char for char in text if char.isprintable())[:_LONGEST]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in ("title", "h1") and tag not in self.texts and not self.open:
            self.open = tag
            self.texts[tag] = []

    def handle_endtag(self, tag: str) -> None:
        if tag == self.open:
            self.open = ""

    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts[self.open].append(data)

"""Addresses in a letter: links to documents by key, tracking removed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from macros.library.model import Library
from macros.text.addresses import is_official, oddity, parsed, tracking

_LINK = re.compile(r"\[((?:[^\[\]\\\n]|\\.)*)\]\((\S+?)\)")
_RAW = re.compile(
    r"(?<![(\w/])https?://[^\s<>\"'`\]\[\u3000-\u303f\uff00-\uffef]+[^\s<>\"'`\]\[.,;:!?)\u3000-\u303f\uff00-\uffef]"
)


@dataclass(slots=True)
class Documents:
    """The documents of one import: those there are, and those to register."""

    library: Library
    product: str = ""
    new: dict[str, tuple[str, str]] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)

    def linked(self, body: str) -> str:
        """A body whose addresses are links by key; what cannot be one is said."""
        self.said = []
        held: list[str] = []

        def hold(match: re.Match[str]) -> str:
            held.append(self._link(match[1], match[2]))
            return f"\ue002{len(held) - 1}\ue003"

        body = _LINK.sub(hold, body)
        body = _RAW.sub(lambda m: self._raw(m[0], body), body)
        return re.sub("\ue002(\\d+)\ue003", lambda m: held[int(m[1])], body)

    def _raw(self, address: str, body: str) -> str:
        del body
        return self._link("", re.sub(r"\\(.)", r"\1", address))

    def _link(self, title: str, address: str) -> str:
        address = plain(address)
        words = title if title and not title.lower().startswith("http") else ""
        key = self._key(address, words)
        if key is None:
            self.said.append(f"{address} is no official page of this team: the link was left out")
            return words or "the page"
        if not words:
            known = self.library.documents.get(key)
            words = known.title if known else self.new[key][0]
        return f"[{words}](doc:{key})"

    def _key(self, address: str, words: str) -> str | None:
        for key, document in self.library.documents.items():
            if address in (
                plain(str(document.url)),
                *map(plain, map(str, document.languages.values())),
            ):
                return key
        if not is_official(address) or oddity(address):
            return None
        for key, (_, url) in self.new.items():
            if url == address:
                return key
        last = re.sub(
            r"[^a-z0-9]+", "-", urlsplit(address).path.rstrip("/").rpartition("/")[2].lower()
        ).strip("-")
        last = re.sub(r"-?(?:html?|php)$", "", last)[:60].strip("-") or "page"
        key, number = f"{self.product}/{last}", 1
        while key in self.library.documents or key in self.new:
            number += 1
            key = f"{self.product}/{last}-{number}"
        title = re.sub(r"\\(.)", r"\1", words) or last.replace("-", " ").capitalize()
        self.new[key] = (title, address)
        self.said.append(
            f"{address} is registered as {key}: open it, and write its title and the day"
        )
        return key


def plain(address: str) -> str:
    """An address without what follows readers around."""
    url = parsed(address)
    address = url.href if url is not None else address
    names = tracking(address)
    if not names:
        return address
    parts = urlsplit(address)
    kept = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if k not in names]
    return urlunsplit(parts._replace(query=urlencode(kept)))

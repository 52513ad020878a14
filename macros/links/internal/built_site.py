"""What one built page links to, and what can be linked to in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

_LINKING = frozenset({"href", "xlink:href", "src", "poster", "data", "action", "background"})
_SETS = frozenset({"srcset", "imagesrcset"})
_ASKED = "[id],a[name],meta[http-equiv]" + "".join(
    f",[{name}]" for name in sorted(_LINKING | _SETS) if ":" not in name
)
_REFRESH = re.compile(r"\s*[\d.]*\s*[;,]?\s*(?:url\s*=)?\s*['\"]?([^'\"]*)", re.IGNORECASE)
_SHEET_ADDRESS = re.compile(
    r"url\(\s*(['\"]?)(?!data:|#)([^'\")]+)\1\s*\)|@import\s+['\"]([^'\"]+)"
)


@dataclass(frozen=True, slots=True)
class Read:
    """A page as far as links go: its links as they are written, and its ids."""

    links: tuple[str, ...]
    ids: frozenset[str]


ANYWHERE = "http://localhost/"  # the address of a site where nobody knows it
# A link as it is written, its path below the site's address, its fragment; the path is None where
# the link begins with a slash, which leads elsewhere once the site lies below a path.
Inner: TypeAlias = tuple[str, str | None, str]


def read_page(path: Path) -> Read:
    """The links and ids of an HTML page; raises OSError when it cannot be read."""
    return read_html(path.read_bytes())


def read_html(html: bytes) -> Read:
    """The links and ids of an HTML page."""
    links: dict[str, None] = {}
    ids: set[str] = set()
    for node in LexborHTMLParser(html).css(_ASKED):
        refreshes = (node.attributes.get("http-equiv") or "").lower() == "refresh"
        for name, value in node.attributes.items():
            if name == "id" or (name == "name" and node.tag == "a"):
                ids.add(value or "")
            else:
                links |= dict.fromkeys(_links(name, value or "", refreshes))
    return Read(tuple(links), frozenset(ids))


def read_sheet(path: Path) -> Read:
    """The files a style sheet asks for."""
    text = path.read_text(encoding="utf-8", errors="replace")
    found = (match[2] or match[3] for match in _SHEET_ADDRESS.finditer(text))
    return Read(tuple(dict.fromkeys(found)), frozenset())


def _links(name: str, value: str, refreshes: bool) -> Iterator[str]:
    """The addresses in one attribute."""
    if name in _LINKING:
        yield value.strip()
    elif name in _SETS:
        yield from (part.split()[0] for part in value.split(",") if part.strip())
    elif name == "content" and refreshes:
        match = _REFRESH.match(value)
        yield match[1] if match else ""


def inner(page: str, links: Iterable[str], address: str) -> Iterator[Inner]:
    """Those of a page's links that lead into the site; `address` is the one it is built for."""
    here = urljoin(address, page.removesuffix("index.html"))
    for link in links:
        if link.startswith("/") and not link.startswith("//") and page != "404.html":
            yield link, None, ""
            continue
        path, fragment = _within(here, link, address)
        if path is not None:
            yield link, path, fragment


@lru_cache(maxsize=1 << 16)
def _within(here: str, link: str, address: str) -> tuple[str | None, str]:
    """A link's path below the site's address, and its fragment; None when it leads out."""
    try:
        parts = urlsplit(urljoin(here, link))
        base = urlsplit(address)
    except ValueError:
        return link, ""  # what no browser can open leads nowhere
    if parts.scheme != base.scheme or parts.netloc != base.netloc:
        return None, ""
    inside = parts.path.startswith(base.path)
    return (parts.path[len(base.path) :] if inside else f"..{parts.path}"), parts.fragment


class Site:
    """A built site's files; pages are read when somebody asks for them, once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read: dict[str, Read] = {}

    @cached_property
    def files(self) -> frozenset[str]:
        """The paths of all files, relative to the site, with forward slashes."""
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return frozenset(path.relative_to(self.folder).as_posix() for path in found)

    def read(self, path: str) -> Read:
        """The links and ids of one file of the site."""
        if path not in self._read:
            reader = read_sheet if path.endswith(".css") else read_page
            self._read[path] = reader(self.folder / path)
        return self._read[path]

    def inner(self, path: str, address: str) -> Iterable[Inner]:
        """The links of one file that lead into the site."""
        return inner(path, self.read(path).links, address)

    def linking(self) -> Iterator[str]:
        """The files that can hold links: pages and style sheets."""
        return (path for path in sorted(self.files) if path.endswith((".html", ".css")))

    def file_at(self, address: str) -> str | None:
        """The file that a server shows at an address relative to the site's root."""
        path = unquote(address)
        if path == "" or path.endswith("/"):
            path += "index.html"
        return path if path in self.files else None

"""The pages of a library as Pagefind reads them, in parts: an edit leaves all of them but one."""

from __future__ import annotations

import hashlib
import math
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from importlib.metadata import version

from macros.search.records import Record, Section
from macros.search.words import spaced

_PER_PART = 2**19  # characters in the part of a library of one part; others grow more slowly
_FORM = "1"  # of what this room writes; another one lets go of every part that is kept
_PAGE = '<!doctype html><html lang="en"><body data-pagefind-body>{}</body></html>'


@dataclass(frozen=True, slots=True)
class Part:
    """Pages by their paths, and the name of all that is made of them."""

    pages: dict[str, str]
    key: str


def parts(records: Iterable[Record]) -> list[Part]:
    """The pages of a library in parts, each by its address, so that most stay where they are.

    Many small parts are made anew quickly and asked slowly: both grow with the root of the size.
    """
    pages = {f"{record.url}index.html": _html(record) for record in records}
    many = math.ceil(math.sqrt(sum(map(len, pages.values())) / _PER_PART)) or 1
    found: list[dict[str, str]] = [{} for _ in range(many)]
    for path, html in sorted(pages.items()):
        found[zlib.crc32(path.encode()) % many][path] = html
    return [Part(pages, _key(pages)) for pages in found if pages]


def _key(pages: dict[str, str]) -> str:
    digest = hashlib.sha256(f"{_FORM} {version('pagefind-bin')}".encode())
    for path, html in pages.items():
        digest.update(f"{path}\0{len(html)}\0{html}".encode())
    return digest.hexdigest()[:32]


def _html(record: Record) -> str:
    # What customers say and what the page is for count more than what else stands on it.
    first = "".join(map(_paragraph, record.texts))
    whole = f'<h1>{_words(record.title)}</h1><div data-pagefind-weight="2">{first}</div>'
    whole += "".join(map(_paragraph, record.more)) + "".join(map(_section, record.sections))
    if record.boost != 1:
        whole = f'<div data-pagefind-weight="{record.boost}">{whole}</div>'
    return _PAGE.format(whole)


def _section(section: Section) -> str:
    heading = f'<h2 id="{escape(section.id)}">{_words(section.heading)}</h2>' if section.id else ""
    return heading + "".join(map(_paragraph, section.texts))


def _paragraph(text: str) -> str:
    return f"<p>{_words(text)}</p>"


def _words(text: str) -> str:
    return escape(spaced(text), quote=False)

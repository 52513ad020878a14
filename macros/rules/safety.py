"""Nothing a page holds runs in a reader's browser or reads files of the build.

These rules point at the line. What they miss, `macros.sanitize` takes out of the built page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from html.parser import HTMLParser

from macros.library.model import Library
from macros.reading.files import Passage
from macros.rules.base import Finding, rule
from macros.text import page_markdown
from macros.text.addresses import is_inner
from macros.text.ids import is_reserved, is_reserved_class
from macros.text.page_html import BY_WRITERS, TAGS
from macros.text.reply_markdown import SCHEME

# Where attr_list looks for attributes: after an element, or at the end of a block.
_ATTRIBUTES = re.compile(
    r"(?<![{\\])\{:[^}\n]*\}|(?<=[)\]`*>])\{[^{}\n]+\}|(?<!\{)\{(?!%)[^{}\n]+\}[ \t]*$",
    re.MULTILINE,
)
# What HTML's parser would take for tags: an escaped "<", a declaration, a link's address in <>.
_NO_TAG = re.compile(r"\\<|<!(?!--)|(?<=\]\()<[^<>\n]*>")
_DECLARATION = re.compile(r"(?<!\\)<(?:!\[|\?|![a-z])", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:@.-]+)\s*=\s*(?:\"[^\"]*\"|'[^']*'|)")
_NAMED = re.compile(r"""(?:(?<=[\s{:])|^)([#.]|id=|class=)("[^"]*"|'[^']*'|[^\s}"']+)""")
_AUTOMATIC = re.compile(r"(?<!\()<([a-z][a-z0-9+.-]*:[^\s<>]*)>", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:")
_INCLUDE = re.compile(r"^[ \t]*(?:-+8<-+|\{!.*!\})", re.MULTILINE)


@rule(
    "unsafe-html", "A page holds no scripts, frames, forms, styles or event attributes.", alone=True
)
def unsafe_html(library: Library, _today: date) -> Iterator[Finding]:
    for page in library.pages.values():
        text = page_markdown.without_code(page.body.text)
        if "<" in text:
            scanner = _Scanner(page.body)
            scanner.feed(_NO_TAG.sub("  ", text))
            yield from scanner.findings
        for match in _DECLARATION.finditer(text):
            place = page.body.place(page_markdown.line_of(text, match.start()))
            yield place, f'"{match[0]}" opens a declaration; write "&lt;" for the "<"'
        for match in _ATTRIBUTES.finditer(text):
            place = page.body.place(page_markdown.line_of(text, match.start()))
            for name in _ATTRIBUTE.findall(match[0]):
                if _is_unsafe(name) or name.lower() in ("href", "src"):
                    yield place, f'the attribute "{name}" may not stand on a page; take it out'
            for kind, name in _NAMED.findall(match[0]):
                if said := _taken(kind, name.strip("\"'")):
                    yield place, said


class _Scanner(HTMLParser):
    def __init__(self, body: Passage) -> None:
        super().__init__()
        self.body = body
        self.findings: list[Finding] = []

    def set_cdata_mode(self, *_: object, **__: object) -> None:
        """Does nothing: what follows an open <script> is looked at too."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        place = self.body.place(self.getpos()[0] - 1)
        if re.match(r"(https?|mailto):?", tag) or "@" in tag:
            return  # <https://…> is Markdown's way to write a link
        if tag not in TAGS:
            message = f"<{tag}> may not stand on a page: write Markdown, or `<{tag}>` as text"
            self.findings.append((place, message))
            return
        for name, value in attrs:
            if _is_unsafe(name):
                message = f'the attribute "{name}" of <{tag}> may not stand on a page; take it out'
                self.findings.append((place, message))
            elif name == "href" and not _is_safe(value or ""):
                self.findings.append((place, _unsafe(value or "")))
            elif name in ("id", "class"):
                kind = "#" if name == "id" else "."
                words = [value or ""] if name == "id" else (value or "").split()
                self.findings += [(place, said) for word in words if (said := _taken(kind, word))]


def _is_unsafe(name: str) -> bool:
    return name.lower() not in BY_WRITERS


def _taken(kind: str, name: str) -> str:
    """Why a page may not use an id (`#`) or a class (`.`); nothing when it may."""
    if kind in ("#", "id=") and is_reserved(name):
        return f'the id "{name}" is the site\'s own; choose another'
    if kind in (".", "class=") and any(map(is_reserved_class, name.split())):
        return f'the class "{name}" is the site\'s own; choose another'
    return ""


def _plain(address: str) -> str:
    """An address as browsers understand it."""
    return re.sub(r"[\s\x00-\x1f]", "", unescape(address)).replace("\\", "/").lower()


def _is_safe(address: str) -> bool:
    return address.startswith(SCHEME) or is_inner(address)


def _unsafe(address: str) -> str:
    return (
        f'"{address}" is neither a key nor a page: register it in snippets/documents.yml and '
        "link by key, (doc:key)"
    )


@rule(
    "unsafe-address",
    "Links on a page lead to documents by key, to pages and to headings.",
    alone=True,
)
def unsafe_address(library: Library, _today: date) -> Iterator[Finding]:
    for page in library.pages.values():
        text = page_markdown.without_code(page.body.text)
        found = [(match[1], match.start()) for match in page_markdown.LINK.finditer(text)]
        found += [(match[2], match.start()) for match in page_markdown.REFERENCE.finditer(text)]
        found += [(match[1], match.start()) for match in _AUTOMATIC.finditer(text)]
        pictures = {address for address, _ in _pictures(text)} if "![" in text else ()
        for address, position in found:
            if not _is_safe(address) and address not in pictures:
                yield page.body.place(page_markdown.line_of(text, position)), _unsafe(address)


def _pictures(text: str) -> Iterator[tuple[str, int]]:
    for match in page_markdown.IMAGE.finditer(text):
        yield match[1] or match[2], match.start()
    labels = {_label(m[2] or m[1]) for m in page_markdown.IMAGE_LABEL.finditer(text)}
    for match in page_markdown.REFERENCE.finditer(text):
        if _label(match[1]) in labels:
            yield match[2], match.start(2)


def _label(text: str) -> str:
    return " ".join(text.split()).casefold()


@rule("foreign-image", "Pictures come from this site.", alone=True)
def foreign_image(library: Library, _today: date) -> Iterator[Finding]:
    for page in library.pages.values():
        text = page_markdown.without_code(page.body.text)
        for address, position in _pictures(text):
            if _SCHEME.match(_plain(address)) or _plain(address).startswith("//"):
                place = page.body.place(page_markdown.line_of(text, position))
                yield place, f"the picture {address} is not ours; put a file beside the page"


@rule("file-include", "A page includes no other file.", alone=True)
def file_include(library: Library, _today: date) -> Iterator[Finding]:
    for page in library.pages.values():
        text = page_markdown.without_code(page.body.text)
        for match in _INCLUDE.finditer(text):
            place = page.body.place(page_markdown.line_of(text, match.start()))
            yield place, "pages include no files; use a reply or write it out"

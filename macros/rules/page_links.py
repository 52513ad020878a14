"""Links of a page to other pages, pictures and places of the site lead somewhere.

The built site is looked at as well (`macros.links.internal`): templates and macros link too.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from urllib.parse import unquote

from macros.library.model import Library, Page
from macros.reading.pictures import ENDINGS
from macros.rules.base import Finding, rule
from macros.text import page_markdown
from macros.text.near_miss import near_miss, nearest

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|/", re.IGNORECASE)
_ANOTHER_SITE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_HREF = re.compile(r"""<a(?:rea)?\b[^>]*?\bhref\s*=\s*["']?([^\s"'>]+)""", re.IGNORECASE)
# What a playbook's page shows of its front matter; see macros.pages.
_PARTS = frozenset({"checks", "replies", "escalation", "related", "corrections", "documents"})
_BY_MOMENT = frozenset({"buying", "setup", "broken", "leaving"})


@rule("broken-link", "A link within the site leads to a page, a picture or a place that exists.")
def broken_link(library: Library, _today: date) -> Iterator[Finding]:
    for page in library.pages.values():
        text = page_markdown.without_code(page.body.text)
        for find, fault_of in ((_targets, _fault), (_html_targets, _html_fault)):
            for target, position in find(text):
                fault = fault_of(library, page, target)
                if fault:
                    place = page.body.place(page_markdown.line_of(text, position))
                    yield place, f'"{target}"{fault}'


def _targets(text: str) -> Iterator[tuple[str, int]]:
    """Where the links and pictures of a page lead, with the position of each."""
    for pattern, group in ((page_markdown.LINK, 1), (page_markdown.REFERENCE, 2)):
        for match in pattern.finditer(text):
            if not _ELSEWHERE.match(match[group]):
                yield match[group], match.start(group)


def _html_targets(text: str) -> Iterator[tuple[str, int]]:
    """Where links that are written as HTML lead; they start from the page, not from its file."""
    for match in _HREF.finditer(text):
        if "&" not in match[1] and not _ANOTHER_SITE.match(match[1]):  # hidden: see safety
            yield match[1], match.start(1)


def _html_fault(library: Library, page: Page, target: str) -> str | None:
    path, _, fragment = unquote(target).partition("#")
    if path.startswith("/"):
        reason = "begins with a slash, which leads out of a site that lies below a path"
        return f" {reason}; write it from this page on, with ../"
    if not path:
        return _no_place(library, page, fragment)
    pages = {other.url.rstrip("/"): other for other in library.pages.values()}
    wanted = posixpath.normpath(posixpath.join(page.url, path)).removeprefix(".")
    if wanted not in pages:
        known = {posixpath.relpath(url or ".", page.url or ".") + "/" for url in pages}
        direct = posixpath.relpath(wanted or ".", page.url or ".") + "/"
        return f" leads to no page{near_miss(direct, known)}"
    if not path.endswith("/"):
        return f' is a folder; put a slash at the end: "{target}/"'
    return _no_place(library, pages[wanted], fragment)


def _fault(library: Library, page: Page, target: str) -> str | None:
    """What is wrong with a target written on `page`; None when it leads somewhere."""
    path, _, fragment = unquote(target).partition("#")
    path = path.partition("?")[0]
    if not path:
        return _no_place(library, page, fragment)
    here = posixpath.dirname(page.body.path)
    wanted = posixpath.normpath(posixpath.join(here, path))
    files = _files(library)
    if path.endswith(ENDINGS):
        pictures = {f"docs/{name}" for name in library.names["picture"]}
        known = {posixpath.relpath(picture, here) for picture in pictures}
        meant = near_miss(posixpath.relpath(wanted, here), known)
        return None if wanted in pictures else f" leads to no file{meant}"
    if not path.endswith(".md"):
        meant = _near(path, here, files)
        return None if wanted in files or not meant else f" leads to no page{meant}"
    if wanted not in files:
        return f" leads to no page{_near(path, here, files)}"
    other = files[wanted]
    return _no_place(library, other, fragment) if other else None


def _files(library: Library) -> dict[str, Page | None]:
    """Every file a link may lead to, and the page it is where it could be read."""
    found: dict[str, Page | None] = {f"docs/{name}.md": None for name in library.names["page"]}
    return found | {page.body.path: page for page in library.pages.values()}


def _near(path: str, here: str, files: dict[str, Page | None]) -> str:
    known = {posixpath.relpath(file, here): file for file in files}
    # The shortest way to the same place, however long the way that was written.
    direct = posixpath.relpath(posixpath.normpath(posixpath.join(here, path)), here)
    wanted = direct.removesuffix(".html")
    meant = nearest(wanted if wanted.endswith(".md") else f"{wanted}.md", known)
    return f'; did you mean "{meant}"?' if meant else ""


def _no_place(library: Library, page: Page, fragment: str) -> str | None:
    """That `page` has no such place, with the one that was probably meant."""
    known = _heading_ids(page.body.text) | _shown(library, page)
    if not fragment or fragment in known or re.sub(r"_\d+$", "", fragment) in known:
        return None
    hint = near_miss(f"#{fragment}", {f"#{one}" for one in known})
    return f': {page.body.path} has no "#{fragment}"{hint}'


def _shown(library: Library, page: Page) -> set[str]:
    """Ids of what macros show on a page."""
    playbook = library.playbooks.get(page.name)
    if playbook is None:
        products = {product.name.partition("/")[0] for product in library.products}
        return {*_BY_MOMENT, *products} if page.calls else set()
    return {*_PARTS, *("reply-" + name.replace("/", "-") for name in playbook.replies())}


@lru_cache(maxsize=4096)
def _heading_ids(text: str) -> frozenset[str]:
    return frozenset(page_markdown.ids(text))

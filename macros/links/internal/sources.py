"""Broken links as problems: at the line somebody wrote, in the way it is written there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from macros.library.model import Library, Page
from macros.links.internal.broken import Broken, broken
from macros.links.internal.built_site import Site
from macros.problems import Place, Problem
from macros.reading.files import files, raw
from macros.text.near_miss import near_miss, nearest

RULE = "broken-link"
_FILE = re.compile(r"\.(?!md\b|html\b)\w+$")
_MAKERS = ("overrides", "macros")


def broken_links(library: Library, root: Path, site: Site, address: str | None) -> list[Problem]:
    """Every broken link of a built site, where the project below `root` has it."""
    finder = _Finder(library, root, site)
    found = {p for link in broken(finder.site, address) for p in finder.problems(link)}
    return sorted(found | set(_without_a_page(library, finder.site)))


def _without_a_page(library: Library, site: Site) -> Iterator[Problem]:
    """Addresses that `library.json` gives to tools, and that nothing answers."""
    for playbook in library.playbooks.values():
        if site.file_at(playbook.page.url) is None:
            message = f'nothing was built at "{playbook.page.url}", its address in library.json'
            yield Problem(playbook.page.place, RULE, message)


@dataclass(frozen=True, slots=True)
class _Written:
    """A link as its source has it. Markdown's links start from the file, HTML's from the page."""

    place: Place
    text: str
    markdown: bool = False


@dataclass(frozen=True, slots=True)
class _Finder:
    library: Library
    root: Path
    site: Site

    def problems(self, link: Broken) -> Iterator[Problem]:
        page = self._page(link.page)
        for written in self._written(link, page):
            yield Problem(written.place, RULE, self._message(link, page, written))

    def _page(self, file: str) -> Page | None:
        url = file.removesuffix("index.html")
        return next((page for page in self.library.pages.values() if page.url == url), None)

    def _written(self, link: Broken, page: Page | None) -> list[_Written]:
        """Where the link stands: on its page, else in what makes pages, else who knows where."""
        own = [page.body.path] if page else [f"docs/{link.page}"]
        if link.page.endswith(".css"):  # one that it imports may have it
            beside = f"{posixpath.dirname(own[0])}/"
            own += [path for path in files(self.root, "docs") if path.startswith(beside)]
        makers = (path for folder in _MAKERS for path in files(self.root, folder))
        for path in [*own, "mkdocs.yml", *(p for p in makers if p.endswith((".html", ".py")))]:
            lines = raw(self.root, path).splitlines()
            for pattern in _patterns(link):
                found = [
                    _Written(Place(path, number), match[0], line[: match.start()].endswith("]("))
                    for number, line in enumerate(lines, 1)
                    for match in pattern.finditer(line)
                ]
                if found:
                    return found
        return [_Written(Place(own[0] if page else "mkdocs.yml"), link.link)]

    def _message(self, link: Broken, page: Page | None, written: _Written) -> str:
        if link.why == "slash":
            return f'"{written.text}" is a folder; put a slash at the end: "{written.text}/"'
        if link.why == "absolute":
            message = "begins with a slash, which leads out of a site that lies below a path"
            return f'"{written.text}" {message}; write it from this page on, with ../'
        if link.why == "missing":
            meant = _near_address(written.text, self._known(link, page, written))
            kind = "file" if _FILE.search(written.text) else "page"
            return f'"{written.text}" leads to no {kind}{meant}'
        fragment = "#" + unquote(link.link.partition("#")[2])
        ids = {f"#{id}" for id in self.site.read(link.target).ids if not id.startswith("__")}
        there = self._page(link.target)
        where = there.body.path if there else link.target
        return f'"{written.text}": {where} has no "{fragment}"{near_miss(fragment, ids)}'

    def _known(self, link: Broken, page: Page | None, written: _Written) -> Iterator[str]:
        """What a link could lead to, written as this one is."""
        if page and written.markdown:
            here = str(PurePosixPath(page.body.path).parent)
            return (posixpath.relpath(path, here) for path in files(self.root, "docs"))
        # A template or a setting is for every page: what it links to starts from the root.
        on_page = page is not None and written.place.path == page.body.path
        here = str(PurePosixPath(link.page).parent) if on_page else "."
        addresses = (path.removesuffix("index.html") or "." for path in self.site.files)
        return (posixpath.relpath(a, here) + ("/" if a.endswith("/") else "") for a in addresses)


def _near_address(wanted: str, known: Iterator[str]) -> str:
    """A question that names the address probably meant; a slash at the end does not count."""
    path = unquote(wanted.partition("#")[0])
    whole = {address.rstrip("/"): address for address in known}
    meant = nearest(path.rstrip("/"), whole)
    return f'; did you mean "{whole[meant]}"?' if meant else ""


def _patterns(link: Broken) -> Iterator[re.Pattern[str]]:
    """Ways the link may be written in its source, the most telling first."""
    path, _, fragment = link.link.partition("#")
    spellings = [link.link, unquote(link.link)]
    if link.why == "anchor":
        for spelling in dict.fromkeys([fragment, unquote(fragment)]):
            yield re.compile(rf"[\w./%-]*#{re.escape(spelling)}(?![\w-])")
        return
    name = path.rstrip("/").rpartition("/")[2]
    for spelling in dict.fromkeys(filter(None, spellings)):
        yield re.compile(rf"(?<![\w./%#-]){re.escape(spelling)}(?![\w/-])")
    if name.strip("."):
        yield re.compile(rf"[\w./%-]*{re.escape(name)}(?![\w-])[\w./#-]*")

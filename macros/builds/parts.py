"""The parts of a site, each made by itself: a page with what lies beside it, a reply, a list."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from macros.builds.asking import (
    Asking,
    asking,
    but_prose,
    of_replies,
    plainly,
    without_prose,
)
from macros.builds.engine import Engine
from macros.builds.store import Made
from macros.desk.build import CACHE
from macros.elsewhere import write as elsewhere
from macros.environment import repository, site_address
from macros.exports import library_parts, write
from macros.library.model import Library
from macros.links.internal.built_site import ANYWHERE, inner, read_html
from macros.project import Project, use

# What needs no prose of any page.
_BUT_PROSE = {"browser", "desk", "list", "redirects", "versions"}
_OF_THE_DAY = {"health"}  # macros whose pages are another every day
_PAGE, _REPLY, _PRODUCT, _TOOL = "page ", "reply ", "product ", "tool "


def common(library: Library) -> str:
    """What any page may show without asking the library for it by name."""
    return f"{plainly(library.company)} {plainly(library.exports)} {repository()}"


def page_of(name: str) -> str | None:
    """The page that a part is, None where it is none."""
    return name.removeprefix(_PAGE) if name.startswith(_PAGE) else None


class Parts:
    """Makes the parts of a site, by their names."""

    def __init__(self, project: Project, engine: Engine, products: Collection[str]) -> None:
        self.project, self.engine, self.library = project, engine, project.library
        self.address = engine.config.site_url or ANYWHERE
        self.products = products
        self.files = elsewhere.Files(without_prose(self.library), site_address())
        self.shared: dict[str, Callable[[], Iterable[tuple[str, bytes]]]] = {
            **write.shared(project),
            "templates": engine.templates,
            "static": engine.static,
        }

    def names(self) -> list[str]:
        """The parts that are one page, one reply, one product or one tool's file each."""
        replies = self.library.replies.values()
        several = [f"{_REPLY}{reply.name}" for reply in replies if len(reply.variants) > 1]
        pages = (f"{_PAGE}{name}" for name in self.engine.pages)
        products = (f"{_PRODUCT}{name}" for name in self.products)
        return [*pages, *several, *products, *(f"{_TOOL}{name}" for name in self.files.batches)]

    def is_kept(self, name: str) -> bool:
        """Whether a part is the same as long as the library answers the same."""
        if name in self.shared:
            return name in _BUT_PROSE
        page = self.library.pages.get(page_of(name) or "")
        return page is None or not any(call.macro in _OF_THE_DAY for call in page.calls)

    def path(self, name: str) -> str:
        """The file that a part is made of, for problems."""
        page = page_of(name)
        return f"docs/{page}.md" if page is not None else "mkdocs.yml"

    def make(self, name: str, library: Asking) -> Made:
        """Make a part; `library` notes what it was made of."""
        page = page_of(name)
        if name in _BUT_PROSE:
            blind = asking(without_prose(self.library), {})
            made = Made(dict(write.shared(replace(self.project, library=blind))[name]()))
            made.asked = but_prose(blind.asked)
            return made
        if name.startswith(_TOOL):
            return self._tool(name.removeprefix(_TOOL))
        if name in self.shared:
            use(self.project)
            return Made(dict(self.shared[name]()))
        if name.startswith(_PRODUCT):
            product = library.product(name.removeprefix(_PRODUCT))
            return Made(dict(library_parts.of_product(library, product)))
        if page is None:
            return Made(dict(write.of_reply(library, library.replies[name.removeprefix(_REPLY)])))
        return self._page(page, library)

    def _tool(self, file: str) -> Made:
        data, told = self.files.of_tool(file)
        language = self.files.batches[file][1].language
        asked = but_prose(["frames *", "fields *", "documents *", "pages *", of_replies(language)])
        return Made({f"{elsewhere.FOLDER}/{file}": data}, asked=asked, told=told)

    def index(self, told: Callable[[str], bytes]) -> tuple[str, bytes]:
        """The list of all tools' files, of what is told of each by its part's name."""
        files = self.files.batches
        return elsewhere.index(told(f"{_TOOL}{one}") or self.files.of_tool(one)[1] for one in files)

    def _page(self, name: str, library: Asking) -> Made:
        use(Project(self.project.root, library, (), alone=True))
        html = self.engine.html(name).encode("utf-8", errors="xmlcharrefreplace")
        place = self.engine.place(name)
        files = {place: html}
        playbook = library.playbooks.get(name)
        if playbook:
            files |= dict(write.of_playbook(library, playbook, self.project.root / CACHE))
        read = read_html(html)
        about = {
            "place": place,
            "links": list(inner(place, read.links, self.address)),
            "ids": sorted(read.ids),
        }
        return Made(files, about)

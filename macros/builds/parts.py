"""The parts of a site, each made by itself: a page with what lies beside it, a reply, a list."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from macros.builds.asking import BUT_PROSE, Asking, plainly, without_prose
from macros.builds.engine import Engine
from macros.builds.store import Made
from macros.desk.build import CACHE
from macros.environment import repository
from macros.exports import library_parts, write
from macros.library.model import Library
from macros.links.internal.built_site import ANYWHERE, inner, read_html
from macros.project import Project, use

# What is made of all replies and all front matter, and does without prose.
_BUT_PROSE = {"browser", "list", "redirects", "tools"}
_OF_THE_DAY = {"health"}  # macros whose pages are another every day
_PAGE, _REPLY, _PRODUCT = "page ", "reply ", "product "


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
        self.shared: dict[str, Callable[[], Iterable[tuple[str, bytes]]]] = {
            **write.shared(project),
            "templates": engine.templates,
            "static": engine.static,
        }

    def names(self) -> list[str]:
        """The parts that are one page, one reply or one product each."""
        replies = self.library.replies.values()
        several = [f"{_REPLY}{reply.name}" for reply in replies if len(reply.variants) > 1]
        pages = (f"{_PAGE}{name}" for name in self.engine.pages)
        return [*pages, *several, *(f"{_PRODUCT}{name}" for name in self.products)]

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
            blind = replace(self.project, library=without_prose(self.library))
            return Made(dict(write.shared(blind)[name]()), asked=BUT_PROSE)
        if name in self.shared:
            use(self.project)
            return Made(dict(self.shared[name]()))
        if name.startswith(_PRODUCT):
            product = library.product(name.removeprefix(_PRODUCT))
            return Made(dict(library_parts.of_product(library, product)))
        if page is None:
            return Made(dict(write.of_reply(library, library.replies[name.removeprefix(_REPLY)])))
        return self._page(page, library)

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

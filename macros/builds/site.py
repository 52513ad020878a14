"""A whole site: what is as it was is taken over, the rest is made on all cores."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from macros.builds import parts
from macros.builds.asking import Answers, asking, by_product, settled
from macros.builds.complaints import Complaints, why_not
from macros.builds.engine import Engine
from macros.builds.folder import Folder
from macros.builds.store import Made, Store, pack
from macros.cores import heaps, spread
from macros.exports import library_parts, service_worker
from macros.exports.shell import shell
from macros.links.internal.built_site import Inner, Read, Site
from macros.links.internal.sources import broken_links
from macros.problems import Place, Problem
from macros.project import Project, use

_SMALLEST = 4  # parts that are worth a job


def build(project: Project, new: Path, old: Path) -> list[Problem]:
    """Make the site of a project in the folder `new`; files that are in `old` are taken from there.

    Return what is wrong: then the site is not whole.
    """
    complaints = Complaints()
    alone = Project(project.root, project.library, (), alone=True)
    try:
        made = _Build(alone, complaints, new, old)
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001  the settings are wrong, or a plugin does not like them
        return complaints.told() or [Problem(Place("mkdocs.yml"), "build", str(error))]
    return made.make()


@dataclass(slots=True)
class _Done:
    """What came of a part; `made` is None where it is as it was."""

    name: str
    versions: dict[str, str] = field(default_factory=dict)
    made: Made | None = None
    problems: list[Problem] = field(default_factory=list)


class _Build:
    def __init__(self, project: Project, complaints: Complaints, new: Path, old: Path) -> None:
        self.project, library, self.complaints = project, project.library, complaints
        use(project)
        self.engine = Engine(project.root, new, "build")
        self.engine.begin()
        self.own = by_product(library)
        self.parts = parts.Parts(project, self.engine, self.own)
        self.folder = Folder(new, old)
        self.answers = Answers(library, self.own)
        common = (shell(project.root), self.engine.common(), parts.common(library))
        key = hashlib.sha256(repr(common).encode("utf-8", "surrogatepass")).hexdigest()
        self.store = Store(project.root, key)

    def make(self) -> list[Problem]:
        """Make all parts, then what takes all of them."""
        problems = self.complaints.told()
        versions: dict[str, str] = {}
        about: dict[str, dict[str, Any]] = {}
        for done in self._all():
            problems += done.problems
            versions |= done.versions
            if done.made is not None:
                about[done.name] = done.made.about
                if done.made.answers:
                    self.store.keep(done.name, done.made)
            elif not done.problems:
                about[done.name] = self.store.use(done.name)
        if not problems:
            problems = self._complete(versions, about)
        self.store.write()
        return problems

    def _all(self) -> list[_Done]:
        """Every part in its order, whichever process made it."""
        shared, own = list(self.parts.shared), self.parts.names()
        gc.freeze()  # what is loaded stays: nobody need look at it again, or copy its pages
        try:
            jobs = [(name,) for name in shared] + list(heaps(own, _SMALLEST))
            done = spread([partial(self._several, names) for names in jobs])
        finally:
            gc.unfreeze()
        by_name = {one.name: one for some in done for one in some}
        return [by_name[name] for name in (*shared, *own)]

    def _several(self, names: Sequence[str]) -> list[_Done]:
        return [self._part(name) for name in names]

    def _part(self, name: str) -> _Done:
        """Have the files of a part in the new site: as they were, or made."""
        known = self._known(name)
        if known is not None:
            return _Done(name, self._written(known))
        library = asking(self.project.library, self.own)
        try:
            made = self.parts.make(name, library)
        except Exception as error:  # noqa: BLE001  whatever it is, it is told
            self.complaints.told()
            return _Done(name, problems=why_not(error, self.parts.path(name)))
        problems = self.complaints.told(self.parts.path(name))
        versions = self._written(made)
        if problems or not self.parts.is_kept(name):
            return _Done(name, versions, Made({}, made.about), problems)
        made.asked = made.asked or settled(library.asked)
        made.answers = self.answers.to(made.asked)
        return _Done(name, versions, pack(made))

    def _known(self, name: str) -> Made | None:
        asked = self.store.asked(name)
        if asked is None or self.answers.to(asked[0]) != asked[1]:
            return None
        return self.store.get(name)

    def _written(self, made: Made) -> dict[str, str]:
        for name, data in made.files.items():
            self.folder.write(name, data)
        return {name: service_worker.version(data) for name, data in made.files.items()}

    def _complete(self, versions: dict[str, str], about: dict[str, Any]) -> list[Problem]:
        """Make what takes all pages, and look whether they lead where they say."""
        self.engine.finish()
        products = [own.product for own in self.own.values()]
        together = library_parts.together(
            self.project.library, products, lambda name: (self.folder.new / name).read_bytes()
        )
        for name, data in (*together, self.parts.index(self.store.told)):
            self.folder.write(name, data)
            versions[name] = service_worker.version(data)
        for name, data in self.folder.others(versions):
            versions[name] = service_worker.version(data)
        pages = {one["place"]: one for one in about.values() if "place" in one}
        site = _Known(self.folder.new, versions, pages)
        library, address = self.project.library, self.engine.config.site_url
        problems = broken_links(library, self.project.root, site, address)
        books = {book.page.url for book in library.playbooks.values()}
        for name, data in service_worker.files(versions, books, exports=library.exports.offline):
            self.folder.write(name, data)
        return problems + self.complaints.told()


class _Known(Site):
    """A site whose pages have been read when they were made."""

    def __init__(
        self, folder: Path, files: Iterable[str], pages: dict[str, dict[str, Any]]
    ) -> None:
        super().__init__(folder)
        self.files, self.pages = frozenset(files), pages

    def read(self, path: str) -> Read:
        """The ids of a page, as they were read."""
        if path in self.pages and path not in self._read:
            self._read[path] = Read((), frozenset(self.pages[path]["ids"]))
        return super().read(path)

    def inner(self, path: str, address: str) -> Iterable[Inner]:
        """The links of a page, as they were read."""
        known: Iterable[Inner] | None = self.pages.get(path, {}).get("links")
        return super().inner(path, address) if known is None else known

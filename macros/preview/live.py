"""A preview while files are edited: which pages are old, what is wrong, what to say of it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from macros.builds.engine import Engine
from macros.exports import browser_data, write
from macros.exports.service_worker import UNREGISTER
from macros.library.model import Library
from macros.preview import mistakes, patch, thorough
from macros.problems import ContentError, Problem, report
from macros.project import Project, use
from macros.search import index as search

_MOST = 20  # lines that a terminal has use for
_QUIET = 1.0  # seconds without an edit before every rule is asked


class Live:
    """The site below `site`, as the files below `root` are now."""

    def __init__(self, root: Path, site: Path, address: str, say: Callable[[str], None]) -> None:
        self.root, self.site, self.say = root.resolve(), site, say
        self.lock = threading.RLock()
        self.reading = patch.read(self.root)
        self.judged: list[Problem] = []  # by every rule, as of the last time they were asked
        self.edited: set[str] = set()  # since then
        self.fresh: set[str] = set()  # pages that are as the files are
        self.said: list[str] = []
        self.searching = threading.Lock()
        self.searched: Library | None = None  # what the search's index was made of
        self.child: subprocess.Popen[bytes] | None = None
        self.changed: Callable[[], None] = lambda: None
        self.timer: threading.Timer | None = None
        self._use()
        self.engine = Engine(self.root, site, "serve", address)
        self.engine.begin()
        self.engine.write_static()
        (site / "sw.js").write_text(UNREGISTER, encoding="utf-8")
        search.stand_in(site)
        style = Path(__file__).with_name("preview.css")
        shutil.copyfile(style, site / "preview.css")
        self._tell()

    @property
    def problems(self) -> list[Problem]:
        """What is wrong as far as is known: what was edited since is known by its reading alone."""
        read = [one for found in self.reading.problems.values() for one in found]
        return read + [one for one in self.judged if one.place.path not in self.edited]

    def edit(self, paths: Iterable[str]) -> None:
        """Take in that files changed; pages are made anew when they are asked for."""
        paths = set(paths)
        with self.lock:
            self.edited |= paths
            for path in paths:
                self.engine.copy(path)
            content = {path for path in paths if not path.startswith(("docs/assets/", "macros/"))}
            if content:
                before = self.reading.library
                self.reading = patch.patched(self.root, self.reading, content)
                self._use()
                if before.pages.keys() != self.reading.library.pages.keys():
                    self.engine.look()
                    self.engine.write_static()
            self.fresh.clear()
            self._tell()
            self.ask()

    def page(self, path: str) -> str | None:
        """The name of the page that an address shows."""
        name = path.strip("/").removesuffix("index.html").strip("/")
        return next(
            (one for one in (name, f"{name}/index".strip("/")) if one in self.engine.pages), None
        )

    def prepare(self, name: str) -> None:
        """Make a page's file as the library is now; where that cannot be, it stays as it was."""
        with self.lock:
            if name in self.fresh:
                return
            file = self.site / self.engine.place(name)
            file.parent.mkdir(parents=True, exist_ok=True)
            try:
                file.write_text(self.engine.html(name), encoding="utf-8")
            except (Exception, SystemExit):  # noqa: BLE001  whatever it is, the page says so
                if not file.is_file():
                    file.write_text(mistakes.instead(name), encoding="utf-8")
            self.fresh.add(name)

    def prepare_data(self, path: str) -> None:
        """Make what pages ask for to show replies in other languages, as the library is now."""
        with self.lock:
            if path in self.fresh:
                return
            library = self.reading.library
            names = [
                name
                for name, reply in library.replies.items()
                if path == browser_data.variants_path(reply)
            ]
            with suppress(KeyError):  # a field that is not there: a rule tells it
                write.for_browser(library, self.site, names or None)
            self.fresh.add(path)

    def prepare_search(self) -> None:
        """Make the search's index as the library is now, the first time it is asked for since an
        edit: the parts that the edit touched. Pages go on being made meanwhile."""
        with self.searching:
            library = self.reading.library
            if library is not self.searched:
                with suppress(ContentError, OSError):  # a search that is old or missing says so
                    search.write(library, self.root, self.site)
                    self.searched = library

    def boxed(self, name: str | None, html: str) -> str:
        """A page with its mistakes."""
        found = mistakes.of_page(self.reading.library, name, self.problems) if name else []
        return mistakes.with_box(html, found)

    def ask(self) -> None:
        """Ask every rule once nobody has edited for a moment; what is under way is stopped."""
        self.stop()
        self.timer = threading.Timer(_QUIET, self._begin)
        self.timer.daemon = True
        self.timer.start()

    def stop(self) -> None:
        """End what goes on beside."""
        if self.timer:
            self.timer.cancel()
        if self.child and self.child.poll() is None:
            with suppress(OSError):
                os.killpg(self.child.pid, signal.SIGKILL)
            self.child.wait()
        self.child = None

    def _begin(self) -> None:
        file = self.site / ".problems.json"
        with self.lock:
            asked = frozenset(self.edited)
            child = self.child = thorough.start(self.root, self.site, file)
        while not file.is_file() and child.poll() is None:
            time.sleep(0.05)
        with self.lock:
            if self.child is not child or not file.is_file():
                return
            before = self.problems
            self.judged = thorough.told(file)
            self.edited -= asked
            self._tell()
            if before != self.problems:
                self.changed()

    def _use(self) -> None:
        use(Project(self.root, self.reading.library, (), preview=True, alone=True))

    def _tell(self) -> None:
        """Say what is wrong when that has changed, and when nothing is any more."""
        errors = report(one for one in self.problems if not one.warning)
        if errors == self.said:
            return
        for line in errors[:_MOST] or [f"{time.strftime('%H:%M:%S')} all is well"]:
            self.say(line)
        if len(errors) > _MOST:
            self.say(f"and {len(errors) - _MOST} more: make check prints all of them")
        self.said = errors

"""The seam to MkDocs' server: it reloads browsers; this one watches without polling."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from macros.exports.policy import with_policy
from macros.preview.live import Live
from macros.search import index as search

_WATCHED = ("docs", "snippets")
_CODE = ("macros", "overrides", "mkdocs.yml")
_KINDS = ("created", "modified", "moved", "deleted", "closed")
_DELAY = 0.02  # seconds in which a save is whole
_POLL = 5.0  # seconds, where a system tells nothing by itself


class Server(LiveReloadServer):
    """Pages are made when they are asked for, and show what is wrong with them."""

    def __init__(self, live: Live, host: str, port: int) -> None:
        super().__init__(self._build, host, port, str(live.site), shutdown_delay=0.1)
        self.live = live
        self.build_delay = _DELAY
        self.told = threading.Lock()
        self.paths: set[str] = set()
        self.asked = threading.local()
        self._watched_paths[str(live.root)] = 1  # the server injects its script then
        self.observer = watch(live.root, self._saw)
        live.changed = self._reload

    def _saw(self, path: str) -> None:
        with self.told:
            self.paths.add(path)
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def _build(self) -> None:
        with self.told:
            paths, self.paths = self.paths, set()
        if any(path.startswith(_CODE) for path in paths):
            self.live.say("code has changed: start make serve again to see it")
        paths = {path for path in paths if path.startswith(_WATCHED)}
        if paths:
            self.live.edit(paths)

    def _reload(self) -> None:
        """Let browsers load what they show again, though no file has changed."""
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def _serve_request(self, environ: Any, start_response: Any) -> Any:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        # Taken before the page is made: what an edit makes old meanwhile is loaded again.
        self.asked.epoch = self._visible_epoch
        self.asked.name = self.live.page(path)
        if self.asked.name:
            self.live.prepare(self.asked.name)
        elif path.startswith("/replies/"):
            self.live.prepare_data(path.lstrip("/"))
        elif path == f"/{search.PARTS}":
            self.live.prepare_search()
        return super()._serve_request(environ, start_response)

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        html = self.live.boxed(self.asked.name, content.decode())
        inject: Any = super()._inject_js_into_html
        epoch = min(epoch, self.asked.epoch)
        return with_policy(inject(html.encode(), epoch).decode()).encode()


class _Handler(FileSystemEventHandler):
    def __init__(self, root: Path, saw: Any) -> None:
        self.root, self.saw = root, saw

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Tell of writing alone: reading is an event too."""
        if event.is_directory or event.event_type not in _KINDS:
            return
        for path in (event.src_path, event.dest_path):
            with suppress(ValueError):
                relative = Path(str(path)).relative_to(self.root).as_posix() if path else ""
                if relative and not any(part.startswith(".") for part in relative.split("/")):
                    self.saw(relative)


def watch(root: Path, saw: Any) -> Any:
    """What tells of changes, by the system's own means where it has any left."""
    for kind, seconds in ((Observer, 1.0), (PollingObserver, _POLL)):
        observer: Any = kind(timeout=seconds)
        try:
            for name in (*_WATCHED, *_CODE):
                if (root / name).exists():
                    observer.schedule(_Handler(root, saw), str(root / name), recursive=True)
            observer.start()
        except OSError:  # too many folders for it
            continue
        observer.start = lambda: None  # the server would start it once more
        return observer
    raise OSError("nothing can watch the files")


def serve(root: Path, host: str, port: int, say: Any) -> None:
    """Serve the project below `root` until interrupted."""
    site = Path(tempfile.mkdtemp(prefix="preview-"))
    address = f"http://{host}:{port}/"
    live: Live | None = None
    try:
        live = Live(root, site, address, say)
        server = Server(live, host, port)
        try:
            say(f"{address} shows every save; Ctrl+C ends it")
            live.ask()
            run: Any = server.serve
            run()
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()
    finally:
        if live is not None:
            live.stop()
        _clear(site)


def _clear(site: Path) -> None:
    """Take the folder away, in a process of its own: nobody waits for it."""
    program = "import shutil, sys; shutil.rmtree(sys.argv[1], ignore_errors=True)"
    subprocess.Popen([sys.executable, "-c", program, str(site)], start_new_session=True)

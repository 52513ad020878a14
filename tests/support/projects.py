"""Projects and sites that tests build: copies of the real one, small ones, and a server."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from macros.desk import build as desk
from macros.search import kept as search

ROOT = Path(__file__).parents[2]
SHOP = ROOT / "tests" / "shop"
EXAMPLE = ROOT / "tests" / "example"
TODAY = "2026-11-22"
OF_A_REPOSITORY = 1300  # bytes that links to a public repository add to a page
# The smallest picture that is one.
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0"


# What a test's commands find in their environment is what the test says, not what CI sets.
SETTINGS = ("CI", "GITHUB_ACTIONS", "PORT", "RECORD", "REPOSITORY", "SITE_URL", "TODAY")


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command as a user would run it on the tests' day, with its output as text."""
    inherited = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=inherited | {"TODAY": TODAY, "NO_MKDOCS_2_WARNING": "1"} | environment,
        capture_output=True,
        text=True,
    )


def macros(
    *arguments: str | Path, cwd: Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    """`python -m macros` with `arguments`, in a project's folder."""
    return run(sys.executable, "-m", "macros", *arguments, cwd=cwd, **environment)


def project(folder: Path, content: Path = ROOT) -> Path:
    """A copy of the project in `folder`, with the docs and snippets of `content`."""
    for name in ("macros", "overrides"):  # with what Python has compiled: it need not do so again
        shutil.copytree(ROOT / name, folder / name)
    shutil.copytree(ROOT / "docs" / "assets", folder / "docs" / "assets")
    for name in ("docs", "snippets"):
        shutil.copytree(content / name, folder / name, dirs_exist_ok=True)
    if content == EXAMPLE:
        shutil.copytree(ROOT / "docs" / "contributing", folder / "docs" / "contributing")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    if content != ROOT:  # the navigation names pages of the real content
        pages = sorted((folder / "docs").glob("contributing/*.md"))
        names = [page.relative_to(folder / "docs").as_posix() for page in pages]
        reference = ("replies.md", "documents.md", "elsewhere.md", "keys.md", "health.md")
        extra = [name for name in reference if (folder / "docs" / name).is_file()]
        nav = "nav: " + json.dumps(["index.md", *extra, *names])
        settings = re.sub(r"^nav:\n(?: +.*\n)+", f"{nav}\n", settings, flags=re.MULTILINE)
        settings = settings.replace("not_in_nav: /*/*.md", "not_in_nav: '*'")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    # The desk learns, and the search's index is made, once for all copies of the same content.
    (folder / desk.CACHE).parent.mkdir()
    for cache in (desk.CACHE, search.FOLDER):
        (ROOT / cache).mkdir(parents=True, exist_ok=True)
        (folder / cache).symlink_to(ROOT / cache)
    return folder


class Served:
    """A folder served over HTTP on a free port of this machine; `asked` has the paths asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []
        handler = partial(_Quiet, self.asked, directory=str(folder))
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def __init__(self, asked: list[str], *arguments: Any, **settings: Any) -> None:
        self.asked = asked
        super().__init__(*arguments, **settings)

    def log_request(self, code: object = "-", size: object = "-") -> None:
        del code, size
        self.asked.append(self.path)

    def end_headers(self) -> None:
        self.send_header("LinkChecker", "any number of requests")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass

    def copyfile(self, *arguments: Any) -> None:
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # a client has seen enough
            super().copyfile(*arguments)


def small(folder: Path) -> Path:
    """A small project in `folder`, ready to build: a shop's two playbooks, its replies."""
    return project(folder, SHOP)

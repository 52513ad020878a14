"""What tests share: sites built for real, a server, a browser."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from macros.desk import build as desk
from tests.browser import executable

ROOT = Path(__file__).parent.parent
SHOP = ROOT / "tests" / "shop"
TODAY = "2026-11-22"
QUIET = (
    "--no-sandbox",
    # Without these a browser on a machine without a network keeps knocking on its maker's door.
    "--disable-background-networking",
    "--disable-component-update",
    # A browser with windows makes ready two address bars a window: as much work as the page.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,HttpsUpgrades,PaintHolding",
)


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command as a user would run it, with its output as text."""
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=os.environ | {"TODAY": TODAY, "NO_MKDOCS_2_WARNING": "1"} | environment,
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
    for name in ("macros", "overrides"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    shutil.copytree(ROOT / "docs" / "assets", folder / "docs" / "assets")
    for name in ("docs", "snippets"):
        shutil.copytree(content / name, folder / name, dirs_exist_ok=True)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    if content != ROOT:  # the navigation of other content: its home and product pages
        pages = sorted((folder / "docs").glob("*/index.md"))
        items = ["index.md", *(page.relative_to(folder / "docs").as_posix() for page in pages)]
        nav = "nav: " + json.dumps(items)
        settings = re.sub(r"^nav:\n(?: +.*\n)+", f"{nav}\n", settings, flags=re.MULTILINE)
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    # The desk learns once for all copies of the same content.
    (ROOT / desk.CACHE).mkdir(parents=True, exist_ok=True)
    (folder / desk.CACHE).parent.mkdir()
    (folder / desk.CACHE).symlink_to(ROOT / desk.CACHE)
    return folder


class Served:
    """A folder served over HTTP on a free port of this machine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        handler = partial(_Quiet, directory=str(folder))
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("LinkChecker", "any number of requests")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass

    def copyfile(self, *arguments: Any) -> None:
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # a client has seen enough
            super().copyfile(*arguments)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The real site, built as `make site` builds it for the address it is served at."""
    folder = project(tmp_path_factory.mktemp("project"))
    server = Served(folder / "site")
    done = macros("site", cwd=folder, SITE_URL=server.url)
    assert done.returncode == 0, done.stdout + done.stderr
    yield server
    server.close()


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The small site of a shop."""
    folder = project(tmp_path_factory.mktemp("shop"), SHOP)
    server = Served(folder / "site")
    done = macros("site", cwd=folder, SITE_URL=server.url)
    assert done.returncode == 0, done.stdout + done.stderr
    yield server
    server.close()


@pytest.fixture(scope="session")
def site(served: Served) -> Path:
    """The folder of the real site."""
    return served.folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile that may use the clipboard."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    context.add_init_script("delete Navigator.prototype.serviceWorker")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A tab in which an error or a warning on the console fails the test."""
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda m: said.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    assert said == []


@pytest.fixture
def clipboard(context: BrowserContext) -> Callable[[Page], dict[str, str]]:
    """Reads what is on the clipboard, by type."""
    del context

    def read(page: Page) -> dict[str, str]:
        content: dict[str, str] = page.evaluate(READ)
        return content

    return read


READ = """async () => {
  const [item] = await navigator.clipboard.read();
  const found = {};
  for (const type of item.types) found[type] = await (await item.getType(type)).text();
  return found;
}"""

"""Fixtures that tests share: sites built for real, a browser."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from macros.library.loader import load
from macros.text import company
from tests.support.browser import QUIET, executable
from tests.support.projects import EXAMPLE, SETTINGS, SHOP, Served, macros, project

expect.set_options(timeout=20_000)  # milliseconds; a busy machine is no fault

for setting in SETTINGS:
    os.environ.pop(setting, None)


@pytest.fixture(scope="session")
def spoken_for() -> company.Company:
    """The company that the tests' libraries are of."""
    library, _ = load(SHOP)
    return library.company


@pytest.fixture(autouse=True)
def _company(spoken_for: company.Company) -> None:
    """Whatever was loaded before: a test that asks what an address is asks for ours."""
    company.use(spoken_for)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The example's site, built as `make site` builds it for the address it is served at."""
    folder = project(tmp_path_factory.mktemp("example"), EXAMPLE)
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
    """The folder of the example's site."""
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

"""The pictures of the contributors' pages: `make pictures` takes them, a test tells when to.

They show the site that a team starts with: every library takes these pages over.

What could be read on each lies in tests/pictures/<name>.txt: pixels differ from machine to machine,
words do not.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, sync_playwright

from macros.exports.library_json import catalog
from macros.library.loader import load
from macros.review.compare import compare
from macros.review.page import page as review_page
from tests.support.browser import QUIET, executable
from tests.support.projects import PNG, ROOT, Served, macros

FOLDER = ROOT / "docs" / "contributing"
WORDS = Path(__file__).with_suffix("")
PLAYBOOK = "orders/parcel-late"
COMPANY = ("--company", 'Blue "Bikes" & Sons', "--host", "help.bikes.example")
NAMES = ("reply", "checks", "review")


@contextmanager
def shown(browser: Browser, root: Path, site: str, name: str) -> Iterator[Locator]:
    """What a picture shows of the project in `root`, served at `site`."""
    page = browser.new_page(viewport={"width": 820, "height": 900}, color_scheme="light")
    try:
        if name == "review":
            page.set_content(review(root))
            yield page.locator("section").first
        else:
            page.goto(f"{site}{PLAYBOOK}/")
            page.locator('[aria-current="step"]').wait_for()
            yield page.locator("reply-card" if name == "reply" else "check-list").first
    finally:
        page.close()


def review(root: Path) -> str:
    """The page of a review of one changed sentence."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("docs", "snippets"):
            shutil.copytree(root / name, Path(folder) / name)
        old = catalog(load(Path(folder))[0])
        file = Path(folder) / "snippets/orders/still-on-its-way.md"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("has left us", "was sent"), encoding="utf-8")
        return review_page(compare(old, catalog(load(Path(folder))[0])))


def words(place: Locator) -> str:
    """What can be read there."""
    return "\n".join(line.strip() for line in place.inner_text().split("\n") if line.strip()) + "\n"


def main() -> int:
    """Take every picture."""
    WORDS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = Path(folder) / "bikes"
        made = macros("new", "site", root, *COMPANY, cwd=root.parent)
        for name in NAMES:  # the pages want them, and they are not taken yet
            (root / "docs" / "contributing" / f"{name}.png").write_bytes(PNG)
        site = Served(root / "site")
        done = made if made.returncode else macros("site", cwd=root, SITE_URL=site.url)
        if done.returncode:
            print(done.stdout + done.stderr)
            return 1
        browser = playwright.chromium.launch(executable_path=executable(), args=QUIET)
        for name in NAMES:
            with shown(browser, root, site.url, name) as place:
                place.screenshot(path=FOLDER / f"{name}.png")
                (WORDS / f"{name}.txt").write_text(words(place), encoding="utf-8")
        browser.close()
        site.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

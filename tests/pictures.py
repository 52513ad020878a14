"""The pictures of the contributors' pages: `make pictures` takes them, a test tells when to.

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
from tests.support.projects import EXAMPLE, PNG, ROOT, Served, macros, project

FOLDER = ROOT / "docs" / "contributing"
WORDS = Path(__file__).with_suffix("")
PLAYBOOK = "direct-mail/cannot-activate"
NAMES = ("reply", "checks", "review")


@contextmanager
def shown(browser: Browser, site: str, name: str) -> Iterator[Locator]:
    """What a picture shows."""
    page = browser.new_page(viewport={"width": 820, "height": 900}, color_scheme="light")
    try:
        if name == "review":
            page.set_content(review())
            yield page.locator("section").first
        else:
            page.goto(f"{site}{PLAYBOOK}/")
            page.locator('[aria-current="step"]').wait_for()
            yield page.locator("reply-card" if name == "reply" else "check-list").first
    finally:
        page.close()


def review() -> str:
    """The page of a review of one changed sentence."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(EXAMPLE / "docs", Path(folder) / "docs")
        shutil.copytree(EXAMPLE / "snippets", Path(folder) / "snippets")
        old = catalog(load(Path(folder))[0])
        file = Path(folder) / "snippets/billing/monthly-invoice.md"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("created on the 6th", "created on the 8th"))
        return review_page(compare(old, catalog(load(Path(folder))[0])))


def words(place: Locator) -> str:
    """What can be read there."""
    return "\n".join(line.strip() for line in place.inner_text().split("\n") if line.strip()) + "\n"


def main() -> int:
    """Take every picture."""
    WORDS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = project(Path(folder) / "example", EXAMPLE)
        for name in NAMES:  # the pages want them, and they are not taken yet
            (root / "docs" / "contributing" / f"{name}.png").write_bytes(PNG)
        site = Served(root / "site")
        done = macros("site", cwd=root, SITE_URL=site.url)
        if done.returncode:
            print(done.stdout + done.stderr)
            return 1
        browser = playwright.chromium.launch(executable_path=executable(), args=QUIET)
        for name in NAMES:
            with shown(browser, site.url, name) as place:
                place.screenshot(path=FOLDER / f"{name}.png")
                (WORDS / f"{name}.txt").write_text(words(place), encoding="utf-8")
        browser.close()
        site.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

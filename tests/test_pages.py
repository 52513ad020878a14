"""What a playbook's page weighs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import macros
from tests.small import small

KILOBYTES = 1024


def test_every_playbook_page_stays_under_sixty_kilobytes(site: Path) -> None:
    pages = [page for page in site.glob("*/*/index.html") if "reply-card" in page.read_text()]
    assert len(pages) >= 6
    assert {
        page: page.stat().st_size for page in pages if page.stat().st_size > 60 * KILOBYTES
    } == {}


def test_our_scripts_and_styles_stay_under_sixty_kilobytes(site: Path) -> None:
    ours = [*site.glob("assets/*.js"), *site.glob("assets/*.css")]
    texts = [path.read_text(encoding="utf-8") for path in ours if path.name != "worker.js"]
    code = [re.sub(r"/\*.*?\*/|^\s*//.*$", "", t, flags=re.DOTALL | re.MULTILINE) for t in texts]
    assert 0 < sum(len(text.encode()) for text in code) <= 60 * KILOBYTES


@pytest.mark.slow
def test_a_page_does_not_grow_with_the_number_of_playbooks(tmp_path: Path) -> None:
    folder = small(tmp_path)
    page = folder / "site" / "shop" / "parcel-late" / "index.html"
    assert macros("site", cwd=folder).returncode == 0
    before = page.stat().st_size
    model = (folder / "docs" / "shop" / "parcel-broken.md").read_text(encoding="utf-8")
    for number in range(60):
        copy = model.replace("title: A parcel is broken", f"title: A parcel is broken {number}")
        (folder / "docs" / "shop" / f"copy-{number}.md").write_text(copy, encoding="utf-8")
    done = macros("site", cwd=folder)
    assert done.returncode == 0, done.stdout
    assert page.stat().st_size == before

"""Whatever a file holds, it is judged and rendered in its time, and nothing breaks."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.support.projects import macros, run, small
from tests.support.walls import take_down, without_refusals

HEAD = "---\ntitle: Heavy\nsummary: x\n"
PAGES = {
    "brackets-in-front-matter": HEAD + "hide: " + "[" * 40_000 + "\n---\n",
    "brackets-closed": HEAD + "hide: " + "[" * 40_000 + "]" * 40_000 + "\n---\n",
    "braces-in-front-matter": HEAD + "hide: " + "{a: " * 30_000 + "\n---\n",
    "dashes-in-front-matter": HEAD + "hide:\n" + "- " * 50_000 + "x\n---\n",
    "keys-in-front-matter": HEAD + "".join(f"sumary{n}: x\n" for n in range(5_000)) + "---\n",
    "brackets": HEAD + "---\n\n" + "[" * 50_000,
    "pictures": HEAD + "---\n\n" + "![" * 100_000,
    "tags": HEAD + "---\n\n" + "<a " * 50_000,
    "bold-tags": HEAD + "---\n\n" + "<b>" * 50_000,
    "attribute-lists": HEAD + "---\n\n" + "{: " * 50_000,
    "calls": HEAD + "---\n\n" + "{{ " * 30_000,
    "fences": HEAD + "---\n\n" + "```\n" * 1_500,
    "headings": HEAD + "---\n\n" + "## x\n" * 9_000,
    "footnotes": HEAD + "---\n\n" + "[^1]" * 5_000 + "\n\n[^1]: x\n",
    "lists-in-lists": HEAD + "---\n\n" + "".join("    " * n + "- x\n" for n in range(200)),
    "megabytes": HEAD + "---\n\n" + "word " * 10_000_000,
}


@pytest.mark.parametrize("name", PAGES)
def test_a_heavy_page_is_told_at_its_path(name: str, tmp_path: Path) -> None:
    project = small(tmp_path)
    (project / "docs" / "shop" / f"{name}.md").write_text(PAGES[name], encoding="utf-8")
    done = macros("check", cwd=project)
    assert done.returncode == 1, done.stderr
    assert f"docs/shop/{name}.md:" in done.stdout
    assert done.stderr == ""


def test_a_page_that_takes_too_long_to_render_is_told_at_its_path(tmp_path: Path) -> None:
    project = small(tmp_path)
    without_refusals(project)
    take_down(project / "macros" / "page_time.py", "0  # seconds")
    page = project / "docs" / "shop" / "parcel-late.md"
    take_down(project / "macros" / "reading" / "limits.py", '"[": 500, ')
    heavy = "\n".join(["[" * 5_000] * 6)
    page.write_text(page.read_text(encoding="utf-8") + f"\n{heavy}\n", encoding="utf-8")
    done = run(sys.executable, "-m", "mkdocs", "build", cwd=project)
    assert done.returncode == 1
    assert "docs/shop/parcel-late.md:1: too-large: this page takes more than" in done.stdout


def test_what_an_engine_cannot_build_is_told_at_its_page(tmp_path: Path) -> None:
    project = small(tmp_path)
    extension = project / "macros" / "extension.py"
    text = extension.read_text(encoding="utf-8")
    begin = "def run(self, root: Element) -> None:\n        headings"
    assert begin in text
    fault = begin.replace("headings", "assert root.find('hr') is None\n        headings")
    extension.write_text(text.replace(begin, fault), encoding="utf-8")
    with (project / "docs" / "shop" / "parcel-late.md").open("a", encoding="utf-8") as file:
        file.write("\n----\n")
    done = macros("site", cwd=project)
    assert done.returncode == 1
    assert done.stdout.startswith("docs/shop/parcel-late.md:1: build: this page cannot be built")
    assert done.stdout.count("\n") == 1
    assert "Traceback" not in done.stdout + done.stderr

"""The same tree builds with every engine of the family, and shows the same replies."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from tests.support.projects import EXAMPLE, macros, project, run, small

pytestmark = pytest.mark.slow

CARD = re.compile(r'<reply-card name="([^"]+)".*?(<div class="reply__body">.*?</div>)', re.DOTALL)


def replies(site: Path) -> dict[str, list[tuple[str, str]]]:
    """Every page's replies with what the browser composes them from."""
    found = {}
    for page in sorted(site.rglob("*.html")):
        cards = CARD.findall(page.read_text(encoding="utf-8"))
        if cards:
            found[page.relative_to(site).as_posix()] = cards
    return found


@pytest.mark.parametrize(
    "command",
    [
        ("zensical", "build", "--clean"),
        ("properdocs", "build", "--strict", "--config-file", "mkdocs.yml"),
    ],
    ids=["zensical", "properdocs"],
)
def test_another_engine_builds_the_same_replies(
    command: tuple[str, ...], site: Path, tmp_path: Path
) -> None:
    folder = project(tmp_path, EXAMPLE)
    done = run(sys.executable, "-m", *command, cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(replies(site)) >= 6
    assert replies(folder / "site") == replies(site)

    exported = macros("export", "site", cwd=folder)
    assert exported.returncode == 0
    assert json.loads((folder / "site" / "library.json").read_text(encoding="utf-8")) == json.loads(
        (site / "library.json").read_text(encoding="utf-8")
    )
    for page in (folder / "site").rglob("*.html"):
        assert "Macro Rendering Error" not in page.read_text(encoding="utf-8")


def test_a_problem_stops_zensical_too(tmp_path: Path) -> None:
    folder = project(tmp_path, EXAMPLE)
    (folder / "docs" / "domain" / "register-com.md").write_text("---\nsummary: x\n---\n")
    done = run(sys.executable, "-m", "zensical", "build", "--strict", cwd=folder)
    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert "docs/domain/register-com.md:2: missing-key: " in said


SCHEMA = "# yaml-language-server: $schema=../../macros/exports/schemas/playbook.json"
TYPED = ["404", "No", "null", "1.10", "2026-11-22", "2026-02-30", "=", "0x_", "~"]


@pytest.mark.parametrize(
    "command",
    [
        ("mkdocs", "build", "--strict"),
        ("zensical", "build", "--clean"),
        ("properdocs", "build", "--strict", "--config-file", "mkdocs.yml"),
    ],
    ids=["mkdocs", "zensical", "properdocs"],
)
def test_a_title_is_the_text_that_was_typed(command: tuple[str, ...], tmp_path: Path) -> None:
    folder = small(tmp_path)
    model = (folder / "docs" / "shop" / "parcel-broken.md").read_text(encoding="utf-8")
    for number, typed in enumerate(TYPED):
        page = folder / "docs" / "shop" / f"typed-{number}.md"
        text = re.sub(r"^title: .*", f"{SCHEMA}\ntitle: {typed}", model, flags=re.MULTILINE)
        page.write_text(text, encoding="utf-8")
    done = run(sys.executable, "-m", *command, cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    pages = [folder / "site" / "shop" / f"typed-{n}" / "index.html" for n in range(len(TYPED))]
    found = [re.search(r"<title>(.*?) - ", page.read_text(encoding="utf-8")) for page in pages]
    assert [match and match[1] for match in found] == TYPED

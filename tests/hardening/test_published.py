"""Where no rule stops it, a build still publishes pages, pictures and the site's code alone."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.support.projects import PNG, run, small
from tests.support.walls import without_refusals

UNMEANT = (
    "shop/draft.md~",
    "shop/#c#",
    "shop/b.swp",
    "shop/x.html.tmp",
    "shop/evil.html",
    "shop/evil.svg",
    "shop/evil.js",
    "shop/notes.docx",
    "shop/old/page.md",
    "assets/evil.html",
    "assets/hidden.md",
    "assets/theme.css.bak",
    "Shop/Evil.MD",
    "robots",
)


def test_nothing_unmeant_is_published(tmp_path: Path) -> None:
    project = small(tmp_path)
    without_refusals(project)
    docs = project / "docs"
    for path in UNMEANT:
        (docs / path).parent.mkdir(exist_ok=True)
        (docs / path).write_text("SECRET", encoding="utf-8")
    secret = project / "secret.txt"
    secret.write_bytes(PNG + b"SECRET")
    (docs / "shop" / "link.png").symlink_to(secret)
    (docs / "shop" / "gone.png").symlink_to("nowhere.png")
    (docs / "shop" / "parcel.png").write_bytes(PNG)
    done = run(sys.executable, "-m", "mkdocs", "build", cwd=project)
    assert done.returncode == 0, done.stderr
    built = [path for path in (project / "site").rglob("*") if path.is_file()]
    assert [path for path in built if b"SECRET" in path.read_bytes()] == []
    assert (project / "site" / "shop" / "parcel.png").read_bytes() == PNG
    assert (project / "site" / "assets" / "main.js").is_file()

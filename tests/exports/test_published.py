"""What nobody meant is taken out of a site, whichever engine has built it."""

from __future__ import annotations

from pathlib import Path

from macros.exports.published import withdraw
from macros.library.loader import load
from tests.support.projects import SHOP

MEANT = ["index.html", "shop/index.html", "shop/parcel-late/index.html", "library.json", "404.html"]
UNMEANT = {
    "shop/draft.md~": "shop/draft.md~",
    "shop/page.html": "shop/page.html",
    "shop/evil.svg": "shop/evil.svg",
    "shop/secret.png": "shop/secret.png",
    "shop/Notes.md": "shop/Notes/index.html",
    "shop/deep/README.md": "shop/deep/index.html",
    "assets/x.html": "assets/x.html",
    ".env": ".env",
}


def test_only_what_the_rules_have_read_stays(tmp_path: Path) -> None:
    library, _ = load(SHOP)
    site = tmp_path / "site"
    for name in (*MEANT, *UNMEANT.values(), "assets/main.js"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("x", encoding="utf-8")
    for name in (
        *UNMEANT,
        "README.md",
        "shop/README.md",
        "assets/main.js",
        "index.md",
        "shop/index.md",
        "shop/parcel-late.md",
    ):
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_text("x", encoding="utf-8")
    (tmp_path / "docs" / "shop" / "gone.png").symlink_to("/nowhere")
    gone = withdraw(library, tmp_path, site)
    assert {path.relative_to(site).as_posix() for path in gone} == set(UNMEANT.values())
    left = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert left == {*MEANT, "assets/main.js"}

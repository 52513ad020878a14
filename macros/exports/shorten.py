"""Our own style sheets and modules as browsers load them: without comments and indentation."""

from __future__ import annotations

from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

SHORTENED = {".css": cssmin, ".js": jsmin}


def shorten(root: Path, site: Path) -> None:
    """Shorten in a built site what comes from the project's docs/assets/."""
    for source in sorted((root / "docs" / "assets").rglob("*")):
        path = site / source.relative_to(root / "docs")
        short = SHORTENED.get(source.suffix)
        if short and path.is_file():
            text = short(path.read_text(encoding="utf-8"))
            path.write_text(f"{text.strip()}\n", encoding="utf-8")

"""Our own style sheets and modules as browsers load them: without comments and indentation."""

from __future__ import annotations

from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

SHORTENED = {".css": cssmin, ".js": jsmin}


def shortened(name: str, data: bytes) -> bytes:
    """Return a file of docs/assets/ as browsers load it."""
    short = SHORTENED.get(Path(name).suffix)
    return f"{short(data.decode('utf-8')).strip()}\n".encode() if short else data


def shorten(root: Path, site: Path) -> None:
    """Shorten in a built site what comes from the project's docs/assets/."""
    for source in sorted((root / "docs" / "assets").rglob("*")):
        path = site / source.relative_to(root / "docs")
        if path.is_file():
            path.write_bytes(shortened(path.name, path.read_bytes()))

"""Our own style sheets and modules as browsers load them: without comments and indentation."""

from __future__ import annotations

import re
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

SHORTENED = {".css": cssmin, ".js": jsmin}
_IMPORT = re.compile(r'^@import "([\w-]+\.css)";$', re.MULTILINE)


def shortened(source: Path, data: bytes) -> bytes:
    """Return a file of docs/assets/ as browsers load it; `source` is where it was written.

    Style sheets that another one imports stand in it: a page asks for few files before it is shown.
    """
    short = SHORTENED.get(source.suffix)
    if not short:
        return data
    text = _IMPORT.sub(
        lambda name: (source.parent / name[1]).read_text(encoding="utf-8"), data.decode("utf-8")
    )
    return f"{short(text).strip()}\n".encode()


def shorten(root: Path, site: Path) -> None:
    """Shorten in a built site what comes from the project's docs/assets/."""
    for source in sorted((root / "docs" / "assets").rglob("*")):
        path = site / source.relative_to(root / "docs")
        if path.is_file():
            path.write_bytes(shortened(source, path.read_bytes()))

"""Our own style sheets and modules as browsers load them: without indentation.

Inside the templates of our modules there is only markup, where indentation says nothing.
"""

from __future__ import annotations

import re
from pathlib import Path

_CSS = re.compile(r"(\"[^\"\n]*\"|'[^'\n]*')|/\*.*?\*/| +(?=\{)|\s*\n\s*", re.DOTALL)
_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)


def shortened_css(css: str) -> str:
    """The same style sheet in fewer bytes; what stands in quotes stays."""
    return _CSS.sub(
        lambda found: found[1] or ("\n" if found[0].isspace() and "\n" in found[0] else ""), css
    )


def shortened_module(code: str) -> str:
    """The same module in fewer bytes."""
    return _INDENTATION.sub("", code)


def shorten(root: Path, site: Path) -> None:
    """Shorten in a built site what comes from the project's docs/assets/."""
    for source in sorted((root / "docs" / "assets").rglob("*")):
        path = site / source.relative_to(root / "docs")
        short = {".css": shortened_css, ".js": shortened_module}.get(source.suffix)
        if short and path.is_file():
            path.write_text(short(path.read_text(encoding="utf-8")), encoding="utf-8")

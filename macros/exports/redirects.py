"""Former addresses of playbooks: pages that lead to the present ones."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from macros.library.model import Page


def redirect(path: Path, page: Page) -> Path:
    """A page at a playbook's former address that leads to the present one, without scripts."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_MOVED.format(address=f"../../{page.url}", title=page.title), encoding="utf-8")
    return path


_MOVED = Markup("""\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>{title}</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="{address}">
<link rel="icon" href="../../assets/mark.svg">
<meta http-equiv="refresh" content="0; url={address}">
<p>This playbook has moved: <a href="{address}">{title}</a></p>
</html>
""")

"""Former addresses of playbooks: pages that lead to the present ones."""

from __future__ import annotations

from markupsafe import Markup

from macros.library.model import Page


def redirect(page: Page) -> str:
    """A page for a playbook's former address that leads to the present one, without scripts."""
    return _MOVED.format(address=f"../../{page.url}", title=page.title)


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

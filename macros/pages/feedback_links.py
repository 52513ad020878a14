"""Links to say that something is wrong, and to mend it: forms of the repository's site."""

from __future__ import annotations

from urllib.parse import urlencode

from markupsafe import Markup

from macros.environment import repository, source_link


def flag_and_fix(path: str, name: str) -> tuple[str, str | None]:
    """Return where to say that something is wrong with `name`, and where to mend its file.

    Both are prefilled forms of the repository's site, empty without one; nothing of the page goes
    along.
    """
    address = repository()
    if not address:
        return "", None
    query = urlencode({"title": f"Wrong or outdated: {name}", "body": FLAG.format(path=path)})
    return f"{address}/issues/new?{query}", source_link(path)


def flag_and_fix_data() -> Markup:
    """The same two addresses as attributes, once for all replies of a page.

    The browser puts a reply's name and file where `{name}` and `{path}` stand, percent-encoded.
    """
    flag, fix = flag_and_fix("{path}", "reply {name}")
    fix = (fix or "").replace("{path}", "%7Bpath%7D")
    return Markup(' data-flag="{}" data-fix="{}"').format(flag, fix) if flag else Markup()


FLAG = """What is wrong, and where does it say so?

Source (an official page, please):

File: {path}
"""

"""The desk as the home page shows it before any script has run: a box with the focus."""

from __future__ import annotations

from markupsafe import Markup

from macros.environment import ASKS, repository, source_link
from macros.pages.template import render


def box(replies: str) -> Markup:
    """Return the desk; it knows where a proposed ask goes if the project has a public address.

    `replies` is the address of the page that lists them, empty where there is none.
    """
    address = repository()
    issues = f"{address}/issues/new" if address else None
    return render("desk", issues=issues, edit=source_link(ASKS), replies=replies)

"""Where things stand on pages: ids of cards, links between playbooks."""

from __future__ import annotations

from markupsafe import Markup

from macros.library.model import Library


def playbook_url(name: str) -> str:
    """The address of another playbook, from a playbook's page."""
    return f"../../{name}/"


def playbook_link(library: Library, name: str) -> Markup:
    """A link to another playbook, from a playbook's page."""
    other = library.playbooks.get(name)
    title = other.page.title if other else name
    return Markup('<a href="{}">{}</a>').format(playbook_url(name), title)

"""The checks of a playbook: the one to settle next, and all of them at a glance beside it."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from macros.library.model import Check, Library, Playbook
from macros.pages.anchors import playbook_url
from macros.pages.template import render
from macros.text.ids import anchor


class Button(NamedTuple):
    """What an agent presses to answer a check, and the key that does the same."""

    answer: str
    key: str
    words: str
    style: str = ""


_BUTTONS = (
    Button("yes", "y", "Yes", " md-button--primary"),
    Button("no", "n", "No", " md-button--primary"),
    Button("back", "b", "Back"),
    Button("restart", "r", "Start over"),
)
_ASK = Button("ask", "q", "Ask the customer")


class Leads(NamedTuple):
    """What a check leads to, and what the customer reads in the meantime, or why nothing."""

    to: str = ""
    href: str = ""
    words: str = ""
    meanwhile: str | None = None
    silent: str | None = None


def checks(library: Library, playbook: Playbook) -> Markup:
    """Return the check to settle, the list of all, and the place for what the answers lead to."""
    asking = any(check.ask for check in playbook.checks)
    rows = [(check, _leads(library, playbook, check)) for check in playbook.checks]
    return render("checks", rows=rows, buttons=(*_BUTTONS, _ASK) if asking else _BUTTONS)


def _leads(library: Library, playbook: Playbook, check: Check) -> Leads:
    lead, escalation = check.lead, playbook.escalation
    if lead is None:
        return Leads()
    if lead.kind == "reply":
        reply = library.replies.get(lead.name)
        words = reply.base.title if reply else lead.name
        return Leads(f"reply {lead.name}", f"#{anchor(lead.name)}", words)
    if lead.kind == "playbook":
        other = library.playbooks.get(lead.name)
        words = other.page.title if other else lead.name
        return Leads(f"playbook {lead.name}", playbook_url(lead.name), words)
    return Leads(
        "escalate",
        "#escalation",
        f"Escalate to {escalation.to}" if escalation else "Escalate",
        playbook.meanwhile_of(check),
        check.silent or (escalation.silent if escalation else None),
    )

"""The checks of a playbook: the one to settle next, and all of them at a glance beside it."""

from __future__ import annotations

from markupsafe import Markup

from macros.library.model import Check, Lead, Library, Playbook
from macros.pages.anchors import playbook_link
from macros.text.ids import anchor

_BUTTONS = tuple(
    Markup(
        '<button type="button" class="md-button{}" data-answer="{}" aria-keyshortcuts="{}">{}'
        '<kbd aria-hidden="true">{}</kbd></button>'
    ).format(style, answer, key, words, key)
    for style, answer, key, words in (
        (" md-button--primary", "yes", "y", "Yes"),
        (" md-button--primary", "no", "n", "No"),
        ("", "back", "b", "Back"),
        ("", "restart", "r", "Start over"),
        ("", "ask", "q", "Ask the customer"),
    )
)


def checks(library: Library, playbook: Playbook) -> Markup:
    """The check to settle, the list of all, and the place for what the answers lead to."""
    rows = Markup().join(
        _row(library, playbook, check, number) for number, check in enumerate(playbook.checks, 1)
    )
    asking = any(check.ask for check in playbook.checks)
    return Markup(
        '<h2 id="checks">Checks</h2><check-list>{}'
        '<ol class="checks__list">{}</ol></check-list>'
        '<section class="outcome" tabindex="-1" hidden aria-label="What the checks lead to">'
        '<p class="outcome__words"></p></section>'
    ).format(_step(playbook, Markup().join(_BUTTONS[: None if asking else -1])), rows)


def _step(playbook: Playbook, buttons: Markup) -> Markup:
    """The first check, as the browser shows each in its turn."""
    first, total = playbook.checks[0], len(playbook.checks)
    return Markup(
        '<check-step data-search-exclude><div class="check" tabindex="-1" aria-current="step">'
        '<span class="check__number">Check 1 of {}</span><span class="check__question">{}</span>'
        '<span class="check__look">{}</span></div><check-buttons>{}</check-buttons></check-step>'
    ).format(total, first.condition or "Otherwise", first.look or "", buttons)


def _row(library: Library, playbook: Playbook, check: Check, number: int) -> Markup:
    lead = check.lead
    look = Markup("<span>{}</span>").format(check.look) if check.condition is not None else ""
    return Markup('<li data-lead="{}"{}><button data-check="{}">{}</button>{}{}</li>').format(
        f"{lead.kind} {lead.name}".strip() if lead else "",
        _meanwhile(playbook, check),
        number,
        check.condition or "Otherwise",
        look,
        _link(library, playbook, lead),
    )


def _meanwhile(playbook: Playbook, check: Check) -> Markup:
    """What the customer reads while an escalation is looked into, or why nothing."""
    if check.lead is None or check.lead.kind != "escalate":
        return Markup()
    if reply := playbook.meanwhile_of(check):
        return Markup(' data-meanwhile="{}"').format(reply)
    silent = check.silent or (playbook.escalation.silent if playbook.escalation else None)
    return Markup(' data-silent="{}"').format(silent) if silent else Markup()


def _link(library: Library, playbook: Playbook, lead: Lead | None) -> Markup:
    if lead is None:
        return Markup()
    if lead.kind == "playbook":
        return playbook_link(library, lead.name)
    if lead.kind == "reply":
        reply = library.replies.get(lead.name)
        words = reply.base.title if reply else lead.name
        return Markup('<a href="#{}">{}</a>').format(anchor(lead.name), words)
    words = f"Escalate to {playbook.escalation.to}" if playbook.escalation else "Escalate"
    return Markup('<a href="#escalation">{}</a>').format(words)

"""The checks of a playbook: the whole list to read, one at a time where scripts run."""

from __future__ import annotations

from markupsafe import Markup

from macros.library.model import Check, Lead, Library, Playbook
from macros.pages.anchors import anchor, playbook_link
from macros.pages.decision_picture import picture

_BUTTONS = Markup().join(
    Markup(
        '<button type="button" class="md-button{}" data-answer="{}" aria-keyshortcuts="{}">{}'
        '<kbd aria-hidden="true">{}</kbd></button>'
    ).format(style, answer, key, words, key)
    for style, answer, key, words in (
        (" md-button--primary", "yes", "y", "Yes"),
        (" md-button--primary", "no", "n", "No"),
        ("", "back", "b", "Back"),
        ("", "restart", "r", "Start over"),
    )
)


def checks(library: Library, playbook: Playbook) -> Markup:
    """The check list, the picture beside it, and the place for what the answers lead to."""
    total = len(playbook.checks)
    items = Markup().join(
        _check(library, playbook, check, f"Check {number} of {total}")
        for number, check in enumerate(playbook.checks, 1)
    )
    rows = [(check.condition, _words(library, playbook, check.lead)) for check in playbook.checks]
    return Markup(
        '<section class="checks" aria-labelledby="checks"><h2 id="checks">Checks</h2>'
        '<search-skip data-search-exclude class="checks__picture">{}</search-skip>'
        '<check-list><ol class="checks__list">{}</ol>'
        "<check-buttons data-search-exclude>{}</check-buttons></check-list></section>"
        '<section class="outcome" tabindex="-1" hidden aria-label="What the checks lead to">'
        '<p class="outcome__words"></p></section>'
    ).format(picture(rows), items, _BUTTONS)


def _check(library: Library, playbook: Playbook, check: Check, number: str) -> Markup:
    question = Markup("Otherwise")
    if check.condition is not None:
        question = Markup(
            '<span class="check__question">{}</span>'
            '<span class="check__look"><span class="label">Look</span> {}</span>'
        ).format(check.condition, check.look)
    lead = check.lead
    return Markup(
        '<li class="check" tabindex="-1" data-lead="{name}"><span class="check__number">{number}'
        '</span>{question}<span class="check__then">'
        '<span class="check__lead">{lead}</span></span></li>'
    ).format(
        name=f"{lead.kind} {lead.name}".strip() if lead else "",
        number=number,
        question=question,
        lead=_link(library, playbook, lead),
    )


def _words(library: Library, playbook: Playbook, lead: Lead | None) -> str:
    if lead is None:
        return ""
    if lead.kind == "reply":
        reply = library.replies.get(lead.name)
        return reply.base.title if reply else lead.name
    if lead.kind == "playbook":
        other = library.playbooks.get(lead.name)
        return other.page.title if other else lead.name
    return f"Escalate to {playbook.escalation.to}" if playbook.escalation else "Escalate"


def _link(library: Library, playbook: Playbook, lead: Lead | None) -> Markup:
    words = _words(library, playbook, lead)
    if lead is None:
        return Markup()
    if lead.kind == "reply":
        return Markup('Reply: <a href="#{}">{}</a>').format(anchor(lead.name), words)
    if lead.kind == "playbook":
        return Markup("Playbook: {}").format(playbook_link(library, lead.name))
    return Markup('<a href="#escalation">{}</a>').format(words)

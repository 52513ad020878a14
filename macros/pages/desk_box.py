"""The desk as the home page shows it before any script has run: a box with the focus."""

from __future__ import annotations

from markupsafe import Markup

from macros.environment import ASKS, repository, source_link


def box() -> Markup:
    """The element of the desk; where a proposed ask goes, if the project has a public address."""
    address = repository()
    links = Markup(' data-issue="{}/issues/new" data-edit="{}"')
    return Markup(
        "<ticket-desk data-search-exclude{}>"
        '<label class="desk__label" for="desk-ticket">Ticket</label>'
        '<textarea class="desk__box" id="desk-ticket" rows="5" autofocus spellcheck="false"'
        ' autocomplete="off" aria-describedby="desk-hint"'
        ' placeholder="Paste the whole ticket, or type a few words"></textarea>'
        '<p class="dim" id="desk-hint">What you paste stays in this tab.</p>'
        '<div class="desk__warning" role="alert"></div>'
        '<p class="desk__status" role="status"></p>'
        '<ol class="desk__list" aria-label="Playbooks" aria-busy="false"></ol>'
        '<div class="desk__perhaps" hidden><p class="dim">Guesses, the nearest first: read the page'
        ' before you trust one.</p><ol class="desk__list" aria-label="Perhaps"></ol></div>'
        '<div class="desk__propose" hidden></div><div class="desk__found"></div>'
        "</ticket-desk>"
    ).format(links.format(address, source_link(ASKS)) if address else "")

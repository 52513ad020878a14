"""The internal note: what the agent hands to the next team."""

from __future__ import annotations

from markupsafe import Markup

from macros.library.model import Library, Playbook
from macros.pages.field_inputs import inputs


def escalation(library: Library, playbook: Playbook) -> Markup:
    """What the next team needs to know: never customer text."""
    to = playbook.escalation
    if to is None:
        return Markup()
    fields = [library.fields[name] for name in to.include if name in library.fields]
    listed = Markup(", ").join(field.labels["en"] for field in fields)
    return Markup(
        '<escalation-note id="escalation" data-to="{to}" role="group" '
        'aria-label="Escalate to {to}"><div class="internal"><p class="internal__head">'
        '<span class="kind">Never to the customer</span> <strong>Escalate to {to}</strong></p>'
        '<p class="internal__list">Include: {listed}</p>'
        "<note-controls data-search-exclude>{inputs}"
        '<button type="button" class="md-button" data-action="note" aria-keyshortcuts="e">'
        'Copy internal note<kbd aria-hidden="true">e</kbd></button> '
        '<span role="status"></span></note-controls></div></escalation-note>'
    ).format(to=to.to, listed=listed, inputs=inputs(library, "escalation", to.include))

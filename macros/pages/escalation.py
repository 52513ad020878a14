"""The internal note: what the agent hands to the next team."""

from __future__ import annotations

from markupsafe import Markup

from macros.library.model import BASE_LANGUAGE, Library, Playbook
from macros.pages.field_inputs import inputs
from macros.pages.template import render


def escalation(library: Library, playbook: Playbook) -> Markup:
    """Return what the next team needs to know: never customer text."""
    to = playbook.escalation
    if to is None:
        return Markup()
    fields = [library.fields[name] for name in to.include if name in library.fields]
    return render(
        "escalation",
        to=to.to,
        include=[field.labels[BASE_LANGUAGE] for field in fields],
        inputs=inputs(library, "escalation", to.include),
    )

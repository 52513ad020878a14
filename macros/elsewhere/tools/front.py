"""Front message templates: bodies for POST /message_templates.

https://dev.frontapp.com/reference/create-message-template
"""

from __future__ import annotations

from macros.elsewhere.entry import Blank
from macros.elsewhere.files import as_json
from macros.elsewhere.tool import Batch, Item, Tool, Written, by_hand, without_default


def fill(blank: Blank, number: int, *, again: bool, own: str | None) -> Written:
    """A variable where Front knows the value."""
    del number, again
    return Written("{{" + own + "}}", without_default(blank)) if own else by_hand(blank)


def write(items: list[Item], batch: Batch) -> bytes:
    """Names end with the key by which a template is known again."""
    del batch
    return as_json(
        [
            {"name": f"{item.entry.title} [{item.entry.key}]", "subject": None, "body": item.html}
            for item in items
        ]
    )


TOOL = Tool(
    name="front",
    title="Front message templates",
    ending="json",
    install="Send each to `POST /message_templates`; what is there already, known by the key at "
    "the end of its name, to `PATCH /message_templates/{id}`.",
    becomes="a variable where Front knows the value, else a mark in square brackets",
    checked="`dev.frontapp.com/reference/create-message-template`",
    write=write,
    fill=fill,
    knows={
        "customer name": "recipient.name",
        "customer first name": "recipient.first_name",
        "customer email": "recipient.email",
        "ticket number": "conversation.ticket_id",
        "agent name": "user.name",
    },
    loses=("version and link home: a template has no place for them",),
    channels=("ticket",),
)

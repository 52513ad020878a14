"""Zendesk macros: bodies for POST /api/v2/macros.

https://developer.zendesk.com/api-reference/ticketing/business-rules/macros/
"""

from __future__ import annotations

from macros.elsewhere import liquid
from macros.elsewhere.files import as_json
from macros.elsewhere.tool import Batch, Item, Tool

KNOWS = {
    "customer name": "ticket.requester.name",
    "customer first name": "ticket.requester.first_name",
    "customer email": "ticket.requester.email",
    "ticket number": "ticket.id",
    "agent name": "current_user.name",
}


def write(items: list[Item], batch: Batch) -> bytes:
    """A list of bodies; the description begins with the key by which a macro is known again."""
    del batch
    return as_json([{"macro": _macro(item)} for item in items])


def _macro(item: Item) -> dict[str, object]:
    entry = item.entry
    if entry.channel == "chat":
        action = {"field": "comment_value", "value": ["channel:chat", item.text]}
    else:
        action = {"field": "comment_value_html", "value": item.html}
    return {
        "title": f"{entry.product}::{entry.title}",
        "description": f"[{entry.key}] {entry.about}",
        "active": True,
        "restriction": None,
        "actions": [action],
    }


TOOL = Tool(
    name="zendesk",
    title="Zendesk macros",
    ending="json",
    install="Send each body to `POST /api/v2/macros`; what is there already, known by the key in "
    "square brackets that its description begins with, to `PUT /api/v2/macros/{id}`.",
    becomes="Liquid with its default where Zendesk knows the value, else a mark in square brackets",
    checked="`developer.zendesk.com/api-reference/ticketing/business-rules/macros`; what is "
    "written for blanks is read by an engine for Liquid in the tests",
    write=write,
    fill=liquid.guarded,
    literal=liquid.literal,
    knows=KNOWS,  # type: ignore[arg-type]
)

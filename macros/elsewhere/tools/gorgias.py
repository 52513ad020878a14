"""Gorgias macros: bodies for POST /api/macros; `external_id` is ours, so they can be found again.

https://developers.gorgias.com/reference/macros
"""

from __future__ import annotations

from macros.elsewhere.entry import Blank
from macros.elsewhere.files import as_json
from macros.elsewhere.tool import Batch, Item, Tool, Written, by_hand, without_default


def fill(blank: Blank, number: int, *, again: bool, own: str | None) -> Written:
    """A placeholder where Gorgias knows the value."""
    del number, again
    return Written("{{" + own + "}}", without_default(blank)) if own else by_hand(blank)


def write(items: list[Item], batch: Batch) -> bytes:
    """One macro an entry, its language said."""
    del batch
    return as_json([_macro(item) for item in items])


def _macro(item: Item) -> dict[str, object]:
    body = {"body_html": item.html, "body_text": item.text}
    return {
        "external_id": item.entry.key,
        "name": f"{item.entry.product}: {item.entry.title} ({item.entry.about})",
        "intent": None,
        "language": item.entry.language.partition("-")[0],
        "actions": [
            {
                "name": "setResponseText",
                "title": "Add response text",
                "type": "user",
                "arguments": body,
            }
        ],
    }


TOOL = Tool(
    name="gorgias",
    title="Gorgias macros",
    ending="json",
    install="Send each to `POST /api/macros`; what is there already, known by its `external_id`, "
    "to `PUT /api/macros/{id}`.",
    becomes="a placeholder where Gorgias knows the value, else a mark in square brackets",
    checked="`developers.gorgias.com/reference/macros` and a public script that sends macros there",
    write=write,
    fill=fill,
    knows={
        "customer name": "ticket.customer.name",
        "customer first name": "ticket.customer.firstname",
        "customer email": "ticket.customer.email",
        "ticket number": "ticket.id",
        "agent name": "current_user.name",
    },
    several=frozenset({"language"}),
)

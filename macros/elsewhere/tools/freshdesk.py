"""Freshdesk canned responses: the body of /api/v2/canned_responses/create_multiple."""

from __future__ import annotations

from macros.elsewhere import liquid
from macros.elsewhere.files import as_json
from macros.elsewhere.tool import Batch, Item, Tool


def write(items: list[Item], batch: Batch) -> bytes:
    """Titles end with the key by which a response is known again."""
    del batch
    return as_json(
        {
            "canned_responses": [
                {
                    "title": f"{item.entry.title} [{item.entry.key}]",
                    "content_html": item.html,
                    "visibility": 0,
                }
                for item in items
            ]
        }
    )


TOOL = Tool(
    name="freshdesk",
    title="Freshdesk canned responses",
    ending="json",
    install="Add the `folder_id` of your folder to each and send them one by one to "
    "`POST /api/v2/canned_responses`, or the file as a whole to `…/create_multiple` where your "
    "Freshdesk knows that address; what is there already, known by the key at the end of its "
    "title, to `PUT /api/v2/canned_responses/{id}`.",
    becomes="Liquid with its default where Freshdesk knows the value, else a mark in square "
    "brackets",
    write=write,
    fill=liquid.guarded,
    literal=liquid.literal,
    knows={
        "customer name": "ticket.requester.name",
        "customer first name": "ticket.requester.firstname",
        "customer email": "ticket.requester.email",
        "ticket number": "ticket.id",
        "agent name": "ticket.agent.name",
    },
    loses=("version and link home: a response has no place for them",),
    channels=("ticket",),
)

"""Chatwoot canned responses: bodies for POST /api/v1/accounts/{id}/canned_responses."""

from __future__ import annotations

from macros.elsewhere.entry import Blank
from macros.elsewhere.files import as_json
from macros.elsewhere.tool import Batch, Item, Tool, Written, by_hand, without_default


def fill(blank: Blank, number: int, *, again: bool, own: str | None) -> Written:
    """A variable where Chatwoot knows the value."""
    del number, again
    return Written("{{" + own + "}}", without_default(blank)) if own else by_hand(blank)


def write(items: list[Item], batch: Batch) -> bytes:
    """The short code is the key by which a response is known again."""
    del batch
    return as_json([{"short_code": item.entry.key, "content": item.text} for item in items])


TOOL = Tool(
    name="chatwoot",
    title="Chatwoot canned responses",
    ending="json",
    install="Send each to `POST /api/v1/accounts/{id}/canned_responses`; what is there already, "
    "known by its short code, to `PATCH …/canned_responses/{id}`.",
    becomes="a variable where Chatwoot knows the value, else a mark in square brackets",
    checked="the client that Chatwoot publishes, `github.com/chatwoot/chatwoot-cli`",
    write=write,
    fill=fill,
    knows={
        "customer name": "contact.name",
        "customer first name": "contact.first_name",
        "customer email": "contact.email",
        "ticket number": "conversation.id",
        "agent name": "agent.name",
    },
    loses=(
        "bold and italic; a link is its title and its address",
        "title, version and link home: a response has no place for them",
    ),
    channels=("chat",),
)

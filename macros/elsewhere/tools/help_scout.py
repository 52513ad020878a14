"""Help Scout saved replies: the letter as HTML and the chat as text, two bodies in one."""

from __future__ import annotations

from itertools import groupby

from macros.elsewhere.entry import Blank
from macros.elsewhere.files import as_json
from macros.elsewhere.tool import Batch, Item, Tool, Written, by_hand


def fill(blank: Blank, number: int, *, again: bool, own: str | None) -> Written:
    """A variable with its fallback where Help Scout knows the value."""
    del number, again
    if own is None:
        return by_hand(blank)
    fallback = f",fallback={blank.default.replace('%}', '')}" if blank.default else ""
    return Written("{%" + own + fallback + "%}")


def write(items: list[Item], batch: Batch) -> bytes:
    """A reply's letter and chat together; names end with the key it is known by."""
    del batch
    found = []
    for name, own in groupby(items, key=lambda item: item.entry.name):
        channels = {item.entry.channel: item for item in own}
        letter = channels.get("ticket") or next(iter(channels.values()))
        chat = channels.get("chat") or letter
        title = f"{letter.entry.title} [{name}]"
        found.append({"name": title, "text": letter.html, "chatText": chat.text})
    return as_json(found)


TOOL = Tool(
    name="help-scout",
    title="Help Scout saved replies",
    ending="json",
    install="Send each to `POST /v2/mailboxes/{id}/saved-replies`; what is there already, known by "
    "the key at the end of its name, to `PUT …/saved-replies/{id}`.",
    becomes="a variable with its fallback where Help Scout knows the value, else a mark in square "
    "brackets",
    write=write,
    fill=fill,
    knows={
        "customer name": "customer.fullName",
        "customer first name": "customer.firstName",
        "customer email": "customer.email",
        "ticket number": "conversation.number",
        "agent name": "user.fullName",
    },
    loses=("version and link home: a saved reply has no place for them",),
    several=frozenset({"channel"}),
)

"""Intercom macros, as Intercom's own list of macros has them; nothing takes them but a person."""

from __future__ import annotations

from html import escape

from macros.elsewhere import liquid
from macros.elsewhere.entry import Blank
from macros.elsewhere.files import as_json
from macros.elsewhere.tool import Batch, Item, Tool, Written, by_hand


def fill(blank: Blank, number: int, *, again: bool, own: str | None) -> Written:
    """An attribute with its fallback where Intercom knows the value."""
    del number, again
    if own is None:
        return by_hand(blank)
    default = blank.default.replace('"', "'")
    return Written(f'{{{{{own}|fallback:"{default}"}}}}' if default else f"{{{{{own}}}}}")


def fill_html(blank: Blank, number: int, *, again: bool, own: str | None) -> Written:
    """The same in HTML."""
    del number, again
    if own is None:
        return by_hand(blank)
    return Written(f'<attribute key="{own}" default="{escape(blank.default)}"/>')


def write(items: list[Item], batch: Batch) -> bytes:
    """The list of `GET /macros`."""
    del batch
    data = [
        {
            "type": "macro",
            "id": item.entry.key,
            "name": f"{item.entry.title} ({item.entry.about})",
            "body": item.html,
            "body_text": item.text,
            "visible_to": "everyone",
            "visible_to_team_ids": [],
            "available_on": ["inbox", "messenger"],
        }
        for item in items
    ]
    return as_json({"type": "list", "data": data})


TOOL = Tool(
    name="intercom",
    title="Intercom macros",
    ending="json",
    install="Intercom has no way to send macros in: copy `body_text` of each into a new macro.",
    becomes="an attribute with its fallback where Intercom knows the value, else a mark in square "
    "brackets",
    checked="the list of macros that Intercom's own interface gives",
    write=write,
    fill=fill,
    fill_html=fill_html,
    literal=liquid.literal,
    literal_html=str,
    knows={
        "customer name": "user.name",
        "customer first name": "user.first_name",
        "customer email": "user.email",
        "ticket number": "conversation.id",
        "agent name": "teammate.name",
    },
    channels=("chat",),
)

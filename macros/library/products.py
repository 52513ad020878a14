"""What lies in each product's folder."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from macros.library.model import Library, Playbook, Reply
from macros.library.uses import playbooks_by_reply


@dataclass(frozen=True, slots=True)
class Product:
    """A product's playbooks and replies by name, and which playbooks show each of the replies."""

    name: str
    playbooks: tuple[Playbook, ...]
    replies: tuple[Reply, ...]
    shown_in: dict[str, list[str]]


def products(library: Library) -> dict[str, Product]:
    """Return all products in whose folders something lies, by name and in order."""
    playbooks: defaultdict[str, list[Playbook]] = defaultdict(list)
    replies: defaultdict[str, list[Reply]] = defaultdict(list)
    for _, book in sorted(library.playbooks.items()):
        playbooks[book.product].append(book)
    for name, reply in sorted(library.replies.items()):
        replies[name.partition("/")[0]].append(reply)
    shown = playbooks_by_reply(library)
    return {
        name: Product(
            name,
            tuple(playbooks[name]),
            tuple(replies[name]),
            {reply.name: shown.get(reply.name, []) for reply in replies[name]},
        )
        for name in sorted(playbooks.keys() | replies.keys())
    }

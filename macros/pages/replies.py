"""The list of all replies: what each is called, when it is sent, and the playbooks that use it."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from markupsafe import Markup

from macros.library.model import Library, Playbook, Reply
from macros.library.vocabulary import CONFIDENCE
from macros.pages.template import render
from macros.text.ids import anchor

# The page of the surest playbook shows the card.
_SURE = {name: -place for place, name in enumerate(CONFIDENCE)} | {"archived": 1}


class _Item(NamedTuple):
    """A reply, and the playbooks that show it, the surest first."""

    reply: Reply
    playbooks: list[Playbook]


def replies(library: Library, page: str, _name: str) -> Markup:
    """Every reply by product, to be found and copied where it stands."""
    groups: defaultdict[str, list[_Item]] = defaultdict(list)
    used = _used(library)
    for reply in sorted(library.replies.values(), key=lambda one: one.base.title.casefold()):
        groups[reply.name.partition("/")[0]].append(_Item(reply, used[reply.name]))
    known = {own.name.partition("/")[0]: own.title for own in library.products}
    titles = {folder: known.get(folder, folder) for folder in groups}
    order = sorted(titles, key=lambda folder: titles[folder].casefold())
    products = [(folder, titles[folder], groups[folder]) for folder in order]
    return render("replies", products=products, root=library.pages[page].root, anchor=anchor)


def replies_page(library: Library) -> str:
    """Return the address of the page that lists the replies; empty where there is none."""
    pages = library.pages.values()
    return next((p.url for p in pages if any(call.macro == "replies" for call in p.calls)), "")


def _used(library: Library) -> defaultdict[str, list[Playbook]]:
    used: defaultdict[str, list[Playbook]] = defaultdict(list)
    for playbook in sorted(library.playbooks.values(), key=lambda one: _SURE[one.confidence]):
        for name in playbook.replies():
            used[name].append(playbook)
    return used

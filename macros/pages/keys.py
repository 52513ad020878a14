"""The page of keys: what a writer types to name a thing, and where each is used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup

from macros.library import uses
from macros.library.facts import users
from macros.library.model import BASE_LANGUAGE, Library
from macros.pages.template import render
from macros.text.ids import anchor

Row = tuple[str, str, list[Markup]]  # what is typed, what it is, who uses it


def page(library: Library, name: str, _argument: str) -> Markup:
    """Every key by kind."""
    link = _Links(library, library.pages[name].root)
    return render("keys", groups=list(_groups(library, link)))


def _groups(library: Library, link: _Links) -> Iterator[tuple[str, str, list[Row]]]:
    by_reply, books = uses.playbooks_by_reply(library), uses.playbooks_by_document(library)
    replies = uses.replies_by_document(library)
    fields = _by_field(library)
    yield (
        "replies",
        "Replies",
        [
            (f"reply {name}", reply.base.title, link.all(by_reply.get(name, ())))
            for name, reply in sorted(library.replies.items())
        ],
    )
    yield (
        "documents",
        "Documents",
        [
            (f"doc:{key}", one.title, link.all([*books.get(key, ()), *replies.get(key, ())]))
            for key, one in sorted(library.documents.items())
        ],
    )
    yield (
        "fields",
        "Fields",
        [
            (f"[[{name}]]", one.labels[BASE_LANGUAGE], link.all(fields.get(name, ())))
            for name, one in sorted(library.fields.items())
        ],
    )
    yield (
        "facts",
        "Facts",
        [
            (
                f"[[fact:{name}]]",
                f"{one.value(BASE_LANGUAGE)}: {one.says}",
                link.all(users(library, name)),
            )
            for name, one in sorted(library.facts.items())
        ],
    )
    yield (
        "frames",
        "Frames",
        [
            (frame.body.path, f"{frame.title}, {language}", [])
            for (_, language), frame in sorted(library.frames.items())
        ],
    )


def _by_field(library: Library) -> Mapping[str, list[str]]:
    """Names of the replies and playbooks that have each blank, sorted."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, reply in library.replies.items():
        for variant in reply.variants.values():
            for blank, _ in uses.blanks(variant.body):
                found[blank].add(name)
    for name, playbook in library.playbooks.items():
        for field in playbook.escalation.include if playbook.escalation else ():
            found[str(field)].add(name)
    return {name: sorted(users) for name, users in found.items()}


class _Links:
    """Links to playbooks, and to replies on the first page that shows them."""

    def __init__(self, library: Library, root: str) -> None:
        self.library, self.root = library, root
        self.shown = {
            reply: f"{library.playbooks[books[0]].page.url}#{anchor(reply)}"
            for reply, books in uses.playbooks_by_reply(library).items()
        }

    def all(self, names: Iterable[str]) -> list[Markup]:
        return [self._one(name) for name in dict.fromkeys(names)]

    def _one(self, name: str) -> Markup:
        known = self.library.pages.get(name)
        url = known.url if known else self.shown.get(name)
        if url is None:
            return Markup("<span>{}</span>").format(name)
        return Markup('<a href="{}{}">{}</a>').format(self.root, url, name)

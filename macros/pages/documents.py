"""Official pages as our pages show them: how each of them is, and who relies on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from markupsafe import Markup

from macros.library.model import BASE_LANGUAGE, Document, Library, Playbook
from macros.library.uses import (
    playbooks_by_document,
    replies_by_document,
)
from macros.pages.anchors import anchor
from macros.pages.document_doubts import SAYS, condition
from macros.text import languages

_SITES = {"china": "China site, internal", "archive": "archive, internal"}
_TO_LOOK_AT = ("broken", "changed", "moved", "failing")


def document_item(library: Library, document: Document, used: Iterable[Markup] = ()) -> Markup:
    """A document as a list item: title, its own date, when somebody last checked it, its state.

    `used` are links to those that rely on it.
    """
    parts = [_SITES[document.site]] if document.site in _SITES else []
    parts.append(f"page of {languages.day(document.dated)}" if document.dated else "undated page")
    parts.append(f"checked {languages.day(document.checked)}" if document.checked else "unchecked")
    links = Markup(", ").join(used)
    return Markup('<li><a href="{}">{}</a>{} <span class="dim">{}</span>{}</li>').format(
        document.address(BASE_LANGUAGE),
        document.title,
        _badge(library, document),
        " · ".join(parts),
        Markup('<br><span class="dim">Used in {}</span>').format(links) if links else "",
    )


def document_list(library: Library, root: str) -> Markup:
    """Every document by title, first those that need a look, each with who relies on it.

    `root` leads from the page to the site's root.
    """
    found = sorted(library.documents.values(), key=lambda document: document.title.casefold())
    uses = _uses(library, root)
    tried = [document for document in found if condition(library, document)[1]]
    bad = [document for document in found if condition(library, document)[0] in _TO_LOOK_AT]
    counted = f"{len(found)} documents, {len(tried)} of them tried, {len(bad)} to look at."
    groups = [
        ("look", "To look at", bad),
        ("well", "The others", [d for d in found if d not in bad]),
    ]
    lists = Markup().join(
        Markup('<h2 id="{}">{}</h2><ul class="documents">{}</ul>').format(
            id,
            title,
            Markup().join(document_item(library, d, uses.get(str(d.key), ())) for d in group),
        )
        for id, title, group in groups
        if group
    )
    return Markup("<p>{}</p>{}").format(counted, lists)


def _badge(library: Library, document: Document) -> Markup:
    """The state as a word, what was found and when; nothing before the first try."""
    name, entry = condition(library, document)
    if entry is None:
        return Markup()
    said = SAYS[name].format(entry.detail)
    badge = Markup(' <span class="badge badge--link-{}">{}</span> <span class="dim">{}{} ·</span>')
    tried = f"tried {languages.day(entry.tried)}"
    return badge.format(name, name.capitalize(), f"{said}, " if said else "", tried)


def _uses(library: Library, root: str) -> dict[str, list[Markup]]:
    """Links to the playbooks, and then to the replies, that name each document."""
    link = Markup('<a href="{}{}">{}</a>')
    found: dict[str, list[Markup]] = defaultdict(list)
    shown: dict[str, str] = {}
    for playbook in _by_title(library):
        for reply in playbook.replies():
            shown.setdefault(reply, f"{playbook.page.url}#{anchor(reply)}")
    for key, names in playbooks_by_document(library).items():
        books = [book for book in _by_title(library) if book.name in names]
        found[key] += [link.format(root, book.page.url, book.page.title) for book in books]
    for key, names in replies_by_document(library).items():
        for name in names:
            text = f"reply {library.replies[name].base.title}"
            found[key].append(link.format(root, shown.get(name, ""), text))
    return found


def _by_title(library: Library) -> list[Playbook]:
    return sorted(library.playbooks.values(), key=lambda book: book.page.title)

"""Official pages as our pages show them: how each of them is, and who relies on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from macros import words
from macros.card_data import anchor
from macros.model import Document, Library
from macros.outside.judge import STATES, state
from macros.outside.ledger import Entry
from macros.uses import documents_of, documents_of_reply

_SITES = {"china": "China site, internal", "archive": "archive, internal"}
_DOUBTFUL = ("broken", "changed")
_TO_LOOK_AT = ("broken", "changed", "moved", "failing")
_SAYS = {
    "broken": "is broken: {}",
    "changed": "has changed: {}",
    "moved": "has moved",
    "failing": "did not answer: {}",
    "unknown": "could not be asked: {}",
    "fine": "",
    "unchecked": "",
}


def condition(library: Library, document: Document) -> tuple[str, Entry | None]:
    """How a document is, in whichever language that is worst: a state, and what the ledger says."""
    addresses = (document.url, *document.languages.values())
    entries = (library.ledger.get(str(address)) for address in addresses)
    tried = (entry for entry in entries if entry)
    entry = max(tried, key=lambda entry: STATES.index(state(entry)), default=None)
    return state(entry), entry


def doubtful(library: Library, keys: Iterable[str]) -> Iterator[tuple[Document, str]]:
    """Those of some documents that are broken or have changed, with what is wrong."""
    for key in keys:
        document = library.documents.get(key)
        name, entry = condition(library, document) if document else ("", None)
        if document and entry and name in _DOUBTFUL:
            yield document, _SAYS[name].format(entry.detail)


def doubts(library: Library, keys: Iterable[str]) -> Markup:
    """A warning that names the documents no longer to be relied on; nothing when all are well."""
    found = Markup("; ").join(
        Markup('<a href="{}">{}</a> {}').format(document.url, document.title, said)
        for document, said in doubtful(library, keys)
    )
    box = Markup('<p class="notice" data-search-exclude>Look before you rely on it: {}.</p>')
    return box.format(found) if found else Markup()


def document_item(library: Library, document: Document, used: Iterable[Markup] = ()) -> Markup:
    """A document as a list item: title, its own date, when somebody last checked it, its state.

    `used` are links to those that rely on it.
    """
    parts = [_SITES[document.site]] if document.site in _SITES else []
    parts.append(f"page of {words.day(document.dated)}" if document.dated else "undated page")
    parts.append(f"checked {words.day(document.checked)}" if document.checked else "unchecked")
    links = Markup(", ").join(used)
    return Markup('<li><a href="{}">{}</a>{} <span class="dim">{}</span>{}</li>').format(
        document.url,
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
    said = _SAYS[name].format(entry.detail)
    badge = Markup(' <span class="badge badge--link-{}">{}</span> <span class="dim">{}{} ·</span>')
    tried = f"tried {words.day(entry.tried)}"
    return badge.format(name, name.capitalize(), f"{said}, " if said else "", tried)


def _uses(library: Library, root: str) -> dict[str, list[Markup]]:
    """Links to the playbooks, and then to the replies, that name each document."""
    found: dict[str, list[Markup]] = defaultdict(list)
    shown: dict[str, str] = {}
    link = Markup('<a href="{}{}">{}</a>')
    for playbook in sorted(library.playbooks.values(), key=lambda book: book.page.title):
        for key in documents_of(library, playbook):
            found[key].append(link.format(root, playbook.page.url, playbook.page.title))
        for reply in playbook.replies():
            shown.setdefault(reply, f"{playbook.page.url}#{anchor(reply)}")
    for name, said in library.replies.items():
        for key in documents_of_reply(said):
            text = f"reply {said.base.title}"
            place = Markup('<a href="{}{}">{}</a>').format(root, shown.get(name, ""), text)
            found[key].append(place)
    return found

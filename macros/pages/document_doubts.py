"""Official pages that are no longer to be relied on, as a page says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from macros.library.ledger import Entry, state
from macros.library.model import BASE_LANGUAGE, Document, Library
from macros.library.vocabulary import STATES, State
from macros.pages.template import render

DOUBTFUL: tuple[State, ...] = ("broken", "changed")
SAYS: dict[State, str] = {
    "broken": "is broken: {}",
    "changed": "has changed: {}",
    "moved": "has moved",
    "failing": "did not answer: {}",
    "unknown": "could not be asked: {}",
    "fine": "",
    "unchecked": "",
}


def condition(library: Library, document: Document) -> tuple[State, Entry | None]:
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
        if document is None:
            continue
        name, entry = condition(library, document)
        if entry and name in DOUBTFUL:
            yield document, SAYS[name].format(entry.detail)


def doubts(library: Library, keys: Iterable[str]) -> Markup:
    """A warning that names the documents no longer to be relied on; nothing when all are well."""
    found = list(doubtful(library, keys))
    return render("doubts", documents=found, language=BASE_LANGUAGE) if found else Markup()

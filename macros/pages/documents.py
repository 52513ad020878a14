"""Official pages as our pages show them: how each of them is, and who relies on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from markupsafe import Markup

from macros.library.model import BASE_LANGUAGE, Document, Library, Playbook
from macros.library.uses import playbooks_by_document, replies_by_document
from macros.library.vocabulary import DocumentSite, State
from macros.pages.document_doubts import SAYS, condition
from macros.pages.template import render
from macros.text import languages
from macros.text.ids import anchor

SITE: dict[DocumentSite, str] = {
    "international": "",
    "china": "China site, internal",
    "archive": "archive, internal",
}
_TO_LOOK_AT: tuple[State, ...] = ("broken", "changed", "moved", "failing")


def document_item(library: Library, document: Document, used: Iterable[Markup] = ()) -> Markup:
    """Return a document as a list item: title, its own date, when it was last checked, its state.

    `used` are links to those that rely on it.
    """
    dated = f"page of {languages.day(document.dated)}" if document.dated else "undated page"
    checked = f"checked {languages.day(document.checked)}" if document.checked else "unchecked"
    state, entry = condition(library, document)
    return render(
        "document",
        document=document,
        language=BASE_LANGUAGE,
        state=state,
        said=SAYS[state].format(entry.detail) if entry else "",
        tried=languages.day(entry.tried) if entry else "",
        notes=[note for note in (SITE[document.site], dated, checked) if note],
        used=list(used),
    )


def document_list(library: Library, root: str) -> Markup:
    """Return every document by title, those that need a look first, each with who relies on it.

    `root` leads from the page to the site's root.
    """
    found = sorted(library.documents.values(), key=lambda document: document.title.casefold())
    uses = _uses(library, root)
    tried = [document for document in found if condition(library, document)[1]]
    bad = [document for document in found if condition(library, document)[0] in _TO_LOOK_AT]
    good = [document for document in found if document not in bad]
    items = [
        [document_item(library, one, uses.get(str(one.key), ())) for one in group]
        for group in (bad, good)
    ]
    groups = [("look", "To look at", items[0]), ("well", "The others", items[1])]
    return render("documents", count=len(found), tried=len(tried), doubted=len(bad), groups=groups)


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

"""Official pages are still there, and new enough for what `validated` claims."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.library.ledger import state
from macros.library.model import Library
from macros.library.uses import links
from macros.rules.base import Finding, rule
from macros.text.reply_markdown import SCHEME

YEARS = 2


@rule("broken-document", "Official pages that are linked to are still there.", warning=True)
def broken_document(library: Library, _today: date) -> Iterator[Finding]:
    for document in library.documents.values():
        for url in (document.url, *document.languages.values()):
            entry = library.ledger.get(str(url))
            if entry and state(entry) == "broken":
                failed = f"failed {entry.failures} times since {entry.since}"
                yield url.place, f'"{document.key}" {failed}: {entry.detail}; find its new address'


@rule(
    "stale-source",
    "Replies of a validated playbook rest on pages of two years at most.",
    warning=True,
)
def stale_source(library: Library, today: date) -> Iterator[Finding]:
    oldest = today.replace(year=today.year - YEARS, day=min(today.day, 28))
    for playbook in library.playbooks.values():
        replies = [library.replies[name] for name in playbook.replies() if name in library.replies]
        if playbook.confidence != "validated":
            continue
        for target, place in (link for reply in replies for link in links(reply.base.body)):
            document = library.documents.get(target.removeprefix(SCHEME))
            if document and (document.dated is None or document.dated < oldest):
                said = f"is of {document.dated}" if document.dated else "has no date"
                claim = f"yet {playbook.name} says validated"
                yield place, f'"{document.key}" {said}, {claim}; find a newer page or say otherwise'

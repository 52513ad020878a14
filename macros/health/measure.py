"""The library's health as data: what `site/health.json` says."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from macros.health.reviews import older_translations, reviews
from macros.library.ledger import state
from macros.library.model import BASE_LANGUAGE, Library, Page
from macros.library.uses import playbooks_by_reply
from macros.library.vocabulary import CONFIDENCE, STATES

SCHEMA = 1
FIGURES = "tests/tickets/figures.json"  # of the desk, see macros.desk.evaluate
Data: TypeAlias = dict[str, Any]


def health(library: Library, root: Path, day: date) -> Data:
    """Coverage, reviews, replies, translations, documents, escalations and the desk's misses."""
    uses = playbooks_by_reply(library)
    found = reviews(library, day)
    late = Counter(one.playbook.product for one in found if one.days(day) < 0)
    return {
        "schema": SCHEMA,
        "day": day.isoformat(),
        "products": [_product(library, page, late) for page in library.products],
        "languages": _languages(library),
        "reviews": [
            {
                "playbook": review.playbook.name,
                "owner": review.playbook.owner,
                "due": review.due.isoformat(),
                "days": review.days(day),
                "changed": list(review.changed),
            }
            for review in found
        ],
        "replies": {
            "unused": sorted(set(library.replies) - set(uses)),
            "several": {name: books for name, books in sorted(uses.items()) if len(books) > 1},
        },
        "documents": _documents(library),
        "silent": [{"playbook": name, "check": number} for name, number in _silent(library)],
        "missed": list(_missed(library, root)),
        "corrections": sum(len(book.corrections) for book in library.playbooks.values()),
    }


def _product(library: Library, page: Page, late: Mapping[str, int]) -> Data:
    product = page.name.partition("/")[0]
    books = library.playbooks_of(product)
    replies = {name for book in books for name in book.replies() if name in library.replies}
    languages = Counter(
        language for name in replies for language in library.replies[name].languages
    )
    return {
        "product": product,
        "title": page.title,
        "playbooks": len(books),
        "confidence": {kind: sum(b.confidence == kind for b in books) for kind in CONFIDENCE},
        "overdue": late[product],
        "replies": len(replies),
        "languages": dict(sorted(languages.items())),
    }


def _languages(library: Library) -> dict[str, Data]:
    """By language: replies that are current in it, older than their English, missing."""
    tags = {tag for reply in library.replies.values() for tag in reply.variants}
    older = Counter(language for _, language in older_translations(library))
    found = {}
    for tag in sorted(tags - {BASE_LANGUAGE}):
        missing = [name for name, reply in library.replies.items() if tag not in reply.variants]
        current = len(library.replies) - len(missing) - older[tag]
        found[tag] = {"current": current, "older": older[tag], "missing": sorted(missing)}
    return found


def _documents(library: Library) -> Data:
    states = Counter(
        state(library.ledger.get(str(document.url))) for document in library.documents.values()
    )
    unchecked = sum(document.checked is None for document in library.documents.values())
    return {
        "states": {name: states[name] for name in reversed(STATES)},
        "never_checked": unchecked,
        "count": len(library.documents),
    }


def _silent(library: Library) -> Iterator[tuple[str, int]]:
    """Checks that escalate while the customer hears nothing, and say no reason."""
    for name, book in sorted(library.playbooks.items()):
        own = book.escalation.silent if book.escalation else None
        for number, check in enumerate(book.checks, 1):
            escalates = check.lead and check.lead.kind == "escalate"
            if escalates and not (book.meanwhile_of(check) or check.silent or own):
                yield name, number


def _missed(library: Library, root: Path) -> Iterator[Data]:
    """Real tickets that the desk did not name the right playbook for among three, by playbook."""
    try:
        figures = json.loads((root / FIGURES).read_text(encoding="utf-8"))["real"]["real"]
        counted = {name: (int(own[0]), int(own[0]) - int(own[2])) for name, own in figures.items()}
    except (OSError, ValueError, KeyError, IndexError, TypeError, AttributeError):
        return  # nothing was measured here
    for name, (tickets, missed) in sorted(counted.items(), key=lambda one: (-one[1][1], one[0])):
        if missed and name in library.playbooks:
            yield {"playbook": name, "tickets": tickets, "missed": missed}

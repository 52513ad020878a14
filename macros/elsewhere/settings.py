"""Which replies go elsewhere, in which state: by snippets/exports.yml and their playbooks."""

from __future__ import annotations

from macros.library.model import Library, Playbook
from macros.library.vocabulary import Marking


def states_of(library: Library, playbooks: list[Playbook]) -> tuple[str, ...] | None:
    """What a reply is marked with, by the playbooks that show it; None when it stays at home."""
    exports = library.exports
    current = [book for book in playbooks if book.confidence != "archived"]
    validated = any(book.confidence == "validated" for book in current)
    corrected = max((c.date for book in current for c in book.corrections if c.date), default=None)
    found: list[tuple[Marking, str]] = []
    if not current:
        found.append((exports.archived, "archived"))
    elif not validated:
        found.append((exports.not_validated, "not validated"))
    if corrected:
        found.append((exports.corrected, f"corrected {corrected}"))
    if any(marking == "leave out" for marking, _ in found):
        return None
    return tuple(words for _, words in found)

"""Reviews: which playbooks have to be compared with their sources again, and by whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from macros.library.ledger import state
from macros.library.model import BASE_LANGUAGE, Library, Owner, Playbook
from macros.library.translations import variant_is_current
from macros.library.uses import documents_of

NOTICE = timedelta(days=14)
MARKER = "<!-- rolling issue: reviews -->"
_INTRO = (
    f"{MARKER}\nPlaybooks to compare with their sources again. When you have, run "
    "`make reviewed NAME=product/name`, or set `reviewed:` by hand; this issue follows by itself, "
    "once a week."
)


@dataclass(frozen=True, slots=True)
class Review:
    """A playbook that has to be compared again: by the calendar, or because a page has changed."""

    playbook: Playbook
    due: date
    changed: tuple[str, ...]

    def days(self, day: date) -> int:
        """Days until it is due; below zero when that day has passed."""
        return (self.due - day).days


def reviews(library: Library, day: date) -> list[Review]:
    """What is due by `day` or within two weeks, or relies on a page that has changed."""
    found = []
    for _, playbook in sorted(library.playbooks.items()):
        if playbook.confidence == "archived" or playbook.reviewed is None:
            continue
        due = playbook.reviewed + timedelta(days=playbook.review_every)
        changed = tuple(_changed(library, playbook))
        if due <= day + NOTICE or changed:
            found.append(Review(playbook, due, changed))
    return sorted(found, key=lambda review: (review.due, review.playbook.name))


def by_owner(found: Iterable[Review]) -> dict[str, list[Review]]:
    """Reviews by the name of who keeps the playbook true, sorted."""
    groups: dict[str, list[Review]] = defaultdict(list)
    for review in found:
        groups[review.playbook.owner].append(review)
    return dict(sorted(groups.items()))


def older_translations(library: Library) -> list[tuple[str, str]]:
    """Replies and languages of the translations that were made from an older English."""
    return [
        (name, language)
        for name, reply in sorted(library.replies.items())
        for language in reply.languages
        if language != BASE_LANGUAGE and not variant_is_current(reply, language)
    ]


def issue(library: Library, day: date) -> str:
    """The issue about reviews in Markdown, by owner; empty when nothing is due."""
    found, older = reviews(library, day), older_translations(library)
    if not found and not older:
        return ""
    blocks = [_INTRO]
    for owner, own in by_owner(found).items():
        lines = [_line(review, day) for review in own]
        blocks.append(f"## {_who(library.owners.get(owner), owner)}\n\n" + "\n".join(lines))
    if older:
        lines = [f"- `{name}` ({language})" for name, language in older]
        blocks.append("## Translations older than their English\n\n" + "\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def _changed(library: Library, playbook: Playbook) -> Iterable[str]:
    """Keys of its documents whose pages have changed since somebody looked at them."""
    for key in documents_of(library, playbook):
        document = library.documents.get(key)
        if document and state(library.ledger.get(str(document.url))) == "changed":
            yield key


def _line(review: Review, day: date) -> str:
    days, name = review.days(day), review.playbook.name
    when = f"due {review.due}" if days >= 0 else f"{-days} days overdue, since {review.due}"
    pages = ", ".join(f"`{key}`" for key in review.changed)
    why = f"; changed since: {pages}" if pages else ""
    corrections = len(review.playbook.corrections)
    kept = f"; {corrections} corrections on record" if corrections else ""
    return f"- `{name}`: {when}{why}{kept}"


def _who(owner: Owner | None, name: str) -> str:
    return f"{owner.title} ({owner.contact})" if owner else name

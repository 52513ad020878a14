"""Dates: nothing is from the future, nothing waits for its review for ever."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from macros.library.model import Library
from macros.problems import Place
from macros.rules.base import Finding, rule

# One day of grace: somewhere it is tomorrow already, somewhere it is still yesterday.
GRACE = timedelta(days=1)


def _days(library: Library) -> Iterator[tuple[date | None, Place]]:
    for playbook in library.playbooks.values():
        yield playbook.reviewed, playbook.page.places.get("reviewed", playbook.page.place)
        for correction in playbook.corrections:
            yield correction.date, correction.place
    for document in library.documents.values():
        yield document.dated, document.places.get("dated", document.key.place)
        yield document.checked, document.places.get("checked", document.key.place)


@rule("future-date", "No date is later than tomorrow.")
def future_date(library: Library, today: date) -> Iterator[Finding]:
    for day, place in _days(library):
        if day and day > today + GRACE:
            yield place, f"{day} is in the future; today is {today}"


@rule("overdue", "A playbook is reviewed as often as it says.", warning=True)
def overdue(library: Library, today: date) -> Iterator[Finding]:
    for playbook in library.playbooks.values():
        if playbook.reviewed is None or playbook.confidence == "archived":
            continue
        late = (today - playbook.reviewed).days - playbook.review_every
        if late > GRACE.days:
            place = playbook.page.places.get("reviewed", playbook.page.place)
            message = f"the review is {late} days overdue; compare with the sources, set the date"
            yield place, message

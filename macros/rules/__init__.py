"""The rules of the content: everything that is checked once the library is loaded."""

from __future__ import annotations

from datetime import date

from macros.library.model import Library
from macros.problems import Problem
from macros.rules import (
    addresses,
    asks,
    corrections,
    dates,
    doubts,
    duplicates,
    fields,
    greetings,
    languages,
    lists,
    names,
    notes,
    page_links,
    pages,
    placeholders,
    playbooks,
    references,
    replies,
    safety,
    signs,
    slips,
    sources,
    spelling,
    unwritten,
    ways,
)
from macros.rules.base import RULES
from macros.rules.reading import READING

# Importing a module registers its rules; named here, so that none is taken for an unused import.
MODULES = (
    addresses,
    asks,
    corrections,
    dates,
    duplicates,
    fields,
    languages,
    signs,
    placeholders,
    lists,
    greetings,
    names,
    notes,
    page_links,
    pages,
    playbooks,
    references,
    replies,
    safety,
    slips,
    sources,
    spelling,
    ways,
    unwritten,
    doubts,
)


def check(library: Library, today: date) -> list[Problem]:
    """Everything that breaks a rule on the day `today`."""
    return [
        Problem(place, rule.id, message, rule.warns(today))
        for rule in RULES
        for place, message in rule.find(library, today)
    ]


def sentences() -> list[tuple[str, str, bool]]:
    """Every rule as id, sentence and whether it only warns, sorted by id."""
    found = {rule.id: (rule.sentence, rule.warning) for rule in RULES}
    found |= {id: (sentence, False) for id, sentence in READING.items()}
    return sorted((id, sentence, warning) for id, (sentence, warning) in found.items())

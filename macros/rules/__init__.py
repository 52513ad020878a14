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
    duplicates,
    fields,
    languages,
    names,
    page_links,
    pages,
    playbooks,
    references,
    replies,
    safety,
    slips,
    sources,
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
    names,
    page_links,
    pages,
    playbooks,
    references,
    replies,
    safety,
    slips,
    sources,
)


def check(library: Library, today: date) -> list[Problem]:
    """Everything that breaks a rule on the day `today`."""
    return [
        Problem(place, rule.id, message, rule.warning)
        for rule in RULES
        for place, message in rule.find(library, today)
    ]


def sentences() -> list[tuple[str, str, bool]]:
    """Every rule as id, sentence and whether it only warns, sorted by id."""
    found = {rule.id: (rule.sentence, rule.warning) for rule in RULES}
    found |= {id: (sentence, False) for id, sentence in READING.items()}
    return sorted((id, sentence, warning) for id, (sentence, warning) in found.items())

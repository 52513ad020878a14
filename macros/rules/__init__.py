"""The rules of the content: everything that is checked once the library is loaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from itertools import chain
from pathlib import Path

import yaml

from macros.cores import heaps, is_little, spread
from macros.library.model import Library
from macros.problems import Problem
from macros.rules import (
    addresses,
    asks,
    corrections,
    dates,
    doubts,
    duplicates,
    facts,
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
from macros.rules.base import RULES, Rule
from macros.rules.elsewhere import ELSEWHERE
from macros.rules.memory import SHARED, Found, Memory, part, units
from macros.rules.reading import READING

# Importing a module registers its rules; named here, so that none is taken for an unused import.
MODULES = (
    addresses,
    asks,
    corrections,
    dates,
    duplicates,
    facts,
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


_SMALLEST = 8  # heap of units that is worth a job
_NO_EXAMPLE = {"wrong": "", "right": ""}


def check(library: Library, today: date, memory: Memory | None = None) -> list[Problem]:
    """Everything that breaks a rule on the day `today`; a memory spares known files."""
    changed = [SHARED, *units(library)] if memory is None else memory.changed()
    parts = heaps(changed, _SMALLEST)
    rules = [rule for rule in RULES if rule.alone]
    # Of few units each room's rules are a job: what takes time is what they compile and load.
    shares = [rules] if len(parts) > 1 else _by_room(rules)
    alone = [partial(_alone, share, library, today, names) for names in parts for share in shares]
    together = [partial(_found, [rule], library, today) for rule in RULES if not rule.alone]
    told = spread([*alone, *together], here=is_little(len(library.prints)))
    fresh = [*chain.from_iterable(told[: len(alone)])]
    found = [*fresh, *chain.from_iterable(told[len(alone) :])]
    if memory is not None:
        found += memory.known()
        memory.keep(changed, fresh)
    by_id = {rule.id: rule for rule in RULES}
    return [
        Problem(place, id, message, by_id[id].warns(today)) for place, id, message in _told(found)
    ]


def _by_room(rules: Sequence[Rule]) -> list[list[Rule]]:
    rooms: dict[str, list[Rule]] = {}
    for rule in rules:
        rooms.setdefault(rule.find.__module__, []).append(rule)
    return list(rooms.values())


def _alone(
    rules: Sequence[Rule], library: Library, today: date, names: Sequence[str]
) -> list[Found]:
    return _found(rules, part(library, set(names)), today)


def _found(rules: Iterable[Rule], library: Library, today: date) -> list[Found]:
    return [
        (place, rule.id, message) for rule in rules for place, message in rule.find(library, today)
    ]


def _told(found: Iterable[Found]) -> Iterator[Found]:
    """What rules found; what is said once for all files, in the first of them."""
    once = {rule.id for rule in RULES if rule.once}
    said: set[tuple[str, str]] = set()
    for place, id, message in sorted(set(found)):
        if id in once and (id, message) in said:
            continue
        said.add((id, message))
        yield place, id, message


@dataclass(frozen=True, slots=True)
class Described:
    """A rule as the Rules page tells it: what it wants, wrong and right."""

    id: str
    sentence: str
    warning: bool
    wrong: str
    right: str
    problem_from: date | None = None


@cache
def described() -> tuple[Described, ...]:
    """Every rule whose id a writer can meet, sorted by id."""
    found = {id: (sentence, warning, None) for id, (sentence, warning) in ELSEWHERE.items()}
    found |= {id: (sentence, False, None) for id, sentence in READING.items()}
    own = {rule.id: (rule.sentence, rule.warning, rule.problem_from) for rule in RULES}
    examples = yaml.safe_load((Path(__file__).parent / "examples.yml").read_text(encoding="utf-8"))
    return tuple(
        Described(id, sentence, warning, **examples.get(id, _NO_EXAMPLE), problem_from=day)
        for id, (sentence, warning, day) in sorted((found | own).items())
    )


def sentences() -> list[tuple[str, str, bool]]:
    """The rules of `make check` as id, sentence and whether it only warns, sorted by id."""
    found = {rule.id: (rule.sentence, rule.warning) for rule in RULES}
    found |= {id: (sentence, False) for id, sentence in READING.items()}
    return sorted((id, sentence, warning) for id, (sentence, warning) in found.items())

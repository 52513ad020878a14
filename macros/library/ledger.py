"""The ledger, snippets/ledger.json: what is known of every address, from one run to the next.

JSON, sorted and indented, so that an address is a block of lines of its own and two branches that
touch different addresses merge.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path
from typing import TypeAlias, TypeVar

from macros.library.vocabulary import OUTCOMES, Outcome, State
from macros.problems import Place, Problem
from macros.reading.files import read as read_text

PATH = "snippets/ledger.json"
SCHEMA = 1
_LEFTOVER = re.compile(r"^(<{7}|={7}|>{7}|\|{7})( |$)")
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of an address.

    `tried` is the last try and `fine` the last good one. `final` is the new address of a page that
    moved, else where temporary redirects ended. `title` is the one that a change is measured by.
    `since` is the first of the `failures` in a row, or the day on which the change that `detail`
    tells was first seen.
    """

    tried: date
    fine: date | None
    status: int | None
    outcome: Outcome
    final: str | None
    title: str | None
    failures: int
    since: date | None
    detail: str


Ledger: TypeAlias = Mapping[str, Entry]


def read(root: Path) -> tuple[Ledger, list[Problem]]:
    """The ledger of the project below `root`: empty without problems when there is none yet.

    With a problem only the entries that could be read are given; do not write such a ledger back.
    """
    problems: list[Problem] = []
    if not (root / PATH).exists():
        return {}, problems
    text = read_text(root, PATH, problems)
    if text is None:
        return {}, problems
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if _LEFTOVER.match(line):
            message = "a merge left this line; keep one of the two versions and delete the marks"
            return {}, [Problem(Place(PATH, number), "bad-ledger", message)]
    try:
        data = json.loads(text, object_pairs_hook=_Pairs)
    except (ValueError, RecursionError) as error:  # ValueError: digits by the thousand
        at = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        place = Place(PATH, min(at, len(text.rstrip().split("\n"))))
        return {}, [Problem(place, "bad-ledger", f"this is no JSON, {_HELP}")]
    return _Reader(lines).ledger(data)


_HELP = "perhaps half a file; take it from the last commit: git restore snippets/ledger.json"


def write(root: Path, ledger: Ledger) -> bool:
    """Write the ledger whole or not at all; says whether that changed anything."""
    path = root / PATH
    entries = {url: asdict(entry) for url, entry in ledger.items()}
    data = {"schema": SCHEMA, "addresses": entries}
    text = json.dumps(data, indent=2, sort_keys=True, ensure_ascii=False, default=str) + "\n"
    if path.exists() and path.read_bytes() == text.encode():
        return False
    draft = path.with_name(f"{path.name}.tmp")
    draft.unlink(missing_ok=True)  # were it a link to another file
    with draft.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    return True


class _Pairs(dict[str, object]):
    """A JSON object that remembers which keys it was given twice."""

    def __init__(self, pairs: list[tuple[str, object]]) -> None:
        super().__init__(pairs)
        names = Counter(name for name, _ in pairs)
        self.twice = sorted(name for name, times in names.items() if times > 1)


class _Reader:
    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.problems: list[Problem] = []

    def ledger(self, data: object) -> tuple[Ledger, list[Problem]]:
        whole = data if isinstance(data, _Pairs) and data.get("schema") == SCHEMA else _Pairs([])
        addresses = whole.get("addresses")
        if not isinstance(addresses, _Pairs) or set(whole) != {"schema", "addresses"}:
            self.problem("", f'a ledger has "schema": {SCHEMA} and "addresses", no more; {_HELP}')
            return {}, self.problems
        for url in addresses.twice:
            self.problem(url, f"{url} stands here twice; keep the newer of the two blocks")
        found = {url: self.entry(url, value) for url, value in addresses.items()}
        return {url: entry for url, entry in found.items() if entry}, self.problems

    def entry(self, url: str, value: object) -> Entry | None:
        names = [field.name for field in fields(Entry)]
        if not isinstance(value, _Pairs) or set(value) != set(names) or value.twice:
            self.problem(url, f"{url} has to have these keys, each once: {', '.join(names)}")
            return None
        before = len(self.problems)
        outcome = next((one for one in OUTCOMES if one == value["outcome"]), None)
        if outcome is None:
            self.problem(url, f"outcome of {url} has to be one of {', '.join(OUTCOMES)}")
        failures = self.of(int, url, "failures", value, "a number from 0")
        if failures is not None and failures < 0:
            self.problem(url, f"failures of {url} has to be a number from 0")
        entry = Entry(
            tried=self.day(url, "tried", value) or date.min,
            fine=self.day(url, "fine", value),
            status=self.of(int, url, "status", value, "a number or null"),
            outcome=outcome or "unknown",
            final=self.of(str, url, "final", value, "an address or null"),
            title=self.of(str, url, "title", value, "text or null"),
            failures=failures or 0,
            since=self.day(url, "since", value),
            detail=self.of(str, url, "detail", value, "text") or "",
        )
        return entry if len(self.problems) == before else None

    def of(
        self, kind: type[_Value], url: str, name: str, given: _Pairs, expected: str
    ) -> _Value | None:
        """Return a value of a kind; None where null is expected too, and after a problem."""
        said = given[name]
        if isinstance(said, kind) and not isinstance(said, bool):
            return said
        if said is not None or not expected.endswith("or null"):
            self.problem(url, f"{name} of {url} has to be {expected}")
        return None

    def day(self, url: str, name: str, given: _Pairs) -> date | None:
        said = given[name]
        if said is None and name != "tried":
            return None
        try:
            return date.fromisoformat(said if isinstance(said, str) else "")
        except ValueError:
            self.problem(url, f"{name} of {url} has to be a date like 2026-11-22")
            return None

    def problem(self, url: str, message: str) -> None:
        start = json.dumps(url, ensure_ascii=False) + ":"
        places = (n for n, line in enumerate(self.lines, 1) if line.strip().startswith(start))
        line = max(places, default=1) if url else 1
        self.problems.append(Problem(Place(PATH, line), "bad-ledger", message))


FAILURES = 3  # in a row
DAYS = 3


def state(entry: Entry | None) -> State:
    """Return what an address is: broken after 3 failures over at least 3 days, failing before."""
    if entry is None:
        return "unchecked"
    if entry.outcome != "failed":
        return entry.outcome
    lasts = entry.since is not None and (entry.tried - entry.since).days >= DAYS
    return "broken" if lasts and entry.failures >= FAILURES else "failing"

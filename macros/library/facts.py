"""Facts: what stands in many replies is said once, and put into each text before it is judged."""

from __future__ import annotations

import re
from collections.abc import Mapping

from macros.library.model import Fact, Library
from macros.problems import Place
from macros.reading.files import Passage
from macros.text.page_markdown import code

FACT = "fact:"
CALL = re.compile(r"\[\[fact:([^\[\]\n]*)\]\]")


def put_in(
    facts: Mapping[str, Fact], body: Passage, language: str, used: list[tuple[str, Place]]
) -> Passage:
    """A text with facts in place of their names; `used` gets a name and a place for each.

    What names no fact stays as it is: a rule tells it. So does code: it is a sample.
    """
    if f"[[{FACT}" not in body.text:
        return body

    samples = code(body.text)

    def value(match: re.Match[str]) -> str:
        if any(start <= match.start() < end for start, end in samples):
            return match[0]
        fact = facts.get(match[1])
        used.append((match[1], body.place(body.text.count("\n", 0, match.start()))))
        return fact.value(language) if fact else match[0]

    return Passage(CALL.sub(value, body.text), body.path, body.line)


def users(library: Library, name: str) -> list[str]:
    """Names of the replies and pages that state a fact, sorted, whatever their language."""
    paths = {place.path for used, place in library.fact_uses if used == name}
    return sorted({re.sub(r"^\w+/|(?:\.[\w-]+)?\.md$", "", path) for path in paths})


def literal(fact: Fact, language: str) -> re.Pattern[str] | None:
    """What a fact looks like where it is written out in a language; None where that says nothing.

    A number counts with its unit alone: 60 days, 60-day, 60 calendar days.
    """
    value = re.escape(fact.value(language))
    unit = fact.units.get(language)
    if not unit:
        return None if fact.value(language).isdecimal() else re.compile(rf"(?<!\w){value}(?!\w)")
    form = re.escape(unit.removesuffix("s")) + "s?" if unit.isascii() else re.escape(unit)
    between = (
        r"[ -]?(?:(?:calendar|natural|business|working) )?" if unit.isascii() else r"\s?(?:个)?"
    )
    ends = "" if re.search(r"[\u3040-\u9fff]$", unit) else r"(?!\w)"
    return re.compile(rf"(?<![\w.,]){value}{between}{form}{ends}", re.IGNORECASE)

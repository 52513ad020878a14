"""The health page: the figures of `health.json`, with small charts that need no colour."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from macros.health.measure import Data, health
from macros.library.model import Library
from macros.library.vocabulary import CONFIDENCE
from macros.pages.template import render
from macros.project import current, today
from macros.text import languages

WIDTH = 140  # of a chart, in its own units
KINDS = ("validated", "not-validated", "wip")


def page(library: Library, name: str, _argument: str) -> Markup:
    """The whole page, as of today."""
    project = current()
    data = health(library, project.root, today()) if project else {}
    most = max((one["playbooks"] for one in data["products"]), default=1)
    return render(
        "health",
        data=data,
        root=library.pages[name].root,
        titles={name: book.page.title for name, book in library.playbooks.items()},
        urls={name: book.page.url for name, book in library.playbooks.items()},
        owners=_owners(library, data),
        kinds=[(kind, CONFIDENCE[kind].label) for kind in KINDS],  # type: ignore[index]
        bars={one["product"]: _bar(one["confidence"], most) for one in data["products"]},
        shares={tag: _share(one) for tag, one in data["languages"].items()},
        language=languages.language_name,
        width=WIDTH,
        day=lambda iso: languages.day(date.fromisoformat(iso)),
    )


def _owners(library: Library, data: Data) -> list[tuple[str, str, list[Data]]]:
    """Reviews by owner: the team, its contact, what it has to compare."""
    names = sorted({review["owner"] for review in data["reviews"]})
    found = []
    for name in names:
        owner = library.owners.get(name)
        own = [review for review in data["reviews"] if review["owner"] == name]
        found.append((owner.title if owner else name, owner.contact if owner else "", own))
    return found


def _bar(counts: Data, most: int) -> list[tuple[str, float, float]]:
    """Stretches of a bar: kind, where it begins, how long it is."""
    out, at = [], 0.0
    for kind in KINDS:
        length = WIDTH * counts[kind] / max(most, 1)
        if length:
            out.append((kind, round(at, 2), round(length, 2)))
        at += length
    return out


def _share(language: Data) -> list[tuple[str, float, float]]:
    """The same of a language: current, older, missing."""
    parts = (
        ("validated", language["current"]),
        ("wip", language["older"]),
        ("not-validated", len(language["missing"])),
    )
    whole = max(sum(count for _, count in parts), 1)
    out, at = [], 0.0
    for kind, count in parts:
        length = WIDTH * count / whole
        if length:
            out.append((kind, round(at, 2), round(length, 2)))
        at += length
    return out

"""What `ticket/fields.js` and `ticket/secrets.js` look for in a ticket: as the content says it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.library.model import Detect, Field, Library
from macros.text.linear import for_browser


def found(library: Library) -> list[Field]:
    """Return the fields whose values a ticket may show, in the order of their register."""
    return [field for field in library.fields.values() if field.detect]


def known(library: Library) -> dict[str, Any]:
    """Return all that is known of tickets before anything is learnt."""
    return {
        "detect": ways(library),
        "keys": keys(library),
        "hosts": list(library.company.hosts),
    }


def ways(library: Library) -> list[dict[str, Any]]:
    """Return how a ticket shows each of them; what cannot be looked for is left out."""
    return [one for field in found(library) for way in field.detect for one in _way(field, way)]


def _way(field: Field, way: Detect) -> Iterator[dict[str, Any]]:
    if way.kind:
        yield {"field": str(field.name), "kind": way.kind}
    for pattern in _readable(way.pattern):
        called = [str(word) for word in way.called]
        yield {
            "field": str(field.name),
            "pattern": pattern,
            "called": called,
            "only": way.only,
            "digits": way.digits,
        }


def keys(library: Library) -> list[str]:
    """Return the patterns of the company's secret keys."""
    return [pattern for key in library.company.keys for pattern in _readable(key)]


def _readable(pattern: str | None) -> Iterator[str]:
    try:
        if pattern:
            yield for_browser(pattern)
    except ValueError:
        return  # a rule has told it

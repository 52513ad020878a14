"""Stamping: every translation that agrees with its English says which English that was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from macros.library.loader import load
from macros.library.model import Library, Reply, Variant
from macros.library.translations import mark
from macros.rules.languages import differences, other_numbers

_OF = re.compile(r"^of:.*$", re.MULTILINE)


def stamp(root: Path, names: tuple[str, ...] = ()) -> list[str]:
    """Write `of:` into every translation that agrees with its English; return the files written.

    Translations of the replies `names` only, where there are any: what somebody has just compared.
    A translation that says it was made from another English is left alone, unless it is named.
    """
    library, _ = load(root)
    written = []
    for reply, variant in _translations(library, names):
        current = mark(reply.base)
        older = variant.of is not None and variant.of != current and reply.name not in names
        if variant.of != current and not older and _agrees(library, reply.base, variant):
            path = root / variant.body.path
            path.write_bytes(_stamped(path.read_bytes().decode("utf-8"), current).encode())
            written.append(variant.body.path)
    return written


def _translations(library: Library, names: tuple[str, ...]) -> Iterator[tuple[Reply, Variant]]:
    for name, reply in library.replies.items():
        if not names or name in names:
            yield from ((reply, own) for own in reply.variants.values() if own is not reply.base)


def _agrees(library: Library, base: Variant, variant: Variant) -> bool:
    """Whether a translation has the blanks, links, steps and numbers of its English."""
    differs = next(iter(differences(library, base, variant)), None)
    return differs is None and next(other_numbers(base, variant), None) is None


def _stamped(text: str, current: str) -> str:
    """The file's text with its mark, in place of an older one or below the other keys."""
    line_end = "\r\n" if "\r\n" in text else "\n"
    plain = text.replace("\r\n", "\n")
    head, close, body = plain.partition("\n---")
    if _OF.search(head):
        head = _OF.sub(f"of: {current}", head, count=1)
    else:
        head += f"\nof: {current}"
    return f"{head}{close}{body}".replace("\n", line_end)

"""Words that are not sure stand in the reply they are said of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from macros.library.model import Library, Variant
from macros.messages import compose
from macros.rules.base import Finding, rule
from macros.text.near_miss import near_miss
from macros.text.seen import as_seen

_STARS = re.compile(r"(?<!\\)[*_]+")  # of bold and italic


@rule("stray-doubt", "What a doubt says stands in the reply, word for word.", alone=True)
def stray_doubt(library: Library, _today: date) -> Iterator[Finding]:
    for reply in library.replies.values():
        for variant in reply.variants.values():
            text = _text(library, variant) if variant.doubts else ""
            for doubt in variant.doubts:
                if as_seen(_STARS.sub("", doubt.says)).casefold().rstrip(".") not in text:
                    hint = near_miss(doubt.says, text.split(". "))
                    yield doubt.says.place, f'the reply does not say "{doubt.says}"{hint}'


def _text(library: Library, variant: Variant) -> str:
    body = compose.text(library, variant.written, variant.language, addresses=False)
    return as_seen(f"{variant.title} {body}").casefold()

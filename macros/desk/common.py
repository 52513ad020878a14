"""Words that customers write whatever they ask, in every language there are asks in.

Such a word says nothing of a ticket to whoever reads it alone. No list of stop words: what the asks
of very many playbooks have is common.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from macros.desk import features as features_of
from macros.desk.cache import keep_json
from macros.desk.features import number, words
from macros.library.model import Library

# Playbooks that say it: at least, and of all. At two of five, "card" and "expired" were among them.
_MANY, _SHARE = 8, 0.7


def common(library: Library, cache: Path) -> list[int]:
    """Return the features of the common words, sorted; none of a library too small to tell.

    What the asks of a playbook hold is kept in the folder `cache`.
    """
    asked = [
        [str(ask) for ask in (*book.asks, *library.asks.get(name, ()))]
        for name, book in library.playbooks.items()
    ]
    said = [asks for asks in asked if asks]
    least = max(_MANY, _SHARE * len(said))
    if len(said) < least:
        return []
    counts = Counter(word for asks in said for word in _words(asks, cache / "words"))
    return sorted(number(f"w{word}") for word, times in counts.items() if times >= least)


def _words(asks: list[str], folder: Path) -> Iterable[str]:
    told = repr((asks, Path(features_of.__file__).read_bytes()))
    file = folder / f"{hashlib.sha256(told.encode()).hexdigest()[:24]}.json"
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        kept = None
    if isinstance(kept, list) and all(isinstance(word, str) for word in kept):
        return set(kept)
    found = sorted(set().union(*map(words, asks)))
    keep_json(file, found)
    return found

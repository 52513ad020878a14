"""From the library to the desk's index, learnt anew only when an ask or the learning changes."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from macros.desk import features, rank, ticket
from macros.desk.index import Index, Weights, pack, unpack
from macros.library.model import AROUND, NONE, Library, Playbook

SCHEMA = 1
CACHE = ".cache/desk"  # relative to the project's root
_CACHED = 20  # what was learnt lately
_WITH_ASKS = 500  # playbooks; beyond, asks are too much to download for showing the closest one
# Fields that `find.js` looks for in a ticket, in the order in which they are shown.
_FOUND = (
    "customer_name account_uid domain_name contact_email order_number request_id error_text"
    " instance_id public_ip invoice_number"
).split()


def desk_playbooks(library: Library) -> list[Playbook]:
    """The playbooks a ticket can lead to, by name: all but archived ones."""
    found = (book for _, book in sorted(library.playbooks.items()))
    return [book for book in found if book.confidence != "archived"]


def build(library: Library, cache: Path) -> bytes:
    """The desk's index as a file; what was learnt is kept in the folder `cache`."""
    playbooks = desk_playbooks(library)
    weights = _learnt(library, playbooks, cache)
    return pack(Index(_about(library, playbooks, weights), weights))


def contents(index: Path) -> dict[str, Any]:
    """What `desk.json` says: which file has the index, and how large it is."""
    return {"schema": SCHEMA, "index": index.name, "bytes": index.stat().st_size}


def _learnt(library: Library, playbooks: list[Playbook], cache: Path) -> Weights:
    asks = list(_asks(library, playbooks))
    around = [str(line) for line in library.asks.get(AROUND, ())]
    file = cache / f"{_key(asks, around)}.bin"
    if file.is_file():
        return unpack(file.read_bytes()).weights
    # Here, not above: a second's worth of libraries that most commands have no use for.
    from macros.desk.learn import MOST_CLASSES, learn, learn_around  # noqa: PLC0415

    weights = learn(asks, len(playbooks) + 1)
    if len(playbooks) < MOST_CLASSES:
        for feature, value in learn_around([ask for _, ask in asks], around).items():
            weights.setdefault(feature, {})[len(playbooks) + 1] = value
    _keep(file, pack(Index({}, weights)))
    return weights


def _keep(file: Path, data: bytes) -> None:
    """Write a file of the cache whole, and let go of the oldest."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(f".{os.getpid()}.tmp")
    draft.write_bytes(data)
    draft.replace(file)
    kept = sorted(file.parent.glob("*.bin"), key=lambda old: old.stat().st_mtime)
    for old in kept[:-_CACHED]:
        old.unlink(missing_ok=True)


def _key(asks: list[tuple[int, str]], around: list[str]) -> str:
    """What the weights are learnt from and by."""
    digest = hashlib.sha256(json.dumps([asks, around]).encode())
    for name in ("learn.py", "features.py"):
        digest.update(Path(features.__file__).with_name(name).read_bytes())
    return digest.hexdigest()[:16]


def _asks(library: Library, playbooks: list[Playbook]) -> Iterator[tuple[int, str]]:
    """All that is written for a playbook to be found by; what fits none comes last."""
    for number, playbook in enumerate(playbooks):
        yield number, playbook.page.title
        yield number, playbook.page.summary
        for ask in (*playbook.asks, *library.asks.get(playbook.name, ())):
            yield number, str(ask)
        for check in playbook.checks:
            if check.condition:
                yield number, str(check.condition)
    for ask in library.asks.get(NONE, ()):
        yield len(playbooks), str(ask)


def _about(library: Library, playbooks: list[Playbook], weights: Weights) -> dict[str, Any]:
    around = any(len(playbooks) + 1 in of for of in weights.values())
    places = {playbook.name: place for place, playbook in enumerate(playbooks)}
    return {
        "schema": SCHEMA,
        "fit": rank.FIT,
        "tells": rank.TELLS if around else None,
        "sure": rank.SURE,
        "also": rank.ALSO,
        "asks_fit": rank.ASKS_FIT,
        "asks_apart": rank.ASKS_APART,
        "playbooks": [[book.name, book.page.title, book.page.summary] for book in playbooks],
        "apart": list(_apart(playbooks, places)),
        "asks": "replies/asks.json" if len(playbooks) <= _WITH_ASKS else None,
        "labels": {name: library.fields[name].labels["en"] for name in _found(library)},
        "ticket": ticket.PATTERNS,
    }


def _found(library: Library) -> list[str]:
    return [name for name in _FOUND if name in library.fields]


def _apart(playbooks: list[Playbook], places: dict[str, int]) -> Iterator[tuple[int, int, str]]:
    """What a check asks to tell its playbook from the one it leads to."""
    for place, playbook in enumerate(playbooks):
        for check in playbook.checks:
            lead = check.lead
            if check.condition and lead and lead.kind == "playbook" and lead.name in places:
                yield place, places[lead.name], str(check.condition)

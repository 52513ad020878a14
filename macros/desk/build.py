"""From the library to the desk's index, learnt anew only when an ask or the learning changes."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

from macros.desk import features, rank, ticket
from macros.desk.index import Index, Weights, pack, unpack
from macros.library.model import AROUND, NONE, Library, Playbook

SCHEMA = 1
CACHE = ".cache/desk"  # relative to the project's root
_SEAL = 32  # bytes before what was learnt that say it is whole
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
    kept = _kept(file)
    if kept is not None:
        return kept
    # Here, not above: a second's worth of libraries that most commands have no use for.
    from macros.desk.learn import MOST_CLASSES, learn, learn_around  # noqa: PLC0415

    weights = learn(asks, len(playbooks) + 1)
    if len(playbooks) < MOST_CLASSES:
        for feature, value in learn_around([ask for _, ask in asks], around).items():
            weights.setdefault(feature, {})[len(playbooks) + 1] = value
    _keep(file, pack(Index({}, weights)))
    return weights


def _kept(file: Path) -> Weights | None:
    """What was learnt before; None where it was not, or where the file is not what was written."""
    with suppress(OSError):
        data = file.read_bytes()
        seal, packed = data[:_SEAL], data[_SEAL:]
        if hmac.compare_digest(seal, _seal(file.name, packed)):
            return unpack(packed).weights
    return None


def _seal(name: str, packed: bytes) -> bytes:
    return hashlib.sha256(name.encode() + packed).digest()


def _keep(file: Path, packed: bytes) -> None:
    """Write a file of the cache whole, and let go of the oldest; without a cache all is well."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        for left in file.parent.glob("*.tmp"):  # of learning that was stopped
            if not _is_running(left.suffixes[0].lstrip(".")):
                left.unlink(missing_ok=True)
        draft = file.with_suffix(f".{os.getpid()}.tmp")
        try:
            draft.write_bytes(_seal(file.name, packed) + packed)
            draft.replace(file)
        finally:
            draft.unlink(missing_ok=True)
        kept = sorted(file.parent.glob("*.bin"), key=lambda old: old.lstat().st_mtime)
        for old in kept[:-_CACHED]:
            old.unlink(missing_ok=True)


def _is_running(process: str) -> bool:
    return process.isdecimal() and Path("/proc", process).exists()


def _key(asks: list[tuple[int, str]], around: list[str]) -> str:
    """What the weights are learnt from and by."""
    versions = [(name, version(name)) for name in ("numpy", "scikit-learn", "scipy")]
    told = [asks, around, versions, sys.version_info[:2]]
    digest = hashlib.sha256(json.dumps(told).encode())
    for name in ("learn.py", "features.py", "index.py", "build.py"):
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

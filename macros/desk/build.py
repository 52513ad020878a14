"""From the library to the desk's index, learnt anew only when an ask or the learning changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from macros.desk import cache, detect, languages, thread
from macros.desk.cache import FOLDER as CACHE
from macros.desk.cache import Learnt
from macros.desk.features import phrase
from macros.desk.index import Weights, pack
from macros.library.model import AROUND, NONE, Library, Playbook

__all__ = ["CACHE", "asks_of", "build", "contents", "desk_playbooks", "is_learnt"]

SCHEMA = 2
# Margins, see `scores.js`: how much more speaks for a playbook than for none of them.
MIN_MORE = 0.2  # of a text of several parts, more than of one
MIN_EXTRA = 0.0  # of a playbook in fourth or fifth place
MIN_GUESS = -1.0  # of one that is offered where nothing fits
# Two stretches of a ticket ask two things when each fits a playbook so well, and so much better
# than it fits the other's.
MIN_QUESTION, MIN_APART = -0.4, 1.0  # scores, not margins
# Parts of a letter that speak less more for anything than for standing around a question are passed
# over, unless all do.
MIN_TOLD = 0.4
_WITH_ASKS = 500  # playbooks; beyond, asks are too much to download for showing the closest one


def desk_playbooks(library: Library) -> list[Playbook]:
    """Return the playbooks a ticket can lead to, by name: all but archived ones."""
    found = (book for _, book in sorted(library.playbooks.items()))
    return [book for book in found if book.confidence != "archived"]


def build(library: Library, folder: Path, *, wait: bool = True) -> bytes:
    """Return the desk's index as a file; what was learnt is kept in the folder `folder`.

    Without `wait` it is not learnt anew: the index has what was learnt last, for the playbooks that
    were there then and still are. Whoever does not wait calls again, with `wait`, later.
    """
    playbooks = desk_playbooks(library)
    learnt = None if wait or is_learnt(library, folder) else cache.latest(folder)
    learnt = learnt or _learnt(library, playbooks, folder)
    about = _about(library, playbooks, learnt)
    about["languages"] = languages.learnt(library, playbooks, _root(folder))
    return pack(about, _still_there(learnt, playbooks))


def is_learnt(library: Library, folder: Path) -> bool:
    """Return whether what the index needs is in the cache: `build` takes no time."""
    playbooks = desk_playbooks(library)
    return cache.load(_file(library, playbooks, folder)) is not None


def contents(name: str, size: int) -> dict[str, Any]:
    """Return what `desk.json` says: which file has the index, and how large it is."""
    return {"schema": SCHEMA, "index": name, "bytes": size}


def _file(library: Library, playbooks: Sequence[Playbook], folder: Path) -> Path:
    names = [*(book.name for book in playbooks), *library.company.words, *library.company.hosts]
    return folder / f"{cache.key(list(asks_of(library, playbooks)), _around(library), names)}.bin"


def _root(folder: Path) -> Path:
    """Return the project's root: the cache lies in it."""
    return folder.parents[len(Path(CACHE).parts) - 1]


def _around(library: Library) -> list[str]:
    return [str(line) for line in library.asks.get(AROUND, ())]


def _learnt(library: Library, playbooks: Sequence[Playbook], folder: Path) -> Learnt:
    file = _file(library, playbooks, folder)
    found = cache.load(file)
    if found is None:
        asks = list(asks_of(library, playbooks))
        found = _learn(asks, _around(library), [book.name for book in playbooks])
        cache.keep(file, found)
    return found


def _learn(asks: list[tuple[int, str]], around: list[str], names: list[str]) -> Learnt:
    # Here, not above: a second's worth of libraries that most commands have no use for.
    from macros.desk import calibrate, learn  # noqa: PLC0415

    none = len(names)
    model = learn.train(asks, none + 1)
    extra, bias = np.zeros(len(model.features)), 0.0
    if around and len(names) <= _WITH_ASKS:
        extra, bias = learn.train_around([text for _, text in asks], around, model)
    weights, scale = learn.quantize(model, extra)
    biases = [*model.biases, bias]
    least = calibrate.min_margin(asks, none)
    known = learn.dequantize(weights, scale, np.array(biases))
    taught = calibrate.refused(known, asks, none, least + MIN_MORE)
    about = {
        "names": names,
        "scale": round(scale, 5),
        "biases": [round(float(one), 3) for one in biases],
        "min_margin": least,
        "min_told": MIN_TOLD if extra.any() else None,
        # Asks that would be refused: what was taught is known to the letter.
        "taught": [[phrase(asks[place][1]), asks[place][0]] for place in taught],
    }
    return Learnt(weights, about)


def asks_of(library: Library, playbooks: Sequence[Playbook]) -> Iterator[tuple[int, str]]:
    """Yield all that is written for a playbook to be found by; what fits none comes last."""
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


def _places(learnt: Learnt, playbooks: Sequence[Playbook]) -> list[int]:
    """Return where each class of what was learnt has its place now, -1 where it has none."""
    now = {book.name: place for place, book in enumerate(_known(learnt, playbooks))}
    places = [now.get(name, -1) for name in learnt.about["names"]]
    return [*places, len(now), len(now) + 1]


def _known(learnt: Learnt, playbooks: Sequence[Playbook]) -> list[Playbook]:
    names = set(learnt.about["names"])
    return [book for book in playbooks if book.name in names]


def _still_there(learnt: Learnt, playbooks: Sequence[Playbook]) -> Weights:
    """Return the weights of the playbooks that are there now, by their places now."""
    weights, places = learnt.weights, np.array(_places(learnt, playbooks))
    classes = places[weights.classes]
    there = classes >= 0
    return Weights(weights.features[there], classes[there], weights.values[there])


def _about(library: Library, playbooks: Sequence[Playbook], learnt: Learnt) -> dict[str, Any]:
    places = _places(learnt, playbooks)
    there = _known(learnt, playbooks)
    biases = dict(zip(places, learnt.about["biases"], strict=True))
    taught = ((hashed, places[label]) for hashed, label in learnt.about["taught"])
    return {
        "schema": SCHEMA,
        "scale": learnt.about["scale"],
        "biases": [biases[place] for place in range(len(there) + 2)],
        "min_margin": learnt.about["min_margin"],
        "min_told": learnt.about["min_told"],
        "min_more": MIN_MORE,
        "min_extra": MIN_EXTRA,
        "min_guess": MIN_GUESS,
        "min_question": MIN_QUESTION,
        "min_apart": MIN_APART,
        "taught": {str(hashed): place for hashed, place in taught if place >= 0},
        "playbooks": [[book.name, book.page.title, book.page.summary] for book in there],
        "apart": list(_apart(there)),
        "asks": "replies/asks.json" if len(there) <= _WITH_ASKS else None,
        "labels": {str(field.name): field.labels["en"] for field in detect.found(library)},
        **detect.known(library),
        "ticket": thread.patterns(),
    }


def _apart(playbooks: Sequence[Playbook]) -> Iterator[tuple[int, int, str]]:
    """Yield what a check asks to tell its playbook from the one it leads to, by their places."""
    places = {playbook.name: place for place, playbook in enumerate(playbooks)}
    for place, playbook in enumerate(playbooks):
        for check in playbook.checks:
            lead = check.lead
            if check.condition and lead and lead.kind == "playbook" and lead.name in places:
                yield place, places[lead.name], str(check.condition)

"""What was learnt, kept on disk: learning takes seconds, most builds change no ask."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from macros.desk.index import Weights

FOLDER = ".cache/desk"  # relative to the project's root
_CACHED = 20  # what was learnt lately
_SOURCES = ("learn.py", "calibrate.py", "features.py", "cache.py")
_LIBRARIES = ("numpy", "scipy", "scikit-learn")
_ARRAYS = ("features", "classes", "values")


@dataclass(frozen=True, slots=True)
class Learnt:
    """Weights, and what belongs to them: `names` of the classes, `scale`, `biases`, limits."""

    weights: Weights
    about: dict[str, Any]


def key(asks: Sequence[tuple[int, str]], around: Sequence[str], names: Sequence[str]) -> str:
    """Return the name of what is learnt from these: all that it depends on, made short."""
    digest = hashlib.sha256(json.dumps([asks, around, names]).encode())
    for name in _SOURCES:
        digest.update(Path(__file__).with_name(name).read_bytes())
    versions = [sys.version, *(version(name) for name in _LIBRARIES)]
    digest.update(json.dumps(versions).encode())
    return digest.hexdigest()[:16]


def load(file: Path) -> Learnt | None:
    """Return what a file of the cache holds; None when there is none, or it is damaged."""
    try:
        with np.load(file) as found:
            arrays = [found[name] for name in _ARRAYS]
            return Learnt(Weights(*arrays), json.loads(bytes(found["about"])))
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile, zlib.error):
        return None


def latest(folder: Path) -> Learnt | None:
    """Return what was learnt last; None when nothing was."""
    return next((found for file in reversed(_files(folder)) if (found := load(file))), None)


def keep(file: Path, learnt: Learnt) -> None:
    """Write a file of the cache whole, and let go of the oldest."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(f".{os.getpid()}.tmp")
    about = np.frombuffer(json.dumps(learnt.about).encode(), dtype=np.uint8)
    arrays = {name: getattr(learnt.weights, name) for name in _ARRAYS}
    with draft.open("wb") as stream:
        np.savez_compressed(stream, about=about, **arrays)
    draft.replace(file)
    for old in _files(file.parent)[:-_CACHED]:
        old.unlink(missing_ok=True)


def _files(folder: Path) -> list[Path]:
    """Return the files of the cache, the newest last."""
    found = []
    for file in folder.glob("*.npz"):
        try:
            found.append((file.stat().st_mtime, file))
        except FileNotFoundError:  # another build has let go of it
            continue
    return [file for _, file in sorted(found)]

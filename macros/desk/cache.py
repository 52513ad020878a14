"""What was learnt, kept on disk: learning takes seconds, most builds change no ask."""

from __future__ import annotations

import hashlib
import io
import json
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from macros import sealed
from macros.desk.index import Weights

FOLDER = ".cache/desk"  # relative to the project's root
_CACHED = 20  # what was learnt lately
_SOURCES = ("learn.py", "calibrate.py", "features.py", "index.py", "build.py", "cache.py")
_LIBRARIES = ("numpy", "scipy", "scikit-learn")
_ARRAYS = ("features", "classes", "values")


@dataclass(frozen=True, slots=True)
class Learnt:
    """Weights, and what belongs to them: `names` of the classes, `scale`, `biases`, limits."""

    weights: Weights
    about: dict[str, Any]


def key(asks: Sequence[tuple[int, str]], around: Sequence[str], names: Sequence[str]) -> str:
    """Return the name of what is learnt from these: all that it depends on, made short."""
    versions = [(name, version(name)) for name in _LIBRARIES]
    told = [asks, around, names, versions, sys.version_info[:2]]
    digest = hashlib.sha256(json.dumps(told).encode())
    for name in _SOURCES:
        digest.update(Path(__file__).with_name(name).read_bytes())
    return digest.hexdigest()[:16]


def load(file: Path) -> Learnt | None:
    """Return what a file of the cache holds; None where it is not what was written."""
    packed = sealed.load(file, file.name)
    if packed is None:
        return None
    with np.load(io.BytesIO(packed)) as found:
        arrays = [found[name] for name in _ARRAYS]
        return Learnt(Weights(*arrays), json.loads(bytes(found["about"])))


def latest(folder: Path) -> Learnt | None:
    """Return what was learnt last; None when nothing was."""
    with suppress(OSError):
        return next((found for file in reversed(_files(folder)) if (found := load(file))), None)
    return None


def keep(file: Path, learnt: Learnt) -> None:
    """Write a file of the cache whole, and let go of the oldest; without a cache all is well."""
    about = np.frombuffer(json.dumps(learnt.about).encode(), dtype=np.uint8)
    arrays = {name: getattr(learnt.weights, name) for name in _ARRAYS}
    stream = io.BytesIO()
    np.savez_compressed(stream, about=about, **arrays)
    with suppress(OSError):
        for left in sealed.files(file.parent, r"\.\d+\.tmp"):  # of learning that was stopped
            if not _is_running(left.suffixes[0].lstrip(".")):
                left.unlink(missing_ok=True)
        sealed.keep(file, file.name, stream.getvalue())
        for old in _files(file.parent)[:-_CACHED]:
            old.unlink(missing_ok=True)


def keep_json(file: Path, value: object) -> None:
    """Write what was learnt from few texts, whole; without a cache all is well."""
    with suppress(OSError):
        sealed.put(file, json.dumps(value, ensure_ascii=False).encode())


def _files(folder: Path) -> list[Path]:
    """Return the files of the cache, the newest last."""
    return sorted(sealed.files(folder, r"\.bin"), key=lambda old: old.lstat().st_mtime)


def _is_running(process: str) -> bool:
    return process.isdecimal() and Path("/proc", process).exists()

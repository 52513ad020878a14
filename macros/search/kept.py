"""Parts of the index kept on disk: making one takes a second, most edits change one.

A file is believed only when it is what was written under its name: its seal says so. Without a
cache, or with a damaged one, everything is made anew.
"""

from __future__ import annotations

import hashlib
import hmac
import io
import os
import zipfile
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path

FOLDER = ".cache/search"  # relative to the project's root
_SEAL = 32  # bytes before what was made that say it is whole
_SPARE, _LEAST = 3, 40  # files kept beside those in use: of other branches, of undone edits


def load(folder: Path, key: str) -> dict[str, bytes] | None:
    """Return the files of a part by their names; None where the cache has not what was written."""
    with suppress(OSError):
        data = (folder / f"{key}.zip").read_bytes()
        seal, packed = data[:_SEAL], data[_SEAL:]
        if hmac.compare_digest(seal, _seal(key, packed)):
            with zipfile.ZipFile(io.BytesIO(packed)) as found:
                return {name: found.read(name) for name in found.namelist()}
    return None


def keep(folder: Path, key: str, files: Mapping[str, bytes]) -> None:
    """Write the files of a part whole; without a cache all is well."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    draft = folder / f"{key}.{os.getpid()}.tmp"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(_seal(key, stream.getvalue()) + stream.getvalue())
        draft.replace(folder / f"{key}.zip")


def forget(folder: Path, used: Collection[str]) -> None:
    """Let go of what has not been used for long."""
    with suppress(OSError):
        for key in used:
            os.utime(folder / f"{key}.zip")
        files = sorted(folder.iterdir(), key=lambda file: -file.lstat().st_mtime)
        for old in files[max(_LEAST, (1 + _SPARE) * len(used)) :]:
            old.unlink(missing_ok=True)


def _seal(key: str, packed: bytes) -> bytes:
    return hashlib.sha256(key.encode() + packed).digest()

"""Parts of the index kept on disk: making one takes a second, most edits change one."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path

from macros import sealed

FOLDER = ".cache/search"  # relative to the project's root
_SPARE, _LEAST = 3, 40  # files kept beside those in use: of other branches, of undone edits


def load(folder: Path, key: str) -> dict[str, bytes] | None:
    """Return the files of a part by their names; None where the cache has not what was written."""
    packed = sealed.load(_file(folder, key), key)
    if packed is None:
        return None
    with zipfile.ZipFile(io.BytesIO(packed)) as found:
        return {name: found.read(name) for name in found.namelist()}


def keep(folder: Path, key: str, files: Mapping[str, bytes]) -> None:
    """Write the files of a part whole; without a cache all is well."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    sealed.keep(_file(folder, key), key, stream.getvalue())


def forget(folder: Path, used: Collection[str]) -> None:
    """Let go of what has not been used for long."""
    with suppress(OSError):
        for key in used:
            os.utime(_file(folder, key))
        files = sorted(sealed.files(folder, r"\.zip"), key=lambda file: -file.lstat().st_mtime)
        for old in files[max(_LEAST, (1 + _SPARE) * len(used)) :]:
            old.unlink(missing_ok=True)


def _file(folder: Path, key: str) -> Path:
    return folder / f"{key}.zip"

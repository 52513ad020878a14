"""Files below .cache/ that keep what was made before: believed only when nobody touched them.

A file is sealed with a key that names all that its content was made of. So a file that is stale,
foreign or cut short gives nothing; without a cache all is well, and deleting one is always safe.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

_SEAL = 32  # bytes before what was written


def load(file: Path, key: str) -> bytes | None:
    """Return what a file keeps under a key; None where it is not what was written under it."""
    with suppress(OSError):
        data = file.read_bytes()
        seal, kept = data[:_SEAL], data[_SEAL:]
        if hmac.compare_digest(seal, _seal(key, kept)):
            return kept
    return None


def keep(file: Path, key: str, data: bytes) -> None:
    """Write a file whole or not at all."""
    with suppress(OSError):
        put(file, _seal(key, data) + data)


def put(file: Path, data: bytes) -> None:
    """Write a file whole, in place of what stands there, were it a link; raise OSError."""
    draft = file.with_suffix(f".{os.getpid()}.tmp")
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        draft.write_bytes(data)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


def load_members(file: Path, key: str) -> dict[str, Any]:
    """Return what a file keeps under a key, by names; nothing where there is none."""
    data = load(file, key)
    with suppress(ValueError, RecursionError):  # a seal that fits may be anybody's
        found = json.loads(data or b"{}")
        return found if isinstance(found, dict) else {}
    return {}


def keep_members(file: Path, key: str, value: Mapping[str, object]) -> None:
    """Write values with names whole or not at all."""
    keep(file, key, json.dumps(value, separators=(",", ":")).encode())


def files(folder: Path, ending: str) -> list[Path]:
    """Return the files of a cache: digits of a hash and an ending, a pattern. Whoever lets go of
    old ones takes no other file away, wherever a link leads."""
    name = re.compile(rf"[0-9a-f]{{16,64}}{ending}")
    with suppress(OSError):
        return [file for file in folder.iterdir() if name.fullmatch(file.name)]
    return []


@cache
def code() -> str:
    """Return what tells this code, and what it was installed with, from any other."""
    digest = hashlib.sha256(sys.version.encode())
    here = Path(__file__).parent
    for file in [*sorted(here.rglob("*.py")), here.with_name("requirements.lock")]:
        digest.update(file.read_bytes() if file.is_file() else b"")
    return digest.hexdigest()


def _seal(key: str, data: bytes) -> bytes:
    return hashlib.sha256(key.encode() + data).digest()

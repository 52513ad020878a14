"""What was read before: from one command to the next, most files are the same.

What a file said is kept under what its bytes are, folder by folder. What is kept stays data: no
class but those that files are read into is ever made of it.
"""

from __future__ import annotations

import copyreg
import hashlib
import io
import pickle
from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from macros import sealed
from macros.library import model
from macros.library.pieces import Piece
from macros.problems import Place, Problem, Text
from macros.reading.files import Passage
from macros.text.reply_markdown import Written

FOLDER = ".cache/read"  # relative to the project's root
_MADE = (
    *(model.Variant, model.Doubt, model.Frame, model.Page, model.Call, model.Playbook),
    *(model.Check, model.Lead, model.Escalation, model.Correction),
    *(Piece, Passage, Written, Problem, Place, Text, date),
)


def _unchanging(values: dict[str, Any]) -> MappingProxyType[str, Any]:
    return MappingProxyType(values)


# How a mapping that nobody can change goes from process to process.
copyreg.pickle(MappingProxyType, lambda values: (_unchanging, (dict(values),)))
_KNOWN = {(one.__module__, one.__name__): one for one in (*_MADE, _unchanging)}


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _KNOWN:
            raise pickle.UnpicklingError(name)
        return _KNOWN[module, name]


class Kept:
    """What files said when they were read last; `key` is what reading depends on beside them."""

    def __init__(self, root: Path, key: str) -> None:
        self.folder, self.key = root / FOLDER, f"{key} {sealed.code()}"
        self.blocks: dict[str, dict[str, tuple[str, Piece]]] = {}

    def get(self, path: str, wanted: str) -> Piece | None:
        """Return what a file says that has the print `wanted`; None where that is not known."""
        block = path.rpartition("/")[0]
        if block not in self.blocks:
            self.blocks[block] = self._load(block)
        match self.blocks[block].get(path):
            case (known, Piece() as piece) if known == wanted:
                return piece
            case _:
                return None

    def keep(self, pieces: Mapping[str, tuple[str, Piece]]) -> None:
        """Write down what all files say, each with its print, and let go of what is gone."""
        blocks: dict[str, dict[str, tuple[str, Piece]]] = defaultdict(dict)
        for path, piece in pieces.items():
            blocks[path.rpartition("/")[0]][path] = piece
        for name, block in blocks.items():
            known = self.blocks.get(name, {})
            if _prints(block) != _prints(known):
                sealed.keep(self._file(name), self.key, pickle.dumps(block))
        wanted = {self._file(name) for name in blocks}
        with suppress(OSError):
            for file in set(sealed.files(self.folder, r"\.bin")) - wanted:
                file.unlink()

    def _file(self, block: str) -> Path:
        return self.folder / f"{hashlib.sha256(block.encode()).hexdigest()[:16]}.bin"

    def _load(self, block: str) -> dict[str, tuple[str, Piece]]:
        data = sealed.load(self._file(block), self.key)
        if data is not None:
            # A seal that fits may be anybody's.
            with suppress(Exception):
                found = _Unpickler(io.BytesIO(data)).load()
                if isinstance(found, dict):
                    return found
        return {}


def _prints(block: Mapping[str, tuple[str, Piece]]) -> dict[str, str]:
    return {path: one[0] for path, one in block.items()}

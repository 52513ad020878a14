"""Writing the files that tools and browsers read beside the pages."""

from __future__ import annotations

import json
from pathlib import Path

from macros import card_data
from macros.catalog import catalog
from macros.model import Library


def export(library: Library, folder: Path) -> list[Path]:
    """Write `library.json` and the replies' other languages into a built site.

    Gives the files written; raises OSError when the folder cannot be written to.
    """
    written = [_write(folder / "library.json", catalog(library))]
    for reply in library.replies.values():
        if len(reply.variants) > 1:
            path = folder / card_data.variants_path(reply)
            written.append(_write(path, card_data.variants(library, reply)))
    return written


def _write(path: Path, data: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path

"""How the files of tools are written: the same words give the same bytes."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence

_SMALL = 4096  # bytes; below, packing takes longer than it saves
_THEN = (1980, 1, 1, 0, 0, 0)  # the earliest an archive knows: the same words give the same bytes


encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def as_json(data: object) -> bytes:
    """JSON in UTF-8, one line."""
    return (encoded(data) + "\n").encode()


def as_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """CSV as RFC 4180 has it, every field in quotes: nobody has to look at each sign."""
    lines = ('"' + '","'.join([one.replace('"', '""') for one in row]) + '"\r\n' for row in rows)
    return "".join(lines).encode()


def as_zip(files: Mapping[str, bytes]) -> bytes:
    """An archive of files by their paths."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, _THEN)
            info.compress_type = zipfile.ZIP_STORED if len(data) < _SMALL else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()

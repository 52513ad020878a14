"""Pictures as they lie beside pages: what they say they are, small, and what browsers can show."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator
from pathlib import Path

from macros.problems import Place, Problem
from macros.reading.limits import PICTURE, too_many_bytes

_KINDS = {
    ".png": rb"\x89PNG\r\n\x1a\n",
    ".jpg": rb"\xff\xd8\xff",
    ".jpeg": rb"\xff\xd8\xff",
    ".gif": rb"GIF8[79]a",
    ".webp": rb"RIFF....WEBP",
}
ENDINGS = tuple(_KINDS)
_SIDE = 10_000  # pixels


def problems_of(root: Path, path: str) -> Iterator[Problem]:
    """What is wrong with the picture at `path`."""
    try:
        large = too_many_bytes(root, path, PICTURE)
        data = b"" if large else (root / path).read_bytes()
    except OSError as error:
        message = f"this cannot be read ({error.strerror}); put the picture itself here"
        yield Problem(Place(path), "no-picture", message)
        return
    if large:
        yield large
        return
    kind = Path(path).suffix
    if not re.match(_KINDS[kind], data, re.DOTALL):
        really = next((k for k, sign in _KINDS.items() if re.match(sign, data, re.DOTALL)), None)
        what = f"it is a {really[1:]}; rename it" if really else "it is none; save it anew as one"
        yield Problem(Place(path), "no-picture", f"this should be a {kind[1:]} and {what}")
        return
    width, height = _size(data)
    if not (0 < width <= _SIDE and 0 < height <= _SIDE):
        message = f"no browser shows this picture: its size is no 1 to {_SIDE} pixels a side"
        yield Problem(Place(path), "no-picture", message)


def _size(data: bytes) -> tuple[float, float]:
    # Here, not above: it loads all that asks servers, and most pictures are known already.
    import imagesize  # noqa: PLC0415

    try:
        size: tuple[float, float] = imagesize.get(io.BytesIO(data))
    except (ValueError, OSError, IndexError, TypeError, OverflowError, struct.error):
        return -1, -1
    return size

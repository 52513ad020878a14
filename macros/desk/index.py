"""The desk's index as a file: what the browser needs to rank, in as few bytes as possible.

The file is gzip, unpacked by the page itself, so that it is small on any web server. Inside: the
length of a JSON text (4 bytes, little-endian), the text, and then four lists of numbers. Numbers
are varints (7 bits a byte, low ones first, a high bit where more follow), weights single bytes.

1. how many features there are, and for each, in order, how far it is from the one before;
2. for each feature, how many weights it has;
3. for each weight, the class it speaks for: the first of a feature as it is, then the distances;
4. for each weight, its value from -128 to 127.

`index-file.js` reads it.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True, slots=True)
class Weights:
    """Quantized weights, three arrays of one length, sorted by feature and then by class."""

    features: Any
    classes: Any
    values: Any


def pack(about: Mapping[str, Any], weights: Weights) -> bytes:
    """Return the index as a file; the same index gives the same bytes."""
    text = json.dumps(about, ensure_ascii=False, separators=(",", ":")).encode()
    features, starts, counts = np.unique(weights.features, return_index=True, return_counts=True)
    classes = np.diff(weights.classes, prepend=0)
    classes[starts] = weights.classes[starts]
    distances = np.diff(features, prepend=0)
    numbers = np.concatenate([[len(features)], distances, counts, classes])
    body = _varints(numbers) + weights.values.astype(np.int8).tobytes()
    packed = gzip.compress(len(text).to_bytes(4, "little") + text + body, 9, mtime=0)
    return packed[:9] + b"\xff" + packed[10:]  # whatever system: Python 3.13 would name its own


def _varints(numbers: Any) -> bytes:
    """Return whole numbers below 2 to the power of 28."""
    rest = numbers.astype(np.uint32)[:, None] >> np.array([0, 7, 14, 21], dtype=np.uint32)
    digits = (rest & 127 | (rest > 127) * 128).astype(np.uint8)
    written = rest > 0
    written[:, 0] = True
    return bytes(digits[written])

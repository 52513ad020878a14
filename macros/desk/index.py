"""The desk's index as a file: what the browser needs to rank, in as few bytes as possible.

The file is gzip, unpacked by the page itself, so that it is small on any web server. Inside: the
length of a JSON text (4 bytes, little-endian), the text, and then four lists of numbers. Numbers
are varints (7 bits a byte, low ones first, a high bit where more follow), weights single bytes.

1. for each feature, in order, how far it is from the one before;
2. for each feature, how many weights it has;
3. for each weight, the class it speaks for: the first of a feature as it is, then the distances;
4. for each weight, its value from -128 to 127.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias

Weights: TypeAlias = Mapping[int, Mapping[int, int]]


@dataclass(frozen=True, slots=True)
class Index:
    """What is known of the playbooks, and by feature and class how much it speaks for it."""

    about: Mapping[str, Any]
    weights: Weights


def pack(index: Index) -> bytes:
    """The index as a file; the same index gives the same bytes."""
    about = json.dumps(index.about, ensure_ascii=False, separators=(",", ":")).encode()
    features = sorted(index.weights)
    rows = [sorted(index.weights[feature].items()) for feature in features]
    numbers = [len(features), *_steps(features)]
    numbers += [len(row) for row in rows]
    numbers += [step for row in rows for step in _steps([name for name, _ in row])]
    values = bytes(value & 0xFF for row in rows for _, value in row)
    head = len(about).to_bytes(4, "little") + about
    packed = gzip.compress(head + bytes(_varints(numbers)) + values, 9, mtime=0)
    return packed[:9] + b"\xff" + packed[10:]  # whatever system: Python 3.13 would name its own


def unpack(data: bytes) -> Index:
    """The index in a file, as the browser reads it."""
    raw = gzip.decompress(data)
    start = 4 + int.from_bytes(raw[:4], "little")
    numbers = _Numbers(raw, start)
    features = _sums(numbers.take(numbers.one()))
    counts = numbers.take(len(features))
    rows = [_sums(numbers.take(count)) for count in counts]
    values = iter(raw[numbers.at :])
    weights = {
        feature: {name: _signed(next(values)) for name in row}
        for feature, row in zip(features, rows, strict=True)
    }
    return Index(json.loads(raw[4:start]), weights)


def _steps(numbers: list[int]) -> list[int]:
    return numbers[:1] + [after - before for before, after in pairwise(numbers)]


def _sums(steps: Iterable[int]) -> list[int]:
    total, found = 0, []
    for step in steps:
        total += step
        found.append(total)
    return found


def _signed(byte: int) -> int:
    return byte - 256 if byte > 127 else byte


def _varints(numbers: Iterable[int]) -> Iterator[int]:
    for number in numbers:
        rest = number
        while rest > 127:
            yield rest & 127 | 128
            rest >>= 7
        yield rest


class _Numbers:
    """Reads varints one after the other."""

    def __init__(self, data: bytes, at: int) -> None:
        self.data = data
        self.at = at

    def one(self) -> int:
        value = shift = 0
        while True:
            byte = self.data[self.at]
            self.at += 1
            value |= (byte & 127) << shift
            if byte < 128:
                return value
            shift += 7

    def take(self, count: int) -> list[int]:
        return [self.one() for _ in range(count)]

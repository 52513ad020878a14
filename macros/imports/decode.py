"""Bytes of any program as text: encodings, marks at the beginning, line ends, limits."""

from __future__ import annotations

from pathlib import Path

from macros.imports.found import UnreadableError

LARGEST = 50_000_000  # bytes; a library of replies is a hundredth of it
_ASCII = 0x7F
_LOOKED = 100_000  # signs of a file that say which encoding it cannot be
_ACCENTS = 0.3  # of the letters: more than any language of the West writes
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_bytes(path: Path) -> bytes:
    """What a file holds; raise UnreadableError when that cannot be had."""
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableError(f"{path}: it is larger than {LARGEST // 1_000_000} MB; split it")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{path}: it cannot be read ({error.strerror})") from error


def decode(data: bytes) -> str:
    """Text, whatever it was saved as, with line ends as here."""
    return _text(data).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def _text(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    even, odd = data[:4000:2].count(0), data[1:4000:2].count(0)
    if max(even, odd) > len(data[:4000]) / 8:  # letters of Latin scripts in two bytes each
        return data.decode("utf-16-be" if even > odd else "utf-16-le", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _of_windows(data)


def _of_windows(data: bytes) -> str:
    """Text as Windows saves it in the West; raise UnreadableError where it cannot be that."""
    text = data.decode("cp1252", "replace")
    letters = sum(char.isalpha() for char in text[:_LOOKED])
    foreign = sum(ord(char) > _ASCII for char in text[:_LOOKED])
    if foreign > letters * _ACCENTS:
        raise UnreadableError("its letters are in an encoding of its own; save it as UTF-8")
    return text

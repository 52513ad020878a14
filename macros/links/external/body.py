"""The beginning of a page's body, unpacked, and no more of it than a title needs."""

from __future__ import annotations

import sys
import time
import zlib
from collections.abc import Callable
from functools import reduce

import brotli
from requests import Response
from urllib3.exceptions import HTTPError

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_CHUNK = 65536
_WINDOW = 23  # as browsers: 8 MB of memory for zstd
Unpack = Callable[[bytes, int], bytes]


def beginning(response: Response, most: int, deadline: float) -> bytes:
    """At most `most` bytes, up to the end of the first heading; less where the body breaks off.

    A packed body is unpacked as far as that, whatever it would become, and whether or not the
    server was told that we could; one packed in a way that nobody knows is not read.
    """
    named = response.headers.get("Content-Encoding", "").lower().split(",")
    codings = [coding.strip() for coding in named if coding.strip() not in ("", "identity")]
    if not set(codings) <= set(_CODINGS):
        return b""
    steps = [_CODINGS[coding]() for coding in reversed(codings)]
    data = b""
    try:
        while len(data) < most and time.monotonic() < deadline:
            chunk = response.raw.read1(_CHUNK, decode_content=False)
            more = reduce(lambda packed, step: step(packed, most), steps, chunk)
            data += more[: most - len(data)]
            if not chunk or b"</h1" in more:
                break
    except (OSError, HTTPError, ValueError, EOFError, zlib.error, brotli.error, zstd.ZstdError):
        pass  # what came so far is what there is
    return data


class _Inflating:
    """gzip and deflate; some servers send deflate without its head."""

    def __init__(self) -> None:
        self.begun = False
        self.stream = zlib.decompressobj(wbits=47)

    def __call__(self, chunk: bytes, most: int) -> bytes:
        begun, self.begun = self.begun, True
        try:
            return self.stream.decompress(chunk, most)
        except zlib.error:
            if begun:
                raise
            self.stream = zlib.decompressobj(wbits=-15)
            return self.stream.decompress(chunk, most)


def _brotli() -> Unpack:
    stream = brotli.Decompressor()
    return lambda chunk, most: stream.process(chunk, output_buffer_limit=most)


def _zstd() -> Unpack:
    options: dict[int, int] = {zstd.DecompressionParameter.window_log_max: _WINDOW}
    return zstd.ZstdDecompressor(options=options).decompress


_CODINGS: dict[str, Callable[[], Unpack]] = {
    "gzip": _Inflating,
    "x-gzip": _Inflating,
    "deflate": _Inflating,
    "br": _brotli,
    "zstd": _zstd,
}

"""The beginning of a page's body, unpacked, and no more of it than a title needs."""

from __future__ import annotations

import time
import zlib

from requests import Response
from urllib3.exceptions import HTTPError

_CHUNK = 65536


def beginning(response: Response, most: int, deadline: float) -> bytes:
    """At most `most` bytes, up to the end of the first heading; less where the body breaks off.

    A packed body is unpacked as far as that, whatever it would become; one packed in a way that
    was not asked for is not read.
    """
    packed = response.headers.get("Content-Encoding", "identity").strip().lower()
    if packed not in ("identity", "", "gzip", "x-gzip", "deflate"):
        return b""
    unpack = _Unpacking() if packed not in ("identity", "") else None
    data = b""
    try:
        while len(data) < most and time.monotonic() < deadline:
            chunk = response.raw.read1(_CHUNK, decode_content=False)
            more = unpack(chunk, most - len(data)) if unpack else chunk
            data += more[: most - len(data)]
            if not chunk or b"</h1" in more:
                break
    except (OSError, HTTPError, ValueError, zlib.error):
        pass  # what came so far is what there is
    return data


class _Unpacking:
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

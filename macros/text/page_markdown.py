"""The Markdown of pages, looked at as text: what is code, where links go."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_FENCE = re.compile(
    r"^([ \t>]*)(`{3,}|~{3,})[^\n]*\n(.*?\n)??[ \t>]*\2[`~]*[ \t]*$", re.MULTILINE | re.DOTALL
)
_SPAN = re.compile(r"(?<![`\\])(`+)(?!`)((?:[^\n]|\n(?!\s*\n))+?)(?<!`)\1(?!`)")

DOCUMENT_LINK = re.compile(r"""(?:\(\s*<?|\]:\s*<?|=\s*["']?)doc:([^\s)>"']+)""")
LINK = re.compile(r"\]\(\s*<?([^\s)>]+)")
IMAGE = re.compile(
    r"!\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*<?([^\s)>]+)"
    r"|<img\b[^>]*?\bsrc\s*=\s*[\"']?([^\s\"'>]+)",
    re.IGNORECASE,
)
IMAGE_LABEL = re.compile(r"!\[([^\]\n]*)\](?!\()(?:\[([^\]\n]+)\])?")
REFERENCE = re.compile(r"^[ \t>]*\[([^\]\n^][^\]\n]*)\]:[ \t]*\n?[ \t]*<?([^\s>]+)", re.MULTILINE)
ADDRESS = re.compile(r"""(?<![A-Za-z\d])https?://[^\s<>"'`|\\^{}\[\]]+""", re.IGNORECASE)


@lru_cache(maxsize=4096)
def without_code(text: str) -> str:
    """The text with fenced code and code spans blanked, every line still on its line."""
    if "`" not in text and "~~~" not in text:
        return text
    return _SPAN.sub(_blank, _FENCE.sub(_blank, text))


def code(text: str) -> list[tuple[int, int]]:
    """Where fenced code and code spans begin and end."""
    if "`" not in text and "~~~" not in text:
        return []
    fences = [match.span() for match in _FENCE.finditer(text)]
    rest = _FENCE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    return fences + [match.span() for match in _SPAN.finditer(rest)]


def line_of(text: str, position: int) -> int:
    """The line a position stands on, counted from 0."""
    return text.count("\n", 0, position)


def _blank(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n") or " "


_HEADING = re.compile(
    r"^[ \t>]*#{1,6}[ \t]*(\S[^\n]*)$|^[ \t]*(\S[^\n]*)\n[ \t]*(?:=+|-+)[ \t]*$", re.MULTILINE
)
_NAMED = re.compile(r"\{[^{}\n]*#([\w:.-]+)[^{}\n]*\}|\b(?:id|name)\s*=\s*[\"']?([^\s\"'>]+)")
_INLINE = re.compile(r"[*`]|\[([^\]]*)\]\([^)]*\)|\{[^{}]*\}|<[^>]*>")


def ids(text: str) -> Iterator[str]:
    """The ids a page's own text has: those that are given, and those of its headings.

    A heading's id is made as Python-Markdown's table of contents makes it, with and without the
    letters that are not ASCII.
    """
    text = without_code(text)
    for match in _NAMED.finditer(text):
        yield match[1] or match[2]
    for match in _HEADING.finditer(text):
        title = _INLINE.sub(lambda part: part[1] or "", match[1] or match[2]).rstrip("# ")
        plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
        for spelling in {title, plain}:
            slug = re.sub(r"[^\w\s-]", "", spelling).strip().lower()
            yield re.sub(r"[-\s]+", "-", slug)

"""The language of an address or a title: a page that changes only that is still the page."""

from __future__ import annotations

import unicodedata
from urllib.parse import parse_qsl, urlencode, urlsplit

_CODES = frozenset(
    "ar bn cs da de el en es fa fi fr he hi hu id intl it ja jp ko kr ms my nb nl no pl pt ro ru "
    "sv ta th tl tr uk ur vi zh".split()
)
_REGIONS = frozenset("br cn gb hk hans hant mo my pt sg tw uk us es mx ca au in jp kr".split())
_PARAMETERS = frozenset("lang language locale hl l".split())


def is_language(part: str) -> bool:
    """Whether a part of an address names a language, as `zh`, `pt-br` and `zh_CN` do."""
    code, _, region = part.lower().replace("_", "-").partition("-")
    return code in _CODES and (not region or region in _REGIONS)


def without_language(url: str) -> tuple[str, str, str, str]:
    """What an address says besides a language: host, path, query and fragment."""
    parts = urlsplit(url)
    label, _, rest = parts.netloc.lower().partition(".")
    host = rest if label == "www" or is_language(label) else parts.netloc.lower()
    path = "/".join(part for part in parts.path.split("/") if not is_language(part))
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode([(name, value) for name, value in pairs if name.lower() not in _PARAMETERS])
    return host, path.rstrip("/"), query, parts.fragment


def languages_of(url: str) -> tuple[str, ...]:
    """The languages that an address names."""
    parts = urlsplit(url)
    found = [parts.netloc.partition(".")[0], *parts.path.split("/")]
    found += [v for n, v in parse_qsl(parts.query) if n.lower() in _PARAMETERS]
    return tuple(part.lower().replace("_", "-") for part in found if is_language(part))


def scripts_of(text: str) -> frozenset[str]:
    """The scripts that a text is written in, Latin left out where there is another."""
    names = (unicodedata.name(char, "").split(" ")[0] for char in text if char.isalpha())
    kinds = {"CJK" if name in ("CJK", "HIRAGANA", "KATAKANA") else name for name in names}
    return frozenset(kinds - {"LATIN"} or kinds)

"""What an address says by itself: whose it is, and whether it follows readers around.

Addresses are taken apart as browsers do it, by the WHATWG's standard for URLs.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from urllib.parse import SplitResult, parse_qsl, urlsplit, urlunsplit

from ada_url import URL

from macros.text.company import company

_TRACKING = frozenset({"gclid", "fbclid", "msclkid"})
_BLANK = re.compile(r"\[\[|\]\]|%5B%5B|%5D%5D", re.IGNORECASE)


def parts_of(address: str) -> SplitResult:
    """The parts of an address; none for what no browser would open."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", "", "", "")


@lru_cache(maxsize=4096)  # of the few that every reply links to
def parsed(address: str) -> URL | None:
    """An address as a browser understands it; None where it understands none."""
    try:
        return URL(address)
    except ValueError:
        return None


def site_of(address: str) -> str | None:
    """Whose page a browser would open: a site that the company names, or None for anybody's."""
    url = parsed(address)
    if url is None or url.protocol not in ("https:", "http:") or url.port:
        return None
    for site, places in company().official.items():
        for place in places:
            host, slash, path = place.partition("/")
            if slash and url.hostname == host and f"{url.pathname}/".startswith(f"/{path}/"):
                return site
            if not slash and f".{url.hostname}".endswith(f".{host}"):
                return site
    return None


def is_official(address: str) -> bool:
    """Whether an address is one that customers may be sent to."""
    return site_of(address) is not None


def is_branded(address: str) -> bool:
    """Whether a browser would open a page of the company's own hosts."""
    url = parsed(address)
    own = company().own
    return url is not None and any(f".{url.hostname}".endswith(f".{host}") for host in own)


def is_inner(target: str) -> bool:
    """Whether a link on a page leads to a page or a heading of this site, as browsers read it."""
    plain = re.sub(r"[\s\x00-\x1f]", "", unescape(target))
    return not re.match(r"//|[^#?]*[:\\]", plain)


def oddity(address: str) -> str:
    """Why an address is not written as a browser reads it; empty when it is."""
    url = parsed(address)
    if url is None or not url.hostname:
        return "it is no address"
    if url.protocol not in ("https:", "http:"):
        return f'"{url.protocol}" is no page of the web'
    if _BLANK.search(address):
        return "a blank stands in it, which nobody fills there"
    if url.username or url.password or "@" in address.partition("//")[2].partition("/")[0]:
        return "a user name stands before its host"
    if not all(char.isprintable() and not char.isspace() for char in address) or "\\" in address:
        return "it holds a space, a backslash or a sign that cannot be seen"
    if re.match(rf"{url.protocol}//{re.escape(url.hostname)}(?:[/?#]|$)", address):
        return ""
    if re.match(rf"{url.protocol}//{re.escape(url.hostname)}:", address):
        return "it names a port"
    return f'browsers read its host as "{url.hostname}"'


def tracking(address: str) -> list[str]:
    """Names of the parameters that follow readers around."""
    query = parts_of(address).query.replace(";", "&")
    names = [name for name, _ in parse_qsl(query, keep_blank_values=True)]
    known = _TRACKING.union(company().tracking)
    return [n for n in names if n.lower() in known or n.lower().startswith("utm_")]


def is_askable(url: str) -> bool:
    """Whether an address is of the web, complete, without a password, a space or worse."""
    try:
        parts = urlsplit(url)
        whole = bool(ascii_host(url)) and parts.port != 0
    except ValueError:
        return False
    plain = all(char.isprintable() and not char.isspace() for char in url)
    return parts.scheme in ("http", "https") and whole and plain and parts.username is None


def ascii_host(url: str) -> str:
    """The host as name servers know it; a ValueError where that cannot be said."""
    return (urlsplit(url).hostname or "").encode("idna").decode()


def with_ascii_host(url: str) -> str:
    """The address as every program understands it: `https://bücher.example` in ASCII."""
    parts = urlsplit(url)
    if parts.netloc.isascii():
        return url
    port = f":{parts.port}" if parts.port else ""
    return urlunsplit(parts._replace(netloc=ascii_host(url) + port))

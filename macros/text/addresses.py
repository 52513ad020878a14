"""What an address says by itself: whose it is, and whether it follows readers around."""

from __future__ import annotations

from urllib.parse import SplitResult, parse_qsl, urlsplit, urlunsplit

OFFICIAL = ("alibabacloud.com", "aliyun.com")
_TRACKING = frozenset({"spm", "scm", "_p_lc", "gclid", "fbclid", "msclkid", "scene", "source"})


def parts_of(address: str) -> SplitResult:
    """The parts of an address; none for what no browser would open."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", "", "", "")


def is_official(address: str) -> bool:
    """Whether an address belongs to Alibaba Cloud."""
    host = (parts_of(address).hostname or "").rstrip(".")
    return any(host == domain or host.endswith(f".{domain}") for domain in OFFICIAL)


def tracking(address: str) -> list[str]:
    """Names of the parameters that follow readers around."""
    names = [name for name, _ in parse_qsl(parts_of(address).query, keep_blank_values=True)]
    return [name for name in names if name in _TRACKING or name.startswith("utm_")]


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

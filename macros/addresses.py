"""What an address says by itself: whose it is, and whether it follows readers around."""

from __future__ import annotations

from urllib.parse import SplitResult, parse_qsl, urlsplit

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

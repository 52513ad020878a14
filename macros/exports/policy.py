"""The Content-Security-Policy of a page: the site's own files and the theme's own scripts, no more.

What a page may run is known by its hash. A script among what writers wrote gets none: should one
slip through the other walls, it does not run.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_CHARSET = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)
POLICY = '<meta http-equiv="Content-Security-Policy" content="'


def with_policy(html: str) -> str:
    """Return a page with the policy it needs, in place of another it may have."""
    bare = _POLICY.sub("", html)
    policy = f'{POLICY}{_policy(_hashes(bare))}">'
    charset = _CHARSET.search(bare)
    at = charset.end() if charset else bare.find("<head>") + len("<head>")
    return bare[:at] + policy + bare[at:] if charset or "<head>" in bare else bare


def _policy(hashes: list[str]) -> str:
    sources = " ".join(["'self'", *hashes])
    return (
        f"default-src 'self'; script-src {sources}; style-src 'self'; img-src 'self' data:; "
        "object-src 'none'; base-uri 'none'; form-action 'self'"
    )


def _hashes(html: str) -> list[str]:
    scripts = LexborHTMLParser(html).css("script")
    return sorted({_hash(s.text(deep=True)) for s in scripts if _runs(s) and not _is_content(s)})


def _runs(script: LexborNode) -> bool:
    kind = (script.attributes.get("type") or "").strip().lower()
    return "src" not in script.attributes and "json" not in kind


def _is_content(node: LexborNode) -> bool:
    """Whether it stands in what writers wrote."""
    parent = node.parent
    while parent is not None:
        if parent.tag == "article":
            return True
        parent = parent.parent
    return False


@lru_cache(maxsize=1024)
def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"

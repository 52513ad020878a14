"""Names in a page's HTML that are taken: by what a playbook shows, by the theme, by browsers."""

from __future__ import annotations

import re
from collections.abc import Collection

# What cards give their parts, see macros/pages; the theme's own begin with two underscores.
_OURS = frozenset("escalation replies checks documents corrections related answer facts".split())
_OURS_BEGIN = ("reply-", "desk-", "check-", "field-")
_TABS = re.compile(r"__tabbed_\d+(_\d+)?")  # what pymdownx.tabbed writes
_CLASSES = frozenset(
    "reply blank check checks picture playbook playbooks desk kind badge star outcome answer "
    "field fields part status crumbs".split()
)


def anchor(reply: str) -> str:
    """The id of a reply's card on its page."""
    return "reply-" + reply.replace("/", "-")


def is_reserved(id: str) -> bool:
    """Whether an id is one that scripts or links of the site look for."""
    theirs = id.startswith("__") and not _TABS.fullmatch(id)
    return theirs or id in _OURS or id.startswith(_OURS_BEGIN)


def is_reserved_class(name: str) -> bool:
    """Whether a class makes text look like, or act as, a part of a card or the theme."""
    return name.startswith("md-") or "__" in name or "--" in name or name in _CLASSES


def heading_id(text: str, taken: Collection[str]) -> str:
    """The id of a heading: its words, in any script; not one of `taken` or of the site's own."""
    words = re.sub(r"[^\w\s-]", "", text).strip().lower()
    slug = re.sub(r"[-\s]+", "-", words) or "section"
    if is_reserved(slug) or slug.startswith("_"):
        slug = f"section-{slug.lstrip('_')}"
    number, wanted = 1, slug
    while slug in taken:
        slug = f"{wanted}_{number}"
        number += 1
    return slug

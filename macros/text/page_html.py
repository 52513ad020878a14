"""The last word on a page's HTML: only what prose needs leaves the build (an allow-list).

Writers are told what is not allowed, with its line, by the rules; this holds even where a rule
was fooled, in every engine. nh3 parses as browsers do (the HTML standard), so nothing hides.
"""

from __future__ import annotations

import re

import nh3

from macros.text.addresses import is_official
from macros.text.ids import is_reserved, is_reserved_class

TAGS = frozenset(
    "a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em "
    "figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd label li mark ol p pre q s samp "
    "section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var"
    .split()
)  # fmt: skip
# What writers may write; `markdown` is for Python-Markdown and gone when a page is built.
BY_WRITERS = frozenset(
    "abbr align alt class colspan datetime dir headers height href id lang "
    "loading markdown open role rowspan scope span src start title width".split()
)
# What Markdown's extensions write besides: task lists, tabs, footnotes, the contents.
ATTRIBUTES = BY_WRITERS | frozenset(
    "checked data-tabs data-toc-label data-lang disabled for name style tabindex type".split()
)
_INPUTS = {"checkbox", "radio"}  # task lists and tabs


def _keep(tag: str, name: str, value: str) -> str | None:
    address = re.sub(r"[\x00-\x20]", "", value).replace("\\", "/")  # as browsers read it
    foreign = ":" in address.partition("#")[0] or address.startswith("//")
    if tag == "img" and name == "src" and foreign:
        return None
    if name == "href" and foreign and not is_official(value):
        return None
    if tag == "input" and name == "type" and value not in _INPUTS:
        return "checkbox"
    if name == "name":  # on anything else, a name would hide what document has under it
        return value if tag == "input" and value.startswith("__tabbed_") else None
    if name in ("id", "for") and is_reserved(value):
        return None
    if name == "class":
        return " ".join(word for word in value.split() if not is_reserved_class(word)) or None
    return value


_cleaner = nh3.Cleaner(
    tags=set(TAGS),
    attributes={"*": set(ATTRIBUTES)},
    clean_content_tags={"script", "style"},
    attribute_filter=_keep,
    generic_attribute_prefixes=set(),
    filter_style_properties={"text-align"},
    url_schemes={"https", "http"},
    link_rel=None,
)


def sanitize(html: str) -> str:
    """`html` without anything that runs, loads from elsewhere or asks for input."""
    return _cleaner.clean(html)

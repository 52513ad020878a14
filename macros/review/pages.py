"""Pages of the built site within a review: the text as agents will see it, in one file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from macros.review.compare import Review
from macros.review.states import State

_MOST = 20  # pages; more are no review any more
_LEFT_OUT = "script, style, template, button, img, select, input, textarea, .headerlink, .md-icon"


def pages(review: Review, state: State, site: Path) -> Iterator[tuple[str, Markup]]:
    """Yield titles and articles of the playbooks that a review concerns, where they were built."""
    known = {playbook["name"]: playbook for playbook in state["playbooks"]}
    for name in [name for name in review.playbooks if name in known][:_MOST]:
        file = site / known[name]["url"] / "index.html"
        if file.is_file():
            article = LexborHTMLParser(file.read_text(encoding="utf-8")).css_first("article")
            if article is not None:
                for part in article.css(_LEFT_OUT):
                    part.decompose()
                yield f"{known[name]['title']} ({name})", Markup(_still(article.html or ""))  # noqa: S704


def _still(html: str) -> str:
    """HTML that this project's own build has sanitized, without what only works on the site."""
    html = re.sub(r'\s(?:id|style|aria-\w+|data-[\w-]+|hidden)(?:="[^"]*")?(?=[\s>])', "", html)
    return re.sub(r'<a\s[^>]*?href="(?!https://)[^"]*"', "<a", html)

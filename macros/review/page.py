"""A review as one page that opens from disk: no script, nothing loaded, light and dark."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from pathlib import Path

from markupsafe import Markup

from macros.pages.template import environment
from macros.review.compare import Review
from macros.review.text import heading, summary, where
from macros.review.words import marked

_HERE = Path(__file__).parent


def page(review: Review, pages: Iterable[tuple[str, Markup]] = ()) -> str:
    """The page's HTML; `pages` are titles and texts of pages that it concerns."""
    style = (_HERE / "review.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    changes = [
        (
            heading(change),
            marked(change.hunk.before, change.hunk.after),
            where(change),
            len(change.messages),
        )
        for change in review.changes
    ]
    return (
        environment(_HERE)
        .get_template("review.html")
        .render(
            summary=summary(review),
            changes=changes,
            others=review.others,
            pages=list(pages),
            style=style,
            digest=digest,
        )
    )

"""A small picture of a decision list: each check, where its yes leads, and the way down for no."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

ROW = 28
WIDTH = 340
LETTERS = 38  # what fits beside a check at the picture's font size


def picture(rows: Sequence[tuple[str | None, str]]) -> Markup:
    """An inline SVG of checks as (condition, where it leads); the otherwise has no condition.

    Its colours are the page's, and its label tells the whole list to a screen reader.
    """
    height = ROW * len(rows)
    drawn = Markup().join(
        _row(number, condition, lead, last=number == len(rows))
        for number, (condition, lead) in enumerate(rows, 1)
    )
    return Markup(
        '<svg class="picture" role="img" aria-label="{label}" viewBox="0 0 {width} {height}" '
        'width="{width}" height="{height}">{drawn}</svg>'
    ).format(label=_label(rows), width=WIDTH, height=height, drawn=drawn)


def _row(number: int, condition: str | None, lead: str, *, last: bool) -> Markup:
    return Markup(
        '<g data-check="{number}" transform="translate(15 {middle})"><path d="M11 0h14{down}"/>'
        '<circle r="9"/><text y="4" text-anchor="middle">{number}</text>'
        '<text x="31" y="4">{words}</text></g>'
    ).format(
        number=number,
        middle=(number - 1) * ROW + ROW // 2,
        down="" if last else f"M0 10v{ROW - 20}",
        words=_short(("yes → " if condition else "otherwise → ") + lead),
    )


def _short(words: str) -> str:
    return words if len(words) <= LETTERS else words[: LETTERS - 1].rstrip() + "…"


def _label(rows: Sequence[tuple[str | None, str]]) -> str:
    told = [
        f"{number} yes: {lead}" if condition else f"Otherwise: {lead}"
        for number, (condition, lead) in enumerate(rows, 1)
    ]
    return "Decision list. " + ". ".join(told)

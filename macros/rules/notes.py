"""Notes and lists on pages: what Python-Markdown would show as one running paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from macros.library.model import Library
from macros.rules.base import Finding, rule
from macros.text import page_markdown
from macros.text.near_miss import near_miss

# Ours, and the kinds that Material for MkDocs has a look for.
KINDS = (
    "internal abstract bug danger example failure info note question quote success tip warning"
).split()
_NOTE = re.compile(r"(?P<indent>[ \t]*)(?P<mark>!!!|\?\?\?\+?)[ ]?(?P<rest>.*)$")
_WELL = re.compile(r'(?P<kind>[\w-]+)(?: inline| end)*(?: +"[^"]*")?[ \t]*$')
_ALIEN = re.compile(
    r"[ \t]*(?:>[ \t]*)?(?:\[!(?P<github>\w+)\]|:{3,}[ \t]*\{?(?P<colons>\w[\w-]*)"
    r"|(?:!!|!{4,})[ ]?(?P<marks>internal|note|warning|info|tip)\b)",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?:[-*+]|\d{1,3}\.)[ \t]+\S")
_ODD_ITEM = re.compile(
    r"[ \t]*(?P<sign>\d{1,3}[)）、]|[(（]\d{1,2}[)）]|[•●◦▪‣·–—][ \t]|[①-⑳]"
    r"|[-*+][ \t]+\[[ xX]\](?![(\[]))"
)
_OTHER = re.compile(
    r"[ \t]*(?:#|\||>|<|!!!|\?\?\?|===|:{3}|\{\{|\[\^?[^\]]+\]:|-{3,}|\*{3,}|={3,}|:[ ])"
)


@rule("unknown-note", "A note on a page is !!! and its kind, then its title in quotes.", alone=True)
def unknown_note(library: Library, _today: date) -> Iterator[Finding]:
    for page in library.pages.values():
        text = page_markdown.without_code(page.body.text)
        for index, line in enumerate(text.split("\n")):
            message = _alien(line) or _misspelt(line)
            if message:
                yield page.body.place(index), message


def _alien(line: str) -> str | None:
    found = _ALIEN.match(line)
    if not found:
        return None
    kind = (found["github"] or found["colons"] or found["marks"]).lower()
    kind = kind if kind in KINDS else "note"
    return (
        f'this would be shown as it was typed: write !!! {kind} "Title", then lines of four spaces'
    )


def _misspelt(line: str) -> str | None:
    note = _NOTE.match(line)
    if not note:
        return None
    well = _WELL.match(note["rest"])
    first = re.match(r"[\w-]*", note["rest"])
    kind = first[0].lower() if first else ""
    if kind not in KINDS:
        hint = near_miss(kind, KINDS) if kind else ""
        return f'there is no note "{kind}"{hint or "; write !!! internal or !!! note"}'
    if not well:
        return f'the title of a note stands in straight quotes: write !!! {kind} "Title"'
    return None


@rule("empty-note", "The text of a note is indented by four spaces.", alone=True)
def empty_note(library: Library, _today: date) -> Iterator[Finding]:
    for page in library.pages.values():
        lines = page_markdown.without_code(page.body.text).split("\n")
        typed = page.body.text.split("\n")
        for index, line in enumerate(lines):
            note = _NOTE.match(line)
            if not note or not line.strip():
                continue
            inside = len(note["indent"].expandtabs(4)) + 4
            following = next((n for n in range(index + 1, len(typed)) if typed[n].strip()), None)
            indent = _indent(typed[following]) if following is not None else 0
            if indent < inside:
                place = page.body.place(index if following is None else following)
                message = "this is outside the note above, which is empty: put"
                if following is None:
                    message = "this note is empty: write its text below, with"
                yield place, f"{message} {inside} spaces before each line"


def _indent(line: str) -> int:
    expanded = line.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())


@rule(
    "run-on-list",
    "A list on a page has a blank line before it, and - or 1. at its items.",
    alone=True,
)
def run_on_list(library: Library, _today: date) -> Iterator[Finding]:
    for page in library.pages.values():
        lines = page_markdown.without_code(page.body.text).split("\n")
        listed = False
        for index, line in enumerate(lines):
            above = lines[index - 1] if index else ""
            odd = _ODD_ITEM.match(line)
            if odd:
                better = "1. " if re.search(r"\d|[①-⑳]", odd["sign"]) else "- "
                message = f'"{odd["sign"].strip()}" makes no list on a page'
                yield page.body.place(index), f'{message}: write "{better}" for it'
            if not line.strip():
                following = next((n for n in lines[index + 1 :] if n.strip()), "")
                listed = listed and (_indent(following) > 0 or bool(_ITEM.match(following)))
            elif _ITEM.match(line):
                if not listed and above.strip() and not _OTHER.match(above):
                    message = "this list runs on from the line above: put a blank line before it"
                    yield page.body.place(index), message
                listed = True
            elif _indent(line) == 0 and _OTHER.match(line):
                listed = False

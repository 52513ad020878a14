"""Macro calls stand where their card can be shown, and the front matter is the page's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from macros.library.model import Call, Library, Page
from macros.rules.base import Finding, first_line, rule
from macros.rules.sent import sent
from macros.text import page_markdown

_MARKUP = re.compile(r"[<>]|\{[{%#]|[%#]\}")
_SENT = re.compile(
    r"\[\[|\]\]|\*\*|__|`|\]\(|\w+://|\bwww\.\w|(?<!\w)\*\w|\w\*(?!\w)"
    r"|</?(?:a|b|i|u|p|br|em|strong|span|div|img|font|script|h\d)\b",
    re.IGNORECASE,
)
_CALL = r"\{\{-?\s*\w+\([^{}]*\)\s*-?\}\}"
_ITEM = r"(?:[-*+]|\d+[.)])[ \t]+"
_ALONE = re.compile(rf"[ \t>]*(?:{_ITEM})*{_CALL}[ \t]*$")
_CELL = re.compile(rf"(?:^|\|)[ \t]*{_CALL}[ \t]*(?:\||$)")


@rule(
    "call-in-sentence",
    "A macro call stands alone on its line, in a list item or a table cell.",
    alone=True,
)
def call_in_sentence(library: Library, _today: date) -> Iterator[Finding]:
    for page, call, line in _calls(library):
        alone = _ALONE.match(line) or (line.lstrip().startswith("|") and _CELL.search(line))
        if not alone and "{{" in line:
            yield call.place, f"{call.macro}() shows a block: put it on a line of its own"
        elif not alone and not _in_code(page, call, line):
            yield call.place, f"write the call of {call.macro}() on one line"


@rule("call-in-code", "No macro is called inside a code sample.", alone=True)
def call_in_code(library: Library, _today: date) -> Iterator[Finding]:
    for page, call, line in _calls(library):
        if _in_code(page, call, line):
            message = "macros run in code too; put {% raw %} before and {% endraw %} after"
            yield call.place, message


def _calls(library: Library) -> Iterator[tuple[Page, Call, str]]:
    """Every call with its line, code blanked."""
    for page in library.pages.values():
        lines = page_markdown.without_code(page.body.text).split("\n") if page.calls else []
        for call in page.calls:
            yield page, call, lines[call.place.line - page.body.line]


def _in_code(page: Page, call: Call, line: str) -> bool:
    typed = page.body.text.split("\n")[call.place.line - page.body.line]
    return typed.count(call.macro) > line.count(call.macro)


@rule("playbook-not-shown", "A playbook's page calls playbook() once; no other page does.")
def playbook_not_shown(library: Library, _today: date) -> Iterator[Finding]:
    for name, page in library.pages.items():
        calls = [call for call in page.calls if call.macro == "playbook"]
        if name in library.playbooks and not calls and not _tried(library, page):
            message = "nothing shows the front matter: put {{ playbook() }} here"
            yield first_line(page.body), message
        for call in calls[name in library.playbooks :]:
            yield call.place, _surplus(page, call, library)


def _tried(library: Library, page: Page) -> bool:
    """Whether a call stands there that has been reported."""
    attempt = re.search(r"\{\{[^}]*\bplaybook\b", page.body.text)
    return page.body.path in library.names["broken"] and attempt is not None


def _surplus(page: Page, call: Call, library: Library) -> str:
    if page.name in library.playbooks:
        return "the page shows itself once already; take this call out"
    return f"{call.macro}() belongs on a playbook's page, and {page.body.path} is none"


@rule(
    "shadowed-call", "No front matter key has the name of a macro that the page calls.", alone=True
)
def shadowed_call(library: Library, _today: date) -> Iterator[Finding]:
    for page in library.pages.values():
        for call in page.calls:
            if call.macro in page.places and page.body.path not in library.names["broken"]:
                line = page.places[call.macro].line
                message = f'the key "{call.macro}" on line {line} hides {call.macro}() on this page'
                yield call.place, f"{message}; call it on another page"


@rule("same-reply-twice", "A page shows a reply once.", alone=True)
def same_reply_twice(library: Library, _today: date) -> Iterator[Finding]:
    for page in library.pages.values():
        shown: set[str] = set()
        for call in page.calls:
            if call.macro == "reply":
                name = str(call.arguments[0])
                if name in shown:
                    yield call.place, f'the page shows "{name}" above; link to it instead'
                shown.add(name)


@rule("markup-in-title", "Titles, summaries and questions are plain text.", alone=True)
def markup_in_title(library: Library, _today: date) -> Iterator[Finding]:
    for page in library.pages.values():
        for key, value in (("title", page.title), ("summary", page.summary)):
            if _MARKUP.search(value):
                place = page.places.get(key, page.place)
                yield (
                    place,
                    f"the {key} is plain text: write it without < and > and without {{{{ }}}}",
                )
    for text in sent(library):
        if text.kind in ("title", "ask"):
            found = _SENT.search(text.passage.text)
            if found:
                kind = "title of a reply" if text.kind == "title" else "question"
                message = f'"{found[0]}" would be sent as it stands: the {kind} is plain text'
                yield text.passage.place(), message


@rule("second-title", "The title stands in the front matter, not as a heading.", alone=True)
def second_title(library: Library, _today: date) -> Iterator[Finding]:
    for page in library.pages.values():
        text = page_markdown.without_code(page.body.text) if page.title else ""
        for match in re.finditer(
            r"^(?:#[ \t]+\S|[^\n#>|\-\s][^\n]*\n=+[ \t]*$)", text, re.MULTILINE
        ):
            place = page.body.place(page_markdown.line_of(text, match.start()))
            yield place, "the page's title comes from the front matter; begin headings with ##"


@rule(
    "flattened-list", "What belongs to a list item is indented by four spaces a level.", alone=True
)
def flattened_list(library: Library, _today: date) -> Iterator[Finding]:
    for page in library.pages.values():
        text = page_markdown.without_code(page.body.text)
        for index, indent in _flattened(text.split("\n")):
            message = f"{indent} spaces flatten this list on the page; use {indent // 4 * 4 + 4}"
            yield page.body.place(index), message


def _flattened(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Lines that their indentation puts inside the item above, where Python-Markdown does not."""
    above: int | None = None
    blank = False
    for index, line in enumerate(lines):
        text = line.expandtabs(4).lstrip()
        indent = len(line.expandtabs(4)) - len(text)
        item = bool(re.match(_ITEM, text))
        inside = text and above is not None and indent >= above + 2 and (item or blank)
        if inside and above is not None and indent // 4 == above // 4:
            yield index, indent
        if item:
            above = indent
        elif text and blank and indent == 0:
            above = None
        blank = not text

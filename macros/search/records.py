"""What the search knows of each page: all that is read there, as plain text by heading.

It comes from the library, not from built pages, so it is there before any of them: what stands on
every page (frames, buttons, labels) would only be found everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from macros.library.model import BASE_LANGUAGE, Library, Page, Playbook, Reply, Variant
from macros.pages import lists
from macros.text.ids import anchor, heading_id
from macros.text.page_markdown import DOCUMENT_LINK, code
from macros.text.reply_markdown import BLANK

_HEADING = re.compile(r"^#{1,6}[ \t]+(\S[^\n]*?)[ \t#]*$", re.MULTILINE)
_ID = re.compile(r"\{[^{}\n]*#([\w:.-]+)[^{}\n]*\}")
# Of Markdown, macros and HTML what is seen is the words between. Each is looked for only where its
# first sign is: there is much text.
_HIDDEN = (
    ("](", re.compile(r"\]\([^)\n]*\)")),
    ("]:", re.compile(r"\]:[ \t]*\S+")),
    ("{", re.compile(r"\{\{.*?\}\}|\{[:#.][^{}\n]*\}")),
    ("<", re.compile(r"<[/a-zA-Z][^<>\n]*>")),
    ("!!!", re.compile(r"!!!\+?[ \t]*\w*")),
    ("???", re.compile(r"\?\?\?\+?[ \t]*\w*")),
)
_MARKS = str.maketrans({"*": None, "`": None, "\\": None, "[": " ", "]": " ", "|": " "})


@dataclass(frozen=True, slots=True)
class Section:
    """A heading's id and words, and the texts below it."""

    id: str
    heading: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A page: its address, its title, what it is for, what else it says, and what by its headings.

    `boost` is how much its words count; most pages' count 1.
    """

    url: str
    title: str
    texts: tuple[str, ...]
    more: tuple[str, ...]
    sections: tuple[Section, ...]
    boost: float = 1.0


def records(library: Library) -> Iterator[Record]:
    """What is found of each page, by name; front matter may leave a page out."""
    for name, page in sorted(library.pages.items()):
        asked = page.meta.get("search")
        wishes = asked if isinstance(asked, Mapping) else {}
        if wishes.get("exclude") is True:
            continue
        boost = wishes.get("boost")
        playbook = library.playbooks.get(name)
        yield Record(
            page.url,
            page.title,
            tuple(_said([page.summary, *(playbook.asks if playbook else ())])),
            tuple(_said(_of_playbook(library, playbook) if playbook else ())),
            (*_replies(library, page, playbook), *_prose(library, page)),
            float(boost) if isinstance(boost, int | float) else 1.0,
        )


def _of_playbook(library: Library, playbook: Playbook) -> Iterator[str]:
    for check in playbook.checks:
        yield from (str(check.condition or ""), check.look or "", *check.ask.values(), *check.asks)
    if playbook.escalation:
        yield f"Escalate to {playbook.escalation.to}"
    for correction in playbook.corrections:
        yield f"Was said: {correction.was} Is right: {correction.now}"
    for key in (str(key) for key in playbook.documents):
        yield _title(library, key)


def _replies(library: Library, page: Page, playbook: Playbook | None) -> Iterator[Section]:
    shown = [str(call.arguments[0]) for call in page.calls if call.macro == "reply"]
    for name in playbook.replies() if playbook else dict.fromkeys(shown):
        reply = library.replies.get(name)
        if reply:
            yield Section(anchor(name), reply.base.title, tuple(_of_reply(library, reply)))


def _of_reply(library: Library, reply: Reply) -> Iterator[str]:
    for tag in reply.languages:
        variant = reply.variants[tag]
        title = "" if tag == BASE_LANGUAGE else variant.title
        linked = DOCUMENT_LINK.finditer(variant.body.text) if not title else ()
        documents = (_title(library, match[1]) for match in linked)
        yield from _said([title, variant.when, said_by(library, variant), *documents])


def _title(library: Library, key: str) -> str:
    document = library.documents.get(key)
    return document.title if document else ""


def said_by(library: Library, variant: Variant) -> str:
    """A reply's words in one language; blanks stand there as the labels of their fields."""

    def label(blank: re.Match[str]) -> str:
        field = library.fields.get(blank[1])
        labels = field.labels if field else {}
        return labels.get(variant.language) or labels.get(BASE_LANGUAGE, blank[1])

    return _seen(BLANK.sub(label, variant.body.text))


def _prose(library: Library, page: Page) -> Iterator[Section]:
    """What writers wrote on the page, by their headings, and what its macros list."""
    text, taken = page.body.text, set[str]()
    inside = code(text)
    found = [m for m in _HEADING.finditer(text) if not any(a <= m.start() < b for a, b in inside)]
    starts = [*(match.start() for match in found), len(text)]
    first = _seen(text[: starts[0]])
    yield Section("", "", tuple(_said([first, *_listed(library, page)])))
    for match, end in zip(found, starts[1:], strict=True):
        given = _ID.search(match[1])
        words = " ".join(_seen(match[1]).split())
        id = given[1] if given else heading_id(words, taken)
        taken.add(id)
        yield Section(id, words, tuple(_said([_seen(text[match.end() : end])])))


def _listed(library: Library, page: Page) -> Iterator[str]:
    """What its macros list; playbooks and replies are found where they stand."""
    for call in page.calls:
        if call.macro == "documents":
            yield from (document.title for _, document in sorted(library.documents.items()))
        elif call.macro == "rules":
            html = lists.rules(library, page.name, "")
            yield LexborHTMLParser(html).text(separator=" ")


def _seen(markdown: str) -> str:
    for sign, pattern in _HIDDEN:
        if sign in markdown:
            markdown = pattern.sub(" ", markdown)
    return markdown.replace("\n- ", "\n").translate(_MARKS)


def _said(texts: Iterable[str]) -> Iterator[str]:
    """Texts with single blanks, without those that say nothing."""
    return filter(None, (" ".join(text.split()) for text in texts))

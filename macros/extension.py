"""The seam to Python-Markdown: swaps cards into pages, resolves links by key, and sanitizes.

A token stands on a line of its own; it becomes a placeholder that no Markdown syntax touches, and
the card takes its place after the page's own HTML has been sanitized.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from macros.library.model import BASE_LANGUAGE, Library
from macros.pages import exports, health, keys, lists
from macros.pages import playbook as playbook_page
from macros.pages.replies import replies
from macros.pages.reply_card import frames, reply_card
from macros.project import current
from macros.text.addresses import is_inner
from macros.text.ids import heading_id, is_reserved
from macros.text.page_html import sanitize
from macros.text.reply_markdown import SCHEME

_TOKEN = r"⟦(\w+) ([\w/.-]+)(?: ([\w/.-]+))?⟧"  # noqa: S105
_LINE = re.compile(rf"^[ \t>]*{_TOKEN}[ \t]*$")
# Known to this build alone, so that nothing a page holds stands for a card.
_SECRET = secrets.token_hex(8)
_PLACEHOLDER = f"\u0002card:{_SECRET}:{{}}\u0003"
_PLACED = re.compile(
    f"<p>\\s*\u0002card:{_SECRET}:(\\d+)\u0003\\s*</p>|\u0002card:{_SECRET}:(\\d+)\u0003"
)


def _reply(library: Library, page: str, name: str) -> Markup:
    if name not in library.replies:  # in a preview; a rule tells it
        return Markup('<p class="notice">There is no reply {}.</p>').format(name)
    return reply_card(library, library.replies[name], library.pages[page])


def _playbook(library: Library, page: str, _name: str) -> Markup:
    return playbook_page.head(library, library.playbooks[page])


CARDS: dict[str, Callable[[Library, str, str], Markup]] = {
    "reply": _reply,
    "playbook": _playbook,
    "playbooks": lists.playbooks,
    "replies": replies,
    "documents": lists.documents,
    "health": health.page,
    "keys": keys.page,
    "rules": lists.rules,
    "exports": exports.exports,
}


class CardExtension(Extension):
    """Holds the cards of the page that is being converted."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.cards: list[Markup] = []
        self.page = ""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.registerExtension(self)
        # After fenced code (25) and Zensical's macros, which are a preprocessor there.
        md.preprocessors.register(_Alone(md), "card-lines", 5)
        # Below code spans (190) and escapes (180), above everything that reads punctuation.
        md.inlinePatterns.register(_Swap(_TOKEN, self), "cards", 175)
        # Below ids that writers give (attr_list, 8), above the contents (5).
        md.treeprocessors.register(_Headings(md, self), "heading-ids", 7)
        # Before MkDocs resolves relative links (0).
        md.treeprocessors.register(_Documents(md), "documents", 5)
        md.treeprocessors.register(_Tail(md, self), "card-tail", 4)
        md.postprocessors.register(_Restore(self), "cards", -100)

    def reset(self) -> None:
        self.cards, self.page = [], ""

    def keep(self, html: Markup) -> str:
        """Keep a card out of Markdown's sight; return the placeholder to write instead."""
        self.cards.append(html)
        return _PLACEHOLDER.format(len(self.cards) - 1)


class _Alone(Preprocessor):
    """Give a token on a line of its own a paragraph of its own."""

    def run(self, lines: list[str]) -> list[str]:
        out: list[str] = []
        for line in lines:
            blank = re.match(r"[ \t>]*", line)[0].rstrip() if _LINE.match(line) else None  # type: ignore[index]
            out += [line] if blank is None else [blank, line, blank]
        return out


class _Swap(InlineProcessor):
    def __init__(self, pattern: str, extension: CardExtension) -> None:
        super().__init__(pattern)
        self.extension = extension

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[str | None, int | None, int | None]:
        card = CARDS.get(m[1])
        project = current()
        if card is None or project is None:
            return None, None, None
        if m[1] == "playbook":
            self.extension.page = m[2]
        html = card(project.library, m[2], m[3] or "")
        return self.extension.keep(html), m.start(0), m.end(0)


class _Headings(Treeprocessor):
    """Give headings ids that are stable in every script and hide no part of a card."""

    def __init__(self, md: Markdown, extension: CardExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        headings = [element for element in root.iter() if re.fullmatch(r"h[1-6]", element.tag)]
        taken = {id for element in root.iter() if (id := element.get("id"))}
        for card in self.extension.cards:
            taken |= set(re.findall(r' id="([^"]+)"', card))
        for heading in headings:
            given = heading.get("id")
            if given is None or is_reserved(given):
                words = re.sub(r"\u0002[^\u0003]*\u0003", "", "".join(heading.itertext()))
                heading.set("id", heading_id(words, taken))
                taken.add(heading.get("id", ""))


class _Documents(Treeprocessor):
    def run(self, root: Element) -> None:
        project = current()
        for link in root.iter("a"):
            target = link.get("href", "")
            if target.startswith(SCHEME):
                document = project and project.library.documents.get(target.removeprefix(SCHEME))
                link.set("href", document.address(BASE_LANGUAGE) if document else "")
            elif not is_inner(target):
                link.set("href", "")


class _Tail(Treeprocessor):
    """Puts below the prose what a page's cards need there."""

    def __init__(self, md: Markdown, extension: CardExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        project = current()
        if project is None:
            return
        playbook = project.library.playbooks.get(self.extension.page)
        if playbook:
            self._append(root, playbook_page.foot(project.library, playbook))
        if any("<reply-card" in card for card in self.extension.cards):
            self._append(root, frames(project.library))

    def _append(self, root: Element, html: Markup) -> None:
        SubElement(root, "p").text = self.extension.keep(html)


class _Restore(Postprocessor):
    """Puts the cards in, after everything else has been sanitized."""

    def __init__(self, extension: CardExtension) -> None:
        super().__init__()
        self.extension = extension

    def run(self, text: str) -> str:
        cards = self.extension.cards
        return _PLACED.sub(lambda match: str(cards[int(match[1] or match[2])]), sanitize(text))


def makeExtension(**kwargs: Any) -> CardExtension:  # noqa: N802
    """Python-Markdown's way to load an extension by its dotted name."""
    return CardExtension(**kwargs)

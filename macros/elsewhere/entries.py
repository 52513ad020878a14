"""A library's replies as entries, made once for all tools."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from hashlib import sha256

from macros.elsewhere.entry import Blank, Entry, Pieces, blank_of
from macros.elsewhere.settings import states_of
from macros.library.model import BASE_LANGUAGE, Library, Playbook, Reply
from macros.library.uses import playbooks_by_reply
from macros.messages import compose
from macros.text.ids import anchor
from macros.text.reply_markdown import BLANK

VERSION = 8  # digits of a hash: enough to tell two wordings of one reply apart


def entries(library: Library, site: str) -> list[Entry]:
    """Every reply that goes elsewhere, in each language and channel; `site` is the site's address,
    empty when nobody knows it."""
    found = []
    uses = playbooks_by_reply(library)
    blank = cache(partial(_blank, library))
    for name, reply in sorted(library.replies.items()):
        books = [library.playbooks[book] for book in uses.get(name, [])]
        states = states_of(library, books)
        if states is not None:
            found += list(_entries(library, reply, books, states, site, blank))
    return found


def _entries(
    library: Library,
    reply: Reply,
    books: list[Playbook],
    states: tuple[str, ...],
    site: str,
    blank: Callable[[str, str], Blank | None],
) -> Iterator[Entry]:
    best = next(
        (book for book in books if book.confidence == "validated"), books[0] if books else None
    )
    home = f"{site}{best.page.url}#{anchor(reply.name)}" if best else ""
    reviewed = f"reviewed {best.reviewed}" if best and best.reviewed else ""
    asks = tuple(dict.fromkeys(str(ask) for book in books for ask in book.asks))
    product = library.pages.get(f"{reply.name.partition('/')[0]}/index")
    for language in reply.languages:
        for channel in library.channels:
            message = compose.message(library, reply, language, channel)
            version = version_of(message.text, message.html)
            about = (f"version {version}", reviewed, *states, home)
            key = key_of(reply.name, language, channel)
            marks = tuple(state for state in states if not state.startswith("corrected"))
            yield Entry(
                name=reply.name,
                key=key,
                # Nothing that is typed is the beginning of another: what follows would be lost.
                keyword=f"{library.exports.begins}{key};",
                title=" · ".join((reply.variants[language].title, *marks)),
                product=product.title if product else reply.name.partition("/")[0],
                language=language,
                channel=channel,
                text=_pieces(blank, language, message.text),
                html=_pieces(blank, language, message.html),
                asks=asks,
                version=version,
                about=" · ".join(filter(None, about)),
                home=home,
            )


def key_of(name: str, language: str, channel: str) -> str:
    """The key of an entry: the same in every export."""
    suffix = "" if language == BASE_LANGUAGE else f".{language}"
    return name + suffix + ("" if channel == "ticket" else f".{channel}")


def version_of(text: str, html: str) -> str:
    """The version of a message: the first digits of a hash of what it says."""
    return sha256(f"{text}\0{html}".encode()).hexdigest()[:VERSION]


def _blank(library: Library, name: str, language: str) -> Blank | None:
    field = library.fields.get(name)
    return blank_of(field, language, library.exports.knows.get(name)) if field else None


def _pieces(blank: Callable[[str, str], Blank | None], language: str, words: str) -> Pieces:
    """A message, its blanks apart from its words."""
    out: list[str | Blank] = []
    at = 0
    for match in BLANK.finditer(words):
        found = blank(match[1], language)
        if found is not None:
            before = words[at : match.start()]
            out += [before, found] if before else [found]
            at = match.end()
    return (*out, words[at:]) if at < len(words) else tuple(out)

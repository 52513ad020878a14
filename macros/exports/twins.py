"""Playbooks as Markdown for assistants inside a company, and the list of them, llms.txt.

Each playbook has two twins: one holds everything, internal text marked as such; the other holds the
customer's part alone and may leave the company. https://llmstxt.org
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.library.macro_calls import PIECE
from macros.library.model import BASE_LANGUAGE, Check, Library, Playbook, Reply
from macros.library.uses import documents_of, documents_of_reply
from macros.library.vocabulary import CONFIDENCE
from macros.text.reply_markdown import SCHEME

_LINK = re.compile(rf"\]\({SCHEME}([^)\s]+)\)")
_INSIDE, _CUSTOMER = ".md", ".customer.md"

_WHO = (
    f"Files that end in `{_CUSTOMER}` hold what customers may read, and may leave the company. "
    "Everything else here is for people inside it."
)


def twins(library: Library) -> Iterator[tuple[str, str]]:
    """Paths and texts: llms.txt, then two twins of every playbook that is in use."""
    yield "llms.txt", listing(library)
    for _, playbook in sorted(library.playbooks.items()):
        yield from twins_of(library, playbook)


def twins_of(library: Library, playbook: Playbook) -> Iterator[tuple[str, str]]:
    """Paths and texts of a playbook's two twins; one that is archived has none."""
    if playbook.confidence != "archived":
        yield f"{playbook.name}{_INSIDE}", "\n\n".join(_inside(library, playbook)) + "\n"
        yield f"{playbook.name}{_CUSTOMER}", "\n\n".join(_customer(library, playbook)) + "\n"


def listing(library: Library) -> str:
    """The text of llms.txt: every playbook that is in use, and its twins."""
    playbooks = [book for book in library.playbooks.values() if book.confidence != "archived"]
    playbooks.sort(key=lambda book: book.name)
    home = library.pages.get("index")
    lines = [
        f"# {home.title if home else 'Support playbooks'}",
        "",
        "> What to check for a customer's problem, and the reply to send.",
        "",
        _WHO,
        "",
        "## Playbooks, inside the company",
        "",
    ]
    lines += [
        f"- [{book.page.title}]({book.name}{_INSIDE}): {book.page.summary}" for book in playbooks
    ]
    lines += ["", "## The customer's part", ""]
    lines += [f"- [{book.page.title}]({book.name}{_CUSTOMER})" for book in playbooks]
    lines += ["", "## Data, inside the company", ""]
    lines += ["- [library.json](library.json): all of it, for programs"]
    lines += ["- [library/index.json](library/index.json): the same in parts, one a product"]
    lines += ["- [exports/index.json](exports/index.json): replies for other tools"]
    return "\n".join(lines) + "\n"


def _customer(library: Library, playbook: Playbook) -> Iterator[str]:
    """What customers may read: replies, and the official pages they link to."""
    yield f"# {playbook.page.title}"
    replies = [library.replies[name] for name in playbook.replies() if name in library.replies]
    for reply in replies:
        yield from _reply(library, reply)
    keys = sorted({key for reply in replies for key in documents_of_reply(reply)})
    yield from _documents(library, keys)


def _inside(library: Library, playbook: Playbook) -> Iterator[str]:
    """Everything, what is never sent below a heading that says so."""
    reviewed = f", reviewed {playbook.reviewed}" if playbook.reviewed else ""
    yield f"# {playbook.page.title}"
    yield f"> {playbook.page.summary}"
    yield f"{CONFIDENCE[playbook.confidence].label}{reviewed}, kept by {playbook.owner}."
    yield "## What customers say"
    yield "\n".join(f"- {ask}" for ask in playbook.asks)
    yield "## Checks, for the agent"
    yield "\n".join(_check(number, check) for number, check in enumerate(playbook.checks, 1))
    yield "# To the customer"
    for name in playbook.replies():
        if name in library.replies:
            yield from _reply(library, library.replies[name])
    yield "# Never to the customer"
    if playbook.escalation:
        include = ", ".join(map(str, playbook.escalation.include))
        with_it = f" with {include}" if include else ""
        yield f"Escalate to {playbook.escalation.to}{with_it}."
    for correction in playbook.corrections:
        yield f"Corrected {correction.date}. Was said: {correction.was} Is right: {correction.now}"
    prose = PIECE.sub(lambda match: "" if match["call"] else match[0], playbook.page.body.text)
    if prose.strip():
        yield re.sub(r"\n{3,}", "\n\n", _linked(library, prose, BASE_LANGUAGE)).strip()
    yield from _documents(library, documents_of(library, playbook))


def _check(number: int, check: Check) -> str:
    lead = check.lead
    leads = f"{lead.kind} {lead.name}".strip() if lead else "nothing"
    if check.condition is None:
        return f"{number}. Otherwise: {leads}"
    return f"{number}. If: {check.condition} Look: {check.look} Then: {leads}"


def _reply(library: Library, reply: Reply) -> Iterator[str]:
    yield f"## {reply.base.title}"
    others = ", ".join(reply.languages[1:])
    yield f"`{reply.name}`" + (f", also in {others}" if others else "")
    yield _linked(library, reply.base.body.text.strip(), BASE_LANGUAGE)


def _documents(library: Library, keys: list[str] | tuple[str, ...]) -> Iterator[str]:
    found = [library.documents[key] for key in keys if key in library.documents]
    if found:
        yield "# Official pages"
        yield "\n".join(f"- [{page.title}]({page.address(BASE_LANGUAGE)})" for page in found)


def _linked(library: Library, text: str, language: str) -> str:
    """A text with the addresses of its documents."""

    def address(match: re.Match[str]) -> str:
        document = library.documents.get(match[1])
        return f"]({document.address(language)})" if document else "]"

    return _LINK.sub(address, text)

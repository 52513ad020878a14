"""Who uses what: where replies, fields and documents are named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from macros.library.model import Library, Playbook, Reply
from macros.problems import Place
from macros.reading.files import Passage
from macros.text import page_markdown, reply_markdown
from macros.text.reply_markdown import SCHEME


def passages(library: Library) -> Iterator[tuple[str, Passage]]:
    """Every frame and every reply in every language, with its language."""
    for (_, language), frame in library.frames.items():
        yield language, frame.body
    for reply in library.replies.values():
        for variant in reply.variants.values():
            yield variant.language, variant.body


def links(passage: Passage) -> Iterator[tuple[str, Place]]:
    """Where the links of a reply or frame go."""
    for token, line in reply_markdown.inlines(reply_markdown.parse(passage.text)):
        if token.type == "link_open":
            yield str(token.attrGet("href")), passage.place(line)


def document_links(passage: Passage) -> set[str]:
    """Keys of the documents that a reply or frame links to."""
    if SCHEME not in passage.text:
        return set()
    targets = (target for target, _ in links(passage))
    return {target.removeprefix(SCHEME) for target in targets if target.startswith(SCHEME)}


def blanks(passage: Passage) -> Iterator[tuple[str, Place]]:
    """The blanks of a reply or frame, each as often as it stands there."""
    for match in reply_markdown.BLANK.finditer(passage.text):
        yield match[1], passage.place(passage.text.count("\n", 0, match.start()))


def prose_links(passage: Passage) -> Iterator[tuple[str, Place]]:
    """Keys that a page's prose links to."""
    if SCHEME not in passage.text:
        return
    for index, line in enumerate(page_markdown.without_code(passage.text).split("\n")):
        for match in page_markdown.DOCUMENT_LINK.finditer(line):
            yield match[1], passage.place(index)


def document_uses(library: Library) -> Iterator[tuple[str, Place]]:
    """Every key of a document that a reply, a frame, a page, front matter or a fact names."""
    for _, passage in passages(library):
        for target, place in links(passage):
            if target.startswith(SCHEME):
                yield target.removeprefix(SCHEME), place
    for page in library.pages.values():
        yield from prose_links(page.body)
    for playbook in library.playbooks.values():
        yield from ((key, key.place) for key in playbook.documents)
    yield from ((fact.document, fact.document.place) for fact in library.facts.values())


def field_uses(library: Library) -> Iterator[tuple[str, Place]]:
    """Every field that a reply, a frame or an escalation names."""
    for _, passage in passages(library):
        yield from blanks(passage)
    for playbook in library.playbooks.values():
        if playbook.escalation:
            yield from ((name, name.place) for name in playbook.escalation.include)


def export_uses(library: Library) -> Iterator[tuple[str, Place]]:
    """Every field that snippets/exports.yml names."""
    yield from ((name, name.place) for name in library.exports.places)


def reply_uses(library: Library) -> Iterator[tuple[str, Place]]:
    """Every reply that a check or a page names."""
    for playbook in library.playbooks.values():
        yield from ((lead.name, lead.place) for lead in playbook.leads("reply"))
        yield from ((name, name.place) for name in playbook.meanwhile())
    for page in library.pages.values():
        calls = (call for call in page.calls if call.macro == "reply")
        yield from ((str(call.arguments[0]), call.place) for call in calls)


def playbook_uses(playbook: Playbook) -> Iterator[tuple[str, Place]]:
    """Every playbook that a playbook names."""
    yield from ((lead.name, lead.place) for lead in playbook.leads("playbook"))
    yield from ((name, name.place) for name in playbook.related)
    if playbook.successor:
        yield playbook.successor, playbook.successor.place


def documents_of(library: Library, playbook: Playbook) -> tuple[str, ...]:
    """Keys of a playbook's documents: its own, its prose's and its replies', sorted."""
    found = {str(key) for key in playbook.documents}
    found |= {key for key, _ in prose_links(playbook.page.body)}
    for name in playbook.replies():
        if name in library.replies:
            found |= documents_of_reply(library.replies[name])
    return tuple(sorted(found))


def documents_of_reply(reply: Reply) -> frozenset[str]:
    """Keys of the documents a reply links to, in any language."""
    return frozenset().union(*(variant.documents for variant in reply.variants.values()))


def playbooks_by_reply(library: Library) -> dict[str, list[str]]:
    """Names of the playbooks that show each reply, sorted, by the reply's name."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, playbook in sorted(library.playbooks.items()):
        for reply in playbook.replies():
            found[reply].append(name)
    return found


def playbooks_by_document(library: Library) -> dict[str, list[str]]:
    """Names of the playbooks that rely on each document, sorted, by the document's key."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, playbook in sorted(library.playbooks.items()):
        for key in documents_of(library, playbook):
            found[key].append(name)
    return found


def replies_by_document(library: Library) -> dict[str, list[str]]:
    """Names of the replies that link to each document, sorted, by the document's key."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, reply in sorted(library.replies.items()):
        for key in documents_of_reply(reply):
            found[key].append(name)
    return found

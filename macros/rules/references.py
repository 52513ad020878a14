"""Names that are used exist, and what exists is used."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from itertools import chain

from macros.library.facts import FACT
from macros.library.model import Library
from macros.library.uses import (
    document_uses,
    export_uses,
    field_uses,
    links,
    passages,
    playbook_uses,
    reply_uses,
)
from macros.problems import Place, Text
from macros.rules.base import Finding, rule
from macros.text.near_miss import near_miss, nearest
from macros.text.reply_markdown import SCHEME

_CONTACT = re.compile(r"@[A-Za-z0-9-]+(?:/[A-Za-z0-9_.-]+)?")
_BRACKET = "%5B"  # a blank in an address, which is a problem of its own


def _unknown(kind: str, name: str, library: Library) -> str:
    other = "playbook" if kind == "reply" else "reply"
    if name in library.names[other]:
        return f'no {kind} "{name}", but a {other}: write "{other} {name}"'
    if kind == "playbook" and name in library.moved:
        return f'"{name}" is called "{library.moved[name]}" now; write that'
    return f'no {kind} "{name}"{near_miss(name, library.names[kind])}'


_KEY = re.compile(rf"{SCHEME}([\w./-]+)")
_ADDRESS = re.compile(r"(https?://[^\s<>\"'`\])?#]+)([?#][^\s<>\"'`\])]+)?")


@rule("unknown-reply", "A check or page names a reply that exists.")
def unknown_reply(library: Library, _today: date) -> Iterator[Finding]:
    related = ((name, name.place) for r in library.replies.values() for name in r.related)
    named = set(chain(reply_uses(library), related, _meanwhile(library)))
    for name, place in sorted(named):
        if name not in library.names["reply"]:
            yield place, _unknown("reply", name, library)


def _meanwhile(library: Library) -> Iterator[tuple[str, Place]]:
    """Replies for the time of an escalation, wherever they are named."""
    for playbook in library.playbooks.values():
        named = [check.meanwhile for check in playbook.checks]
        named += [playbook.escalation.meanwhile] if playbook.escalation else []
        yield from ((name, name.place) for name in named if name)


@rule("unknown-playbook", "A check, successor or related list names a playbook that exists.")
def unknown_playbook(library: Library, _today: date) -> Iterator[Finding]:
    for playbook in library.playbooks.values():
        for name, place in playbook_uses(playbook):
            if name not in library.names["playbook"]:
                yield place, _unknown("playbook", name, library)


@rule("leads-to-itself", "A playbook does not lead to itself.")
def leads_to_itself(library: Library, _today: date) -> Iterator[Finding]:
    for playbook in library.playbooks.values():
        for name, place in playbook_uses(playbook):
            if name == playbook.name:
                yield place, f'"{name}" is this very playbook; lead to a reply or escalate'


@rule("unknown-document", "A link by key names a document of snippets/documents.yml.", alone=True)
def unknown_document(library: Library, _today: date) -> Iterator[Finding]:
    if "documents" not in library.names:
        return
    known = library.names["documents"]
    for key, place in document_uses(library):
        if key not in known and _BRACKET not in key:
            hint = near_miss(key, known) or "; snippets/documents.yml has them all"
            yield place, f'no document "{key}"{hint}'


@rule("unknown-field", "A blank names a field of snippets/fields.yml.", alone=True)
def unknown_field(library: Library, _today: date) -> Iterator[Finding]:
    if "fields" not in library.names:
        return
    known = library.names["fields"]
    frames = {frame.body.path for frame in library.frames.values()}
    for name, place in chain(field_uses(library), export_uses(library)):
        if name.startswith(FACT):
            continue  # see unknown-fact
        if name == "reply" and place.path not in frames:
            yield place, "[[reply]] stands in frames only, where the reply goes"
        elif name not in known and name != "reply":
            hint = near_miss(name, known) or "; snippets/fields.yml has them all"
            yield place, f'no field "{name}"{hint}'


@rule(
    "unknown-owner", "A playbook's owner stands in snippets/owners.yml, where there is that list."
)
def unknown_owner(library: Library, _today: date) -> Iterator[Finding]:
    if not library.owners or "snippets/owners.yml" in library.names["broken"]:
        return
    for playbook in library.playbooks.values():
        if isinstance(playbook.owner, Text) and playbook.owner not in library.owners:
            hint = near_miss(playbook.owner, library.owners) or "; snippets/owners.yml has them all"
            yield playbook.owner.place, f'no owner "{playbook.owner}"{hint}'


@rule("bad-contact", "An owner's contact is one that GitHub can ask: @user or @organisation/team.")
def bad_contact(library: Library, _today: date) -> Iterator[Finding]:
    for owner in library.owners.values():
        if owner.contact and not _CONTACT.fullmatch(owner.contact):
            yield (
                owner.contact.place,
                f'"{owner.contact}" is nobody: write \'"@organisation/team"\'',
            )


def _used(library: Library, uses: Iterator[tuple[str, Place]], known: Collection[str]) -> set[str]:
    """Names that are used, were probably meant, or stand in a file that has other problems."""
    names = {name for name, _ in uses}
    meant = {nearest(name, known) for name in names if name not in known}
    return names | {name for name in meant if name} | library.names["mentioned"]


@rule("unused-reply", "Every reply belongs to a playbook.")
def unused_reply(library: Library, _today: date) -> Iterator[Finding]:
    used = _used(library, reply_uses(library), library.names["reply"])
    for name, reply in library.replies.items():
        if name not in used:
            message = f'no playbook uses "{name}"; lead a check to it, or delete it'
            yield Place(reply.base.body.path), message


@rule("unused-field", "Every field stands in a reply, a frame or an escalation.")
def unused_field(library: Library, _today: date) -> Iterator[Finding]:
    used = _used(library, field_uses(library), library.fields)
    for name, field in library.fields.items():
        if name not in used and name != "reply":
            yield field.places[""], f'no reply uses the field "{name}"; delete it, or use it'


@rule("unused-document", "Every document is linked from a reply or a page.")
def unused_document(library: Library, _today: date) -> Iterator[Finding]:
    used = _used(library, _mentioned(library), library.documents)
    unused = [document for key, document in library.documents.items() if key not in used]
    almost = _almost_linked(library) if unused else set()
    for document in unused:
        if document.key not in almost and str(document.url) not in almost:
            yield document.key.place, f'nothing links to "{document.key}"; delete it, or link to it'


def _mentioned(library: Library) -> Iterator[tuple[str, Place]]:
    """Every key that stands somewhere, in a link or not: what is no link is told as that."""
    texts = [passage for _, passage in passages(library)]
    for passage in (*texts, *(page.body for page in library.pages.values())):
        yield from ((key, passage.place()) for key in _KEY.findall(passage.text))
    for playbook in library.playbooks.values():
        yield from ((key, key.place) for key in playbook.documents)


def _almost_linked(library: Library) -> set[str]:
    """Keys and addresses that stand where a link to a document has a problem of its own."""
    texts = [passage for _, passage in passages(library)]
    found = {target for passage in texts for target, _ in links(passage)}
    for passage in (*texts, *(page.body for page in library.pages.values())):
        for bare, rest in _ADDRESS.findall(passage.text):
            found |= {bare, bare.rstrip(".,;:!*_"), bare + rest}
    return found

"""What the Markdown of replies and frames may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from macros.library.model import Library
from macros.library.uses import links, passages
from macros.rules.addresses import addresses
from macros.rules.base import Finding, rule
from macros.rules.sent import sent
from macros.text import page_markdown, reply_markdown
from macros.text.reply_markdown import SCHEME
from macros.text.seen import as_seen

_BLOCKS = {
    "heading_open": "a heading; a message has none: write a sentence",
    "fence": "a code block; write the text as a paragraph",
    "code_block": "an indented code block; start the line without four spaces",
    "html_block": "HTML; write Markdown, or put a backslash before the <",
    "blockquote_open": "a quotation; write it as a paragraph",
    "table_open": "a table; mail programs break it: write a list",
    "hr": "a line across; leave it out",
}
_INLINES = {
    "html_inline": "HTML; write Markdown, or put a backslash before the <",
    "code_inline": "code between backticks; write it in bold or plain",
    "image": "a picture; describe it in words",
}
# Marks of pages, labels as people write them ("Internal:", "Note to agent —"), and plain words.
_WHO = r"(?:agents?|support|team|colleagues?|staff|self|tier ?[123]|l[123])"
_INTERNAL = re.compile(
    r"^[ \t>*-]*(?:!!!|\?\?\?\+?|:::|===)[ \t]"
    r"|^\W*(?:(?:for )?internal|interno|interna|interne|intern|内部|confidential)"
    r"(?: ?(?:notes?|notiz|only|use|comments?|remarks?|memo|info(?:rmation)?|备注|说明|使用|资料))*"
    r"(?:\W*[:：]|\W*\s[—–-]{1,2}\s|[\W_]*$)"
    r"|[(（\[【]\s*(?:internal|interno|interna|内部)(?: (?:note|only|use))*\s*[)）\]】]"
    r"|\binternal (?:use|note|notes|comment|memo|information) only\b"
    r"|\binternal (?:use|note)\s*[:：—–]"
    rf"|\b(?:note|reminder|hint|instructions?) (?:to|for) (?:the |our |your )?{_WHO}\b"
    rf"|\b(?:{_WHO} notes?|notes? {_WHO})\s*[:：—–-]|\b(?:for|to be read by) {_WHO} only\b"
    r"|\b(?:do not|don't|never) (?:send|share|forward|show|tell) (?:this )?"
    r"(?:(?:with|to) )?(?:the )?customers?\b"
    r"|\bnot for (?:the )?customers?\b"
    r"|\b(?:uso interno|notas? internas?"
    r"|nota para (?:el |la |los |o |a )?(?:agente|equipo|equipe|soporte|suporte))\b"
    r"|\bno (?:enviar|compartir|mostrar) (?:al|con el) cliente\b|\bnão enviar ao cliente\b"
    r"|\b(?:usage interne|note interne|interne notiz|nur intern|catatan internal|untuk internal)\b"
    r"|内部(?:备注|使用|说明|资料|注意|参考|信息)|仅供内部|客服(?:备注|注意|请注意)|(?:勿|不要|不得)(?:发送|发|转发)给客户",
    re.IGNORECASE,
)
_INTERNAL_WORDS = (
    "intern|confidential|note|nota|reminder|hint|instruction|only|customer|cliente|内部|客|!!!|???|:::|==="
).split("|")
_MACRO = re.compile(r"\{\{[-+]?\s*\w+\s*\(|\{%")


@rule(
    "markup-in-reply", "A reply is paragraphs, lists, bold, italic, links and blanks.", alone=True
)
def markup_in_reply(library: Library, _today: date) -> Iterator[Finding]:
    for _, passage in passages(library):
        tokens = reply_markdown.parse(passage.text)
        for token in tokens:
            if token.type in _BLOCKS:
                line = token.map[0] if token.map else 0
                yield passage.place(line), f"this is {_BLOCKS[token.type]}"
        for token, line in reply_markdown.inlines(tokens):
            if token.type in _INLINES:
                yield passage.place(line), f"this is {_INLINES[token.type]}"


@rule("empty-reply", "A reply says something.", alone=True)
def empty_reply(library: Library, _today: date) -> Iterator[Finding]:
    for _, passage in passages(library):
        if not passage.text.strip():
            yield passage.place(), "there is no text below the front matter"


@rule("internal-in-reply", "Nothing internal stands in a reply.", alone=True)
def internal_in_reply(library: Library, _today: date) -> Iterator[Finding]:
    for text in sent(library):
        if text.kind == "label" or not _may_be_internal(text.passage.text):
            continue
        for line, place in text.lines():
            if _INTERNAL.search(line if line.isascii() else as_seen(line)):
                message = "this marks internal text, and replies go to customers"
                yield place, f"{message}: move it to the page"


def _may_be_internal(text: str) -> bool:
    """A quick look: only few texts hold any of the words."""
    plain = (text if text.isascii() else as_seen(text)).casefold()
    return any(word in plain for word in _INTERNAL_WORDS)


@rule("macro-in-reply", "A reply calls no macro.", alone=True)
def macro_in_reply(library: Library, _today: date) -> Iterator[Finding]:
    for text in sent(library):
        for line, place in text.lines():
            if _MACRO.search(line):
                yield place, "replies are not templates: this would be sent as it stands here"


_DANGEROUS = re.compile(r"(?:javascript|vbscript|file|data):", re.IGNORECASE)


@rule("reply-link", "A reply links to documents by key.", alone=True)
def reply_link(library: Library, _today: date) -> Iterator[Finding]:
    known = library.names.get("documents", frozenset())
    for _, passage in passages(library):
        said = {address for address, _ in addresses(passage)}  # bare-address, foreign-address
        # What the parser takes for too dangerous to be a link stays in the text as it stands.
        refused = (
            (match[2], passage.place(page_markdown.line_of(passage.text, match.start(1))))
            for match in page_markdown.REFERENCE.finditer(passage.text)
            if _DANGEROUS.match(match[2])
        )
        for target, place in (*links(passage), *refused):
            if not target.startswith(SCHEME) and target not in said:
                key = target if target in known else "key"
                message = f'"{target}" leads nowhere from a message; link by key: (doc:{key})'
                yield place, message


@rule(
    "internal-document",
    "A reply links to no page of the China site and to no archived page.",
    alone=True,
)
def internal_document(library: Library, _today: date) -> Iterator[Finding]:
    for _, passage in passages(library):
        for target, place in links(passage):
            document = library.documents.get(target.removeprefix(SCHEME))
            if document and target.startswith(SCHEME) and document.site != "international":
                what = "an archived page" if document.site == "archive" else "of the China site"
                message = f'"{document.key}" is {what}, for internal text only'
                yield place, f"{message}: link to a current International page, or to none"

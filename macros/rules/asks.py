"""Asks lead to one playbook each, and hold nothing of a real customer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain

from macros.library.model import AROUND, NONE, Library
from macros.problems import Place, Text
from macros.rules.base import Finding, rule
from macros.rules.sent import sent
from macros.text.company import company
from macros.text.near_miss import near_miss
from macros.text.private import private
from macros.text.reply_markdown import BLANK

ENOUGH = 60
_WORDS = re.compile(r"\w+")
_HOST = re.compile(
    r"(?<![\w@.-])(?=[\d.]*[a-z-])(?!\d+\.\d)(?:[a-z0-9][a-z0-9-]*\.)+"
    r"(?:com|net|org|cn|io|shop|store|xyz|top|info|biz|app|dev|co|hk|sg|de|es|fr|it|br|mx|id|in|tr|vn"
    r"|ru|uk|eu|us|jp|kr|ar|cl|pe|pl|nl)(?![\w-]|\.\w)",
    re.IGNORECASE,
)
# Whose hosts customers name: examples, our own, suffixes, and large providers.
_ANYBODYS = re.compile(
    r"(?:^|\.)(?:(?:example|exmaple|exemplo|ejemplo|[\w-]+-example|domain|test|abc|xyz"
    r"|(?:my|our|your|new|old)-?(?:shop|store|company|domain|business|site|website|brand))\.[a-z.]+"
    r"|(?:gmail|google|googlemail|outlook|hotmail|live|yahoo|icloud|qq|163|126|gmx|protonmail|zoho"
    r"|microsoft|office365|apple|amazonaws|cloudflare|godaddy|domaincontrol|namecheap|name|register"
    r"|registrar-servers|hostgator|bluehost|siteground|wixdns|wix|squarespace|shopify|wordpress"
    r"|nsone|dnspod|registro|hostinger|ionos|ovh|gandi|tucows|verisign|icann|cnnic|paytm|paypal"
    r"|orange|free|web|mail|gmial|vercel|vercel-dns|netlify|visa|mastercard|spamhaus|barracuda|letsencrypt|digicert|github|facebook|whatsapp)\.[a-z.]+"
    r"|(?:com|net|org|gov|edu|ac|co)\.[a-z]{2})$",
    re.IGNORECASE,
)


def all_asks(library: Library) -> Iterator[tuple[str, Text]]:
    """Every ask with its playbook: those of the page first, then those of snippets/asks/."""
    pages = ((name, ask) for name, book in library.playbooks.items() for ask in book.asks)
    return chain(pages, ((name, ask) for name, found in library.asks.items() for ask in found))


@rule("unknown-ask", "A file of snippets/asks/ belongs to a playbook.")
def unknown_ask(library: Library, _today: date) -> Iterator[Finding]:
    known = library.names["playbook"]
    for name in library.asks:
        if name not in known and name not in (NONE, AROUND):
            hint = near_miss(name, known) or f"; asks that fit no playbook go into {NONE}.txt"
            if name in library.moved:
                now = library.moved[name]
                hint = f', it is called "{now}" now; rename the file to snippets/asks/{now}.txt'
            yield Place(f"snippets/asks/{name}.txt"), f'no playbook "{name}"{hint}'


@rule("same-ask", "An ask stands once, with the playbook that answers it.", warning=True)
def same_ask(library: Library, _today: date) -> Iterator[Finding]:
    first: dict[str, Text] = {}
    for _, ask in all_asks(library):
        words = " ".join(_WORDS.findall(ask.casefold()))
        other = first.setdefault(words, ask)
        if other is not ask and words:
            yield ask.place, f"the same as {other.place}; keep it where it belongs"


@rule(
    "private-ask", "An ask holds no address or number of a real customer.", warning=True, alone=True
)
def private_ask(library: Library, _today: date) -> Iterator[Finding]:
    for _, ask in all_asks(library):
        for words, instead in private(ask):
            remedy = f"write {instead}, or leave it out" if instead else "leave it out"
            yield ask.place, f'"{words}" may be somebody\'s own; {remedy}'
        for match in _HOST.finditer(ask) if "." in ask else ():
            if not _ANYBODYS.search(match[0]) and not _is_own(match[0]):
                yield ask.place, f'"{match[0]}" may be a customer\'s domain; write example.com'


def _is_own(host: str) -> bool:
    """Whether a host is one of the company's own, by one of its names."""
    return not set(company().hosts).isdisjoint(host.lower().split(".")[:-1])


@rule("private-data", "Nothing that is sent holds data of a real person, or a secret.", alone=True)
def private_data(library: Library, _today: date) -> Iterator[Finding]:
    for text in sent(library):
        for line, place in text.lines():
            for words, _ in private(BLANK.sub("", line) if "[[" in line else line):
                message = f'"{words}" may be somebody\'s own, and goes to every customer'
                yield place, f"{message}; write a blank, [[a_field]], or take it out"


@rule("few-asks", "The desk has learnt enough of every playbook to name it.", warning=True)
def few_asks(library: Library, _today: date) -> Iterator[Finding]:
    if not library.asks:
        return
    for name, playbook in library.playbooks.items():
        count = len(playbook.asks) + len(library.asks.get(name, ()))
        if count < ENOUGH and playbook.confidence != "archived":
            place = playbook.page.places.get("asks", playbook.page.place)
            file = f"snippets/asks/{name}.txt"
            message = f"the desk learns from {count} asks, a hundred are good: write more in {file}"
            yield place, message

"""A library of any size, made up of plausible playbooks and replies, of words that all share."""

from __future__ import annotations

from pathlib import Path
from random import Random

# Words that customers really use, so that a playbook is known by how it puts them together and not
# by a word of its own.
_WORDS = (
    "domain renew transfer lock code email address mailbox password reset login phone number card"
    " payment bill invoice refund order cancel charge twice money bank limit quota plan expired"
    " server instance disk snapshot image backup restore region network port firewall timeout"
    " slow stopped released restart upgrade certificate https browser warning record zone"
    " name owner contact verify document passport company change update delete remove create add"
    " list page button grey empty failed denied blocked suspended review waiting pending days"
    " morning week month year free trial coupon discount price cost user team permission"
    " role key secret token program script api message send receive spam bounce attachment reply"
    " forward folder file picture upload download public private link share report abuse notice"
    " support answer call language country site partner customer invite reseller contract tax"
    " receipt currency transfer-key window desktop linux black screen hole attack traffic speed"
).split()
_USUAL = "customer cannot open page error when trying help account not working button".split()


def own_words(n: int) -> list[str]:
    """Return eight words whose combination is that of playbook number `n`."""
    return Random(n).sample(_WORDS, 8)  # noqa: S311


def ticket(n: int) -> str:
    """What a customer with problem number `n` writes: usual words and six of its own."""
    random = Random(-n - 1)  # noqa: S311
    words = random.sample(_USUAL, 8) + random.sample(own_words(n), 6)
    random.shuffle(words)
    return f"Hello, {' '.join(words)}."


ASKS = (
    "it does not work since {n} {a} {b}",
    "error {n}: access denied {c} {d}",
    "no funciona {n} {e} {f}",
    "无法使用 {n} {g} {h}",
)
SIGNS = ("", " today", " hoy", " please")

PLAYBOOK = """\
---
title: Problem {n}
summary: What the customer sees of problem {n}, {own}.
asks:
{asks}
checks:
  - if: Condition {n} holds
    look: Console → Page {n}
    then: reply p{product}/reply-{first}
  - if: Another condition of {n} holds
    look: the error text
    then: reply p{product}/reply-{second}
  - otherwise: escalate
escalation:
  to: Team {product}
  include: [account_uid]
moment: broken
confidence: not-validated
reviewed: 2026-11-01
review_every: 90 days
owner: p{product}
documents: [p{product}/guide]
corrections:
  - date: 2026-11-01
    was: Number {n} is always right.
    now: Number {n} depends on the region.
    never_say: ['number {n} is (always|ever) right']
    example: Number {n} is always right.
---

{{{{ playbook() }}}}

## Background

Fact one of {n} ([guide](doc:p{product}/guide)). Fact two, with `code` and **bold** words.

!!! internal "Unknown"
    No page tells more about {n}.
"""

REPLY = """\
---
title: Reply {n}
when: Condition {n} holds
---

Account **[[account_uid]]** has condition {n}, and this can be solved in a few minutes.

1. Sign in with the main account and open the *Console*.
2. Open *Page {n}* and read what stands there.
3. Choose *Continue* and confirm the change.

If it does not help, send us the exact text of the message.

- [Guide {product}](doc:p{product}/guide)
"""

INDEX = "---\ntitle: Product {p}\nsummary: About {p}.\n---\n\n{{{{ playbooks() }}}}\n"
HOME = "---\ntitle: Playbooks\n---\n\n{{ playbooks() }}\n"
FIELDS = """\
account_uid: {label: Account UID, type: uid, example: "5012345678901234", required: true}
customer_name: {label: Customer name, type: text, example: Ana, default: customer}
"""
FRAME = "---\ntitle: {title}\n---\n\nDear [[customer_name]],\n\n[[reply]]\n\nBest regards\n"


def write(folder: Path, playbooks: int, replies: int, products: int = 10) -> Path:
    """Write docs/ and snippets/ with so many playbooks and replies into `folder`."""
    for n in range(replies):
        product = n % products
        file = folder / "snippets" / f"p{product}" / f"reply-{n}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(REPLY.format(n=n, product=product), encoding="utf-8")
    for n in range(playbooks):
        product = n % products
        first = (2 * n - n % products) % replies
        file = folder / "docs" / f"p{product}" / f"problem-{n}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            _playbook(n, product, first, (first + products) % replies), encoding="utf-8"
        )
    _shared(folder, products)
    return folder


def _playbook(n: int, product: int, first: int, second: int) -> str:
    own = own_words(n)
    named = dict(zip("abcdefgh", own, strict=True))
    asks = "\n".join(f'  - "{ask.format(n=n, **named)}{sign}"' for sign in SIGNS for ask in ASKS)
    return PLAYBOOK.format(n=n, product=product, first=first, second=second, asks=asks, own=own[0])


def _shared(folder: Path, products: int) -> None:
    (folder / "docs" / "index.md").write_text(HOME, encoding="utf-8")
    for p in range(products):
        (folder / "docs" / f"p{p}" / "index.md").write_text(INDEX.format(p=p), encoding="utf-8")
    documents = "".join(
        f"p{p}/guide: {{title: Guide {p}, url: https://www.example.com/help/en/p{p}}}\n"
        for p in range(products)
    )
    (folder / "snippets" / "documents.yml").write_text(documents, encoding="utf-8")
    company = "official: {international: [example.com]}\nown: [example.com]\n"
    (folder / "snippets" / "company.yml").write_text(company, encoding="utf-8")
    (folder / "snippets" / "fields.yml").write_text(FIELDS, encoding="utf-8")
    for channel in ("ticket", "chat"):
        frame = folder / "snippets" / "frame" / f"{channel}.md"
        frame.parent.mkdir(exist_ok=True)
        frame.write_text(FRAME.format(title=channel.capitalize()), encoding="utf-8")

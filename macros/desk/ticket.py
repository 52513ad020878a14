"""A pasted ticket: its newest part, what it quotes, and its sentences.

The patterns go into the index, so that `desk-ticket.js` cuts at the same places; they are written
in what Python's and JavaScript's regular expressions have in common, case ignored.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST = 20_000  # of the newest part, and of what it quotes: no ticket says something new after
_NEAR = 5
# A line like these, and everything below it, is an older message.
_FORWARDED = (
    "original|forwarded|mensaje original|mensaje reenviado|mensagem|message d|pesan"
    "|原始邮件|原始郵件|转发邮件|转发的邮件|元のメッセージ|الرسالة"
)
_WROTE = "wrote|escribió|a écrit|escreveu|menulis|schrieb|ha scritto"
HISTORY = (
    rf"^[ \t>]*-{{2,}} ?({_FORWARDED})",
    rf"^[ \t>]*(on|el|le|em|pada|am|il) .{{4,160}}({_WROTE})[ \t]?[:：]",
    r"^.{0,160}(写道|寫道|のメッセージ|書きました|كتب)[^\n]{0,40}[:：][ \t]*$",
    r"^[ \t]*_{8,}[ \t]*$",
)
# Lines of a message's head; only what the subject says counts.
HEAD = (
    r"^[ \t]*\**(from|to|cc|bcc|date|sent|reply-to|de|para|a|von|an|da|dari|kepada|à|envoyé|enviado"
    r"|fecha|data|发件人|收件人|抄送|发送时间|寄件者|差出人|宛先|日時|من|إلى|التاريخ)\**[ \t]?[:：]"
)
SUBJECT = (
    r"^[ \t]*\**(subject|asunto|assunto|objet|subjek|perihal|主题|主旨|件名|الموضوع)\**[ \t]?[:：]"
)
QUOTED = r"^[ \t]*[>|]"
SIGNATURE = r"^-- ?$"
# Where one thought may end and another begin.
ENDS = r"[.!?。！？؟]+(?=\s|$|[^\x00-\u024f])|\n+|(?<=\s)(?=\d[.)] )"
FEWEST = 12  # characters of a part; shorter ones belong to the next


PATTERNS = {
    "history": "|".join(f"(?:{pattern})" for pattern in HISTORY),
    "head": HEAD,
    "subject": SUBJECT,
    "quoted": QUOTED,
    "signature": SIGNATURE,
    "ends": ENDS,
    "near": _NEAR,
    "fewest": FEWEST,
    "longest": LONGEST,
}


@dataclass(frozen=True, slots=True)
class Ticket:
    """What the customer wrote last, and the older messages below it."""

    new: str
    old: str


_HISTORY = re.compile(str(PATTERNS["history"]), re.IGNORECASE)
_HEAD, _SUBJECT = re.compile(HEAD, re.IGNORECASE), re.compile(SUBJECT, re.IGNORECASE)
_QUOTED, _SIGNATURE = re.compile(QUOTED), re.compile(SIGNATURE)
_ENDS = re.compile(ENDS)


def read(text: str) -> Ticket:
    """Part a pasted text; all of it is new when it is nothing but quotes."""
    lines = re.split(r"\r\n?|\n", text[: 4 * LONGEST])
    new: list[str] = []
    old: list[str] = []
    said = below = False
    for index, line in enumerate(lines):
        head = _is_head(lines, index)
        below = below or (said and (head or _HISTORY.match(line) is not None))
        if below or _QUOTED.match(line) or _HISTORY.match(line):
            old.append(re.sub(r"^[ \t>|]+", "", line))
        elif _SIGNATURE.match(line):
            below = said
        elif _SUBJECT.match(line):
            new.append(_SUBJECT.sub("", line))
        elif not head:
            new.append(line)
            said = said or bool(line.strip())
    if not "".join(new).strip():
        new, old = old, []
    return Ticket("\n".join(new)[:LONGEST], "\n".join(old)[:LONGEST])


def _is_head(lines: list[str], index: int) -> bool:
    """Whether a line is of a message's head: one near it has the subject."""
    near = lines[max(0, index - _NEAR) : index + _NEAR]
    return _HEAD.match(lines[index]) is not None and any(map(_SUBJECT.match, near))


def parts(text: str) -> list[str]:
    """The sentences and lines of a text, short ones joined to what follows."""
    found: list[str] = []
    waiting = ""
    start = 0
    for end in [*(match.end() for match in _ENDS.finditer(text)), len(text)]:
        waiting += text[start:end]
        start = end
        if len(waiting.strip()) >= FEWEST:
            found.append(waiting.strip())
            waiting = ""
    if waiting.strip():
        if found:
            found[-1] += f" {waiting.strip()}"
        else:
            found.append(waiting.strip())
    return found

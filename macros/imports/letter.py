"""Greeting, courtesy, closing and signature: cut off a letter, since the frame has them."""

from __future__ import annotations

import re

from macros.library.model import Library
from macros.rules.greetings import CLOSING, GREETING, SIGNATURE
from macros.text.reply_markdown import BLANK, SLOT
from macros.text.seen import as_seen

_COURTESY = re.compile(
    r"(?:(?:greetings|hello|hi)[!,.]?\s*)?(?:and\s+)?(?:welcome to\b"
    r"|thanks? (?:you )?(?:so much |very much )?for (?:contacting|reaching|writing|getting in touch"
    r"|your (?:e-?mail|message|patience|inquiry|enquiry|question|ticket|request)\b)"
    r"|(?:i|we) hope (?:this|you|all)|my name is\b"
    r"|(?:it is|it's|i'm|i am|we are) (?:a |my )?(?:pleasure|delighted|happy|glad)"
    r"|gracias por (?:contactar|escribir|comunicarse|ponerse)"
    r"|obrigad[oa] por (?:entrar|contatar)|merci (?:de|pour)|vielen dank für ihre"
    r"|感谢您(?:的|联系)|欢迎)",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"(?:(?:please )?(?:let (?:me|us) know|feel free|don'?t hesitate|do not hesitate|reach out)"
    r"|(?:if|should) (?:you|there) .{0,60}"
    r"(?:question|assistance|help|concern|clarification|anything)|(?:is there )?anything else"
    r"|thank you (?:very much |so much )?for your (?:understanding|patience|cooperation)"
    r"|(?:we|i)(?:'re| are| am|'m)? (?:sorry|apologi[sz]e) for (?:any|the) inconvenience"
    r"|have a (?:great|nice|good|wonderful|lovely)"
    r"|(?:we|i) (?:look|am looking|are looking) forward|(?:we|i)(?:'ll| will) be (?:happy|glad) to"
    r"|(?:si|en caso de que) .{0,60}(?:duda|pregunta|consulta|ayuda)|no dude en"
    r"|如(?:您|果)?.{0,30}(?:疑问|问题)|感谢您的(?:理解|耐心))",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:(?:dear|hello|hi|hey|hola|estimad\w+)\b[^,.!:\n]{0,40}[,.!:]\s+|[*\s]*subject ?:.*$)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(.*?(?:[.!](?=\s)|[。！]|$))\s*(.*)", re.DOTALL)
_LONGEST = 220  # of a sentence that is only polite
_AFTER = 6  # blocks below a closing: names, teams, addresses


def cut(body: str, library: Library, language: str) -> tuple[str, list[str]]:
    """The body without its frame, and what was cut off; all of it when nothing else is there."""
    framed = _framed(library, language)
    blocks = _split(body)
    before: list[str] = []
    while blocks and (rest := _without_start(blocks[0], framed)) is not None:
        before.append(blocks[0])
        blocks[:1] = [rest] if rest else []
        if rest:
            break
    after = _after(blocks)
    while blocks and _is_end(blocks[-1], framed):
        after.insert(0, blocks.pop())
    if not blocks:
        return body, []
    if before and blocks[0][:1].islower():
        blocks[0] = blocks[0][:1].upper() + blocks[0][1:]
    return "\n\n".join(blocks), before + after


def _split(body: str) -> list[str]:
    """The outermost blocks: what is indented belongs to what stands before."""
    return [block for block in re.split(r"\n\n(?=\S)", body.strip()) if block.strip()]


def _without_start(block: str, framed: frozenset[str]) -> str | None:
    """What is left of a block that greets, the empty text for nothing; None if it does not."""
    first, broken, rest = block.partition("\\\n")
    left = _without_courtesy(first, framed)
    if left is None:
        return None
    if not broken:
        return left
    if left:
        return left + broken + rest
    further = _without_start(rest, framed)
    return rest if further is None else further


def _without_courtesy(line: str, framed: frozenset[str]) -> str | None:
    """A line without the greeting and the polite sentences it begins with; None if it has none."""
    left = line
    while left:
        plain = _plain(left)
        greeting = GREETING.match(plain)
        if plain in framed or (greeting and greeting.end() >= len(plain) - 1):
            return ""
        address = _ADDRESS.match(left)
        sentence = _SENTENCE.match(left)
        if address:
            left = left[address.end() :]
        elif sentence and len(sentence[1]) <= _LONGEST and _COURTESY.match(_plain(sentence[1])):
            left = sentence[2]
        else:
            break
        left = left[:1].upper() + left[1:]
    return None if left == line else left


def _after(blocks: list[str]) -> list[str]:
    """The closing and all below it, taken off the blocks."""
    for at in range(max(1, len(blocks) - _AFTER), len(blocks)):
        first, _, _ = blocks[at].partition("\\\n")
        if CLOSING.fullmatch(_plain(first)) and sum(map(len, blocks[at + 1 :])) < 2 * _LONGEST:
            gone = blocks[at:]
            del blocks[at:]
            return gone
    lines = blocks[-1].split("\\\n") if blocks else []
    for at in range(1, len(lines)):
        if CLOSING.fullmatch(_plain(lines[at])) and len(lines) - at <= _AFTER:
            blocks[-1] = "\\\n".join(lines[:at])
            return ["\\\n".join(lines[at:])]
    return []


def _is_end(block: str, framed: frozenset[str]) -> bool:
    plain = _plain(block)
    if plain in framed or SIGNATURE.fullmatch(plain) or CLOSING.fullmatch(plain):
        return True
    return len(plain) <= _LONGEST and bool(_OFFER.match(plain))


def _framed(library: Library, language: str) -> frozenset[str]:
    """The lines of the frames in a language, as they are seen."""
    frames = [f for (_, tag), f in library.frames.items() if tag in (language, "en")]
    lines = (line for frame in frames for line in frame.body.text.replace(SLOT, "").split("\n"))
    return frozenset(filter(None, map(_plain, lines)))


def _plain(line: str) -> str:
    return as_seen(
        BLANK.sub("", line.replace("\\\n", " ").replace("*", "").replace("\\", ""))
    ).strip()

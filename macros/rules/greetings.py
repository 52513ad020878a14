"""Greeting, closing and signature stand in the frame: in a reply they would be sent twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from macros.library.model import Library, Variant
from macros.messages.compose import frame_for
from macros.rules.base import Finding, rule
from macros.text.reply_markdown import BLANK, SLOT
from macros.text.seen import as_seen

GREETING = re.compile(
    r"(?:dear|hello|hi|hey|greetings|good (?:morning|afternoon|evening|day)|to whom it may concern"
    r"|hola|estimad[oa]s?(?:/[oa]s?)?|querid[oa]s?|buen[oa]s? (?:días|tardes|noches|día)"
    r"|olá|oi|prezad[oa]s?|car[oa]s?|bom dia|boa (?:tarde|noite)"
    r"|bonjour|bonsoir|salut|cher|chère|chers|madame|monsieur"
    r"|hallo|guten (?:tag|morgen|abend)|sehr geehrte[rs]?|liebe[rs]?"
    r"|ciao|buongiorno|buonasera|salve|gentile|egregio|halo|yth|kepada|xin chào|merhaba|sayın)"
    r"(?=[\s,!:.]|$)[^.?!\n]{0,40}(?:[,:!]|\.?$)"
    r"|(?:您好|你好|尊敬的|亲爱的|各位|早上好|下午好|お世話になって|こんにちは|안녕하세요)"
    r"|(?:здравствуйте|добрый день|مرحبا|السلام)",
    re.IGNORECASE,
)
CLOSING = re.compile(
    r"(?:(?:with )?(?:best|kind|warm|many)?\s?(?:regards|wishes)"
    r"|(?:yours )?(?:sincerely|truly|faithfully)|yours|cheers"
    r"|respectfully|thanks(?: (?:and|&) regards| again)?,|thank you,|all the best"
    r"|atentamente|(?:un )?(?:cordial )?saludos?(?: cordial(?:es)?)?|cordialmente|atte\.?|un abrazo"
    r"|atenciosamente|cumprimentos|abraços|bien à vous|bien cordialement|cordialement|salutations"
    r"|(?:mit )?(?:freundliche|beste|viele|herzliche)[nr]? grüße[n]?|mfg"
    r"|(?:cordiali|distinti) saluti|salam(?: hangat)?|hormat kami"
    r"|terima kasih,|trân trọng|saygılarımla"
    r"|此致|敬礼|顺祝商祺|祝好|祝您(?:生活|工作|商)\w{0,4}|よろしくお願い\w*"
    r"|감사합니다|с уважением|مع (?:خالص )?التحية)"
    r"[\s,.!，。！]*(?:[^\n]{0,30})",
    re.IGNORECASE,
)
SIGNATURE = re.compile(
    r"-- ?|(?:the |your )?[\w ]{0,40}\b(?:support|customer (?:service|care)|service desk) team[.,]?"
    r"|(?:el |su )?equipo de (?:soporte|atención)[\w ]{0,30}"
    r"|[\w ]{0,20}(?:支持团队|客服团队|客服中心|技术支持部)",
    re.IGNORECASE,
)
_FEWEST = 12  # characters; shorter lines of a frame may stand in a reply too


@rule(
    "second-greeting",
    "Greeting, closing and signature stand in the frame, not in a reply.",
    alone=True,
)
def second_greeting(library: Library, _today: date) -> Iterator[Finding]:
    framed = {
        language: _framed(library, language)
        for reply in library.replies.values()
        for language in reply.variants
    }
    for reply in library.replies.values():
        for variant in reply.variants.values():
            for index, what in _twice(variant, framed[variant.language]):
                message = f"{what} stands in the frame, so the customer would read two: take it out"
                yield variant.body.place(index), message


def _framed(library: Library, language: str) -> frozenset[str]:
    """The lines of the frames in a language, as they are seen."""
    frames = [frame_for(library, channel, language) for channel in library.channels]
    text = "\n".join(frame.body.text for frame in frames if frame)
    return frozenset(filter(None, map(_plain, text.replace(SLOT, "").split("\n"))))


def _twice(variant: Variant, framed: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Lines that a frame has already, by what they are; one of each kind."""
    lines = [(n, _plain(line)) for n, line in enumerate(variant.body.text.split("\n"))]
    lines = [(n, line) for n, line in lines if line]
    if lines and GREETING.match(lines[0][1]):
        yield lines[0][0], "the greeting"
    end = next((n for n, line in lines[1:][-5:] if _ends(line, lines[-1][1])), None)
    if end is not None:
        yield end, "the closing"
    for n, line in lines:
        if line in framed and len(line) >= _FEWEST and n != end and n != lines[0][0]:
            yield n, f'"{line}"'


def _ends(line: str, last: str) -> bool:
    closing = CLOSING.fullmatch(line)
    return bool(closing or (line == last and SIGNATURE.fullmatch(line)))


def _plain(line: str) -> str:
    return as_seen(BLANK.sub("", line.replace("*", ""))).strip()

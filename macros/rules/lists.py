"""Lists as other programs type them: here they run together into one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from macros.library.model import Library
from macros.rules.base import Finding, rule
from macros.rules.sent import sent

_BULLETS = "•●◦▪▫■□○‣⁃∙➢➤►▶→★☆✓✔☑☐❖◆◇"
_ITEM = re.compile(
    rf"[ \t]*(?:"
    rf"(?P<bullet>[{_BULLETS}·»›]|[–—−]|[-+](?=[^\W\d_]))"
    r"|(?P<box>(?:[-*+][ \t]+)?\[[ xX]\])"
    r"|(?P<number>\d{1,2}[、．]|\d{1,2}[.)](?=[^\W\d_])|\d{1,2}-(?=[ ]?[A-Z\u4e00-\u9fff])"
    r"|[(（]\d{1,2}[)）]|\d{1,2}[)）]|[０-９]+[.．、)）]|[①-⑳⑴-⒇⒈-⒛❶-❿]|[一二三四五六七八九十]{1,3}、"
    r"|[A-Ha-h]\))"
    r")"
)
_WITHIN = re.compile("[•●▪◦‣]")
_MARKDOWN = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+")


@rule("list-sign", "A list begins its lines with - or 1. and a space.", alone=True)
def list_sign(library: Library, _today: date) -> Iterator[Finding]:
    for text in sent(library):
        if not text.is_markdown:
            continue
        for line, place in text.lines():
            found = _ITEM.match(line)
            if found and not (_MARKDOWN.match(line) and not found["box"]):
                better = "1. " if found["number"] else "- "
                sign = found[0].strip()
                message = f'"{sign}" makes no list, the lines run together: write "{better}" for it'
                yield place, message
            elif _WITHIN.search(line):
                yield place, 'a bullet inside a line makes no list: begin a line with "- "'

"""Blanks of other tools, and blanks to be filled in by hand: here nothing fills them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from macros.library.model import Library
from macros.rules.base import Finding, rule
from macros.rules.sent import sent

_ASKED = (
    "your|insert|enter|type|add|fill|write|replace|put|customer|client|company|agent|user|first|"
    "last|full|name|date|number|email|e-mail|phone|address|amount|domain|product|order|ticket|link|"
    "url|nombre|cliente|correo|fecha|número|numero|empresa|apellido|nome|data|nom|prénom|datum|"
    "kunde|姓名|名字|客户|日期|订单|域名|邮箱|账号|填写|输入|公司"
)
_FOREIGN = re.compile(
    "|".join(
        (
            r"\{\{(?![-+]?\s*\w+\s*\()[^{}\n]*\}\}",  # Zendesk, Freshdesk, Front, Intercom, espanso
            r"[%#$@]\{[^{}\n]*\}",  # osTicket, Zammad, scripts
            r"(?<![{\w])\{[A-Za-z_\u4e00-\u9fff][^{}\n]{0,40}\}(?!\})",  # chats
            r"%[A-Za-z][A-Za-z_.]{2,30}%|%\([A-Za-z_]\w{0,40}\)[sd]",  # mail merge, Python
            r"\$\|\$|(?<![\w$])\$[A-Za-z_]{3,}\b",
            r"<<[^<>\n]{1,40}>>|«[A-Za-z_ ]{2,40}»|#{2,}\w+#{2,}|@@\w+@@|~~[^~\n]+~~",
            rf"<\s*(?:{_ASKED})\b[^<>\n]{{0,80}}>|<(?:{_ASKED})[^<>\n]{{0,20}}>",
            r"[\[［【]\s*[A-Z][A-Z _'-]{2,40}\s*[\]］】](?!\s?\()",
            rf"[\[［【](?i:(?:[^\[\]\n]*[\s_-])?(?:{_ASKED})[^\[\]\n]{{0,60}})[\]］】](?!\s?\()",
            r"(?<!\w):[a-z][a-z_+]{2,30}:(?!\w)",
            r"_{3,}|(?<!-)-{3,}(?!-)|\.{5,}|…{2,}",
            r"(?<!\w)X{3,}(?!\w)|\b[Xx]{4,}\b",
            r"[\"“]\s*[\"”](?!\w)",
        )
    )
)
_NOTES = re.compile(
    r"\b(?:TODO|TBD|TBC|FIXME|T\.B\.D\.|lorem ipsum|待定|待补充|待填写)\b|待定|待补充"
)
_ALL = ("es", "pt", "it", "gl")  # languages in which TODO is a word
_LABEL = re.compile(r"TODO\s*[:(]")


@rule(
    "foreign-blank",
    "A blank is [[a_field]]; what other tools or agents would fill stays out.",
    alone=True,
)
def foreign_blank(library: Library, _today: date) -> Iterator[Finding]:
    fields = {f"{name}" for name in library.fields}
    for text in sent(library):
        if text.kind == "label":
            continue
        for line, place in text.shown():
            found = _FOREIGN.search(line) or _note(line, text.language)
            if found and found[0].strip("{}[]% $") not in fields:
                message = f"{found[0]} would be sent as it stands: write [[a_field]] or the words"
                yield place, message


def _note(line: str, language: str) -> re.Match[str] | None:
    found = _NOTES.search(line)
    is_word = found and found[0] == "TODO" and language.partition("-")[0] in _ALL
    return _LABEL.search(line) if is_word else found

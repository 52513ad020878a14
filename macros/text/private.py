"""Data of real people in a text: numbers, addresses and keys that nobody invents for an example."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.text.company import company
from macros.text.linear import in_text

_EMAIL = re.compile(r"[\w.+-]+@(?:[\w-]+\.)+\w+")
_EXAMPLE = re.compile(r"[@.]example\.\w+$", re.IGNORECASE)
_NUMBER = re.compile(r"\+\d[\d ()-]{7,}\d|(?<![\w.-])\d(?:[ -]?\d){12,}(?![\w-])")
_KEY = re.compile(
    r"\bA[KS]IA[A-Z0-9]{12,}|\bsk-[A-Za-z0-9]{16,}"
    r"|\bgh[pousr]_[A-Za-z0-9]{20,}|\bAIza[\w-]{20,}|-----BEGIN [A-Z ]*PRIVATE KEY-----"
    r"|\b(?:secret|token|密钥)\W{1,4}(?=[A-Za-z]*\d)[A-Za-z0-9/+]{24,}"
)
_PASSPORT = re.compile(
    r"(?:passport|pasaporte|passaporte|paspor|护照|身份证|identity card|id card|dni|licen[cs]e)"
    r"[^\d\n]{0,20}?(?<![A-Za-z0-9])([A-Z]{0,3}\d{6,9}[A-Z]?)(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_CITIZEN = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
_PASSWORD = re.compile(
    r"(?:password|passwort|contraseña|senha|密码|kata sandi)\s*(?:is|es|是|=|:|：)\s*['\"]?"
    r"(?=\S*\d)(?=\S*[A-Za-z])([^\s'\"<>\[\]]{6,})",
    re.IGNORECASE,
)


_HINT = re.compile(r"@|\d{4}|\+\d|[A-Za-z]\d|\d[A-Za-z]|PRIVATE KEY")


def _signs_in(address: str) -> bool:
    """Whether it has the form of a sign-in name with the company: user@alias.its-host."""
    alias = r"@(?:[\w-]*(?:alias|example)[\w-]*\.)?"
    hosts = company().sign_in
    return any(re.search(rf"{alias}{re.escape(host)}$", address, re.IGNORECASE) for host in hosts)


def private(text: str) -> Iterator[tuple[str, str]]:
    """What is somebody's own: the words, and what to write for them, nothing for a secret."""
    if not _HINT.search(text):
        return
    for match in _EMAIL.finditer(text) if "@" in text else ():
        if not _EXAMPLE.search(match[0]) and not _signs_in(match[0]):
            yield match[0], "name@example.com"
    for pattern in (_KEY, *map(in_text, company().keys), _PASSWORD, _PASSPORT):
        for match in pattern.finditer(text):
            yield match[match.lastindex or 0].rstrip(".,;:!?"), ""
    for match in _CITIZEN.finditer(text):
        if match[0][-1] in "Xx":
            yield match[0], ""
    for match in _NUMBER.finditer(text):
        if re.sub(r"\D", "", match[0]) != company().example:
            yield match[0], company().example

"""Addresses of official pages stand in snippets/documents.yml, clean, and nowhere else."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from macros.library.model import Document, Library
from macros.library.uses import passages
from macros.problems import Place, Text
from macros.reading.files import Passage
from macros.rules.base import Finding, rule
from macros.text import page_markdown
from macros.text.addresses import (
    is_branded,
    is_official,
    oddity,
    parsed,
    parts_of,
    site_of,
    tracking,
)
from macros.text.company import company

_OWN_MACHINE = ("localhost", "127.0.0.1")
_PUNCTUATION = ".,;:!?)，。；：！？）、*_"
# What mail programs make a link of by themselves; names that are nobody's may be written.
_LOOSE = re.compile(
    r"(?<![\w/.@-])(?![\w.-]*\bexample\b)"
    r"(?:www\.[a-z\d-]+(?:\.[a-z\d-]+)+|(?:[a-z\d-]+\.)+[a-z]{2,24}/\w)[^\s<>\"'`|{}\[\]]*",
    re.IGNORECASE | re.ASCII,
)


@lru_cache(maxsize=8)
def _without_scheme(own: tuple[str, ...]) -> re.Pattern[str]:
    """Addresses of the company's hosts that begin with the host."""
    hosts = "|".join(map(re.escape, own))
    return re.compile(
        rf"(?<![\w/.@-])(?:[\w-]+\.)*(?:{hosts})/[^\s<>\"'`|{{}}\[\]]+", re.IGNORECASE | re.ASCII
    )


def _written(library: Library) -> Iterator[tuple[str, Place]]:
    """Addresses written out in replies, frames and pages."""
    for _, passage in passages(library):
        yield from addresses(passage)
    for page in library.pages.values():
        yield from addresses(page.body)
    for playbook in library.playbooks.values():
        for check in playbook.checks:
            for text in (check.condition, check.look):
                if isinstance(text, Text):
                    yield from addresses(Passage(text, text.place.path, text.place.line))


def addresses(passage: Passage) -> Iterator[tuple[str, Place]]:
    """Addresses that stand in a text as such, code left out."""
    patterns = [page_markdown.ADDRESS] if "://" in passage.text else []
    own = company().own
    if any(f"{host}/" in passage.text.lower() for host in own):
        patterns.append(_without_scheme(own))
    text = page_markdown.without_code(passage.text) if patterns else ""
    for pattern in patterns:
        for match in pattern.finditer(text):
            place = passage.place(page_markdown.line_of(text, match.start()))
            yield match[0].rstrip(_PUNCTUATION), place


def _loose(passage: Passage) -> Iterator[tuple[str, Place]]:
    """Addresses without a scheme, or written wide, that a customer's mail program may link."""
    plain = unicodedata.normalize("NFKC", passage.text)
    patterns = [_LOOSE, *([page_markdown.ADDRESS] if plain.count("://") else [])]
    known = {address for address, _ in addresses(passage)}
    for number, line in enumerate(plain.split("\n")):
        for pattern in patterns:
            for match in pattern.finditer(line):
                found = match[0].rstrip(_PUNCTUATION)
                if not any(found in address for address in known):
                    yield found, passage.place(number)


def _registered(library: Library) -> Iterator[Text]:
    for document in library.documents.values():
        yield document.url
        yield from document.languages.values()


@rule("bare-address", "An official address is linked by its key.", alone=True)
def bare_address(library: Library, _today: date) -> Iterator[Finding]:
    keys = {_bare(address): key for key, d in library.documents.items() for address in _all(d)}
    for address, place in _written(library):
        if is_branded(_whole(address)):
            key = keys.get(_bare(_whole(address)))
            remedy = f"(doc:{key})" if key else "(doc:key), the key from snippets/documents.yml"
            yield place, f"{address} is written out; link by key: {remedy}"


def _all(document: Document) -> tuple[Text, ...]:
    return (document.url, *document.languages.values())


def _whole(address: str) -> str:
    return address if "://" in address else f"https://{address}"


def _bare(address: str) -> str:
    parts = parts_of(address)
    return f"{parts.netloc}{parts.path}".rstrip("/").casefold()


@rule("foreign-address", "Replies and documents lead to official pages only.", alone=True)
def foreign_address(library: Library, _today: date) -> Iterator[Finding]:
    files = {passage.path for _, passage in passages(library)}
    for address, place in _written(library):
        if place.path in files and not is_branded(_whole(address)):
            yield place, f"{address} is not an official page; replies link to documents by key"
    for _, passage in passages(library):
        for address, place in _loose(passage):
            if not is_branded(_whole(address)):
                yield place, f"{address} is not an official page; replies link to documents by key"
    for document in library.documents.values():
        for url in _all(document):
            if _is_address(url) and (said := _foreign(url, document)):
                yield url.place, said


def _foreign(url: str, document: Document) -> str:
    """Why customers may not be sent there: the host is a stranger's, or another site's."""
    odd, site = oddity(url), site_of(url)
    if odd:
        return f'"{url}" is not written plainly: {odd}; write https://, the host, the path'
    if site is None:
        found = parsed(url)
        host = found.hostname if found else ""
        near = difflib.get_close_matches(host, _hosts(), n=1, cutoff=0.8)
        hint = f'; did you mean "{near[0]}"?' if near else ""
        return f'"{host}" is no official host (they stand in snippets/company.yml){hint}'
    known = {site, "china"} if site == "archive" else {site}  # what is archived is of either site
    if url == document.url and document.site not in known:
        return f'this is a page of the site "{site}"; write that below it: "site: {site}"'
    return ""


def _hosts() -> list[str]:
    hosts = [place for group in company().official.values() for place in group if "/" not in place]
    return [*hosts, *(f"www.{host}" for host in hosts)]


def _judged(library: Library) -> Iterator[tuple[str, Place]]:
    """Addresses that may stand where they are: registered ones, and foreign ones on pages."""
    files = {passage.path for _, passage in passages(library)}
    yield from ((str(url), url.place) for url in _registered(library))
    for address, place in _written(library):
        if place.path not in files and not is_official(_whole(address)):
            yield address, place


@rule("tracking-parameter", "Addresses carry no tracking parameters.", alone=True)
def tracking_parameter(library: Library, _today: date) -> Iterator[Finding]:
    for address, place in _judged(library):
        found = tracking(address)
        if found:
            yield place, f"cut {', '.join(found)} from {address}: it tracks readers"


@rule("insecure-address", "Addresses begin with https:.", alone=True)
def insecure_address(library: Library, _today: date) -> Iterator[Finding]:
    for address, place in _judged(library):
        if address.lower().startswith("http:") and parts_of(address).hostname not in _OWN_MACHINE:
            yield place, f"{address} is not encrypted; write https:"


@rule("bad-address", "A document's address is complete, and each document has its own.")
def bad_address(library: Library, _today: date) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for key, document in library.documents.items():
        for url in _all(document):
            if url and not _is_address(url):
                yield url.place, f'"{url}" is no address; write it as https://host/path'
        other = first.setdefault(str(document.url), key) if document.url else key
        if other != key:
            yield document.url.place, f'this is the address of "{other}" too; keep one key'


def _is_address(url: str) -> bool:
    """Whether it looks like one; `foreign-address` reads it as browsers do."""
    parts = parts_of(url)
    plain = all(char.isprintable() and not char.isspace() for char in url)
    return parts.scheme in ("http", "https") and bool(parts.hostname) and plain

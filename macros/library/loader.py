"""Loading: every file under docs/ and snippets/ becomes part of the library, in one pass."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from macros.cores import heaps, spread
from macros.library import formats, ledger
from macros.library.facts import put_in
from macros.library.macro_calls import braces_in, find_calls
from macros.library.model import (
    BASE_LANGUAGE,
    NO_PRODUCTS,
    Document,
    Exports,
    Fact,
    Field,
    Frame,
    Library,
    Owner,
    Page,
    Playbook,
    Reply,
    Variant,
)
from macros.library.registers import register
from macros.problems import Place, Problem, Text
from macros.reading import pictures
from macros.reading.files import (
    Source,
    files,
    fingerprint,
    is_leaving,
    raw,
    read,
    read_markdown,
    unfit,
)
from macros.reading.keys import Keys, nothing, record
from macros.reading.merge_marks import merge_mark
from macros.reading.names import Names
from macros.reading.plain_list import entries
from macros.reading.shapes import Problems, key_places
from macros.reading.yaml_text import Node, Nothing, Plain, parse, plain
from macros.text import company
from macros.text.company import NOBODY
from macros.text.languages import example, is_language

K = TypeVar("K", bound=Keys)
_REGISTERS = (
    "company.yml",
    "documents.yml",
    "facts.yml",
    "fields.yml",
    "ledger.json",
    "owners.yml",
)
_SMALLEST = 20  # heap of files that is worth a job
_WORD = re.compile(r"[\w/.-]+")
_PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
_ASSET = re.compile(r"docs/assets/(?:[a-z0-9-]+/)*[a-z0-9.-]+\.(?:js|css|svg)")
_ACTIVE = re.compile(
    r"<(?!/?(?:svg|g|path|title|desc|rect|circle|ellipse|line|poly\w+|defs|\w*gradient|stop|text)\b)"
    r"[\w!?]|\son\w+\s*=|\b(?:href|src|style)\s*=|url\s*\(\s*[\"']?(?!#)",
    re.IGNORECASE,
)
KINDS = ("reply", "playbook", "frame", "page", "picture", "broken", "mentioned")


def load(root: Path) -> tuple[Library, list[Problem]]:
    """Read the whole library below `root`; the problems are those of single files.

    `Library.names` has two more kinds: "broken", the paths of files with problems, and
    "mentioned", the words in them, so that nothing they may use is called unused.
    """
    loader = Loader(root)
    loader.registers()
    snippets, pages = list(files(root, "snippets")), list(files(root, "docs"))
    loader.read_ahead([path for path in (*snippets, *pages) if path.endswith(".md")])
    for path in snippets:
        loader.watched(path, loader.snippet)
    for path in pages:
        loader.watched(path, loader.page)
    return loader.library(), loader.problems + list(loader.taken.problems())


class Loader:
    """Reads files one by one; with a library, what its registers say is known already."""

    def __init__(self, root: Path, known: Library | None = None) -> None:
        self.root = root
        self.problems: Problems = []
        self.documents: dict[str, Document] = dict(known.documents) if known else {}
        self.fields: dict[str, Field] = dict(known.fields) if known else {}
        self.facts: dict[str, Fact] = dict(known.facts) if known else {}
        self.owners: dict[str, Owner] = dict(known.owners) if known else {}
        self.fact_uses: list[tuple[str, Place]] = []
        self.variants: dict[str, dict[str, Variant]] = {}
        self.frames: dict[tuple[str, str], Frame] = {}
        self.pages: dict[str, Page] = {}
        self.playbooks: dict[str, Playbook] = {}
        self.names: dict[str, set[str]] = {kind: set() for kind in KINDS}
        self.translations: list[tuple[str, str]] = []
        self.ledger, broken = ledger.read(root) if known is None else ({}, [])
        self.problems += broken
        self.published: tuple[Text, ...] | None = None
        self.dictionary: tuple[Text, ...] | None = None
        self.asks: dict[str, tuple[Text, ...]] = {}
        self.exports = Exports()
        self.company = NOBODY
        self.taken = Names()
        self.prints: dict[str, str] = {}
        self.ahead: dict[str, tuple[Source | None, Problems]] = {}

    def library(self) -> Library:
        bases = self.names["reply"] | self.names["frame"]
        replies = {
            name: Reply(name, MappingProxyType(variants))
            for name, variants in sorted(self.variants.items())
            if BASE_LANGUAGE in variants
        }
        return Library(
            playbooks=MappingProxyType(self.playbooks),
            pages=MappingProxyType(self.pages),
            replies=MappingProxyType(replies),
            frames=MappingProxyType(self.frames),
            fields=MappingProxyType(self.fields),
            documents=MappingProxyType(self.documents),
            facts=MappingProxyType(self.facts),
            owners=MappingProxyType(self.owners),
            fact_uses=tuple(self.fact_uses),
            ledger=MappingProxyType(self.ledger),
            asks=MappingProxyType(self.asks),
            published=self.published,
            dictionary=self.dictionary,
            names=MappingProxyType({kind: frozenset(known) for kind, known in self.names.items()}),
            prints=MappingProxyType(self.prints),
            orphans=tuple((name, path) for name, path in self.translations if name not in bases),
            exports=self.exports,
            company=self.company,
        )

    def read_ahead(self, paths: Sequence[str]) -> None:
        """Read Markdown files on all cores, before what is in them is understood."""
        parts = heaps(paths, _SMALLEST)
        found = spread([partial(_read_all, self.root, part) for part in parts])
        for part, sources in zip(parts, found, strict=True):
            self.ahead |= zip(part, sources, strict=True)

    def watched(self, path: str, read_file: Callable[[str], None]) -> None:
        """Read a file; remember it and its words when it has problems."""
        before = len(self.problems)
        leaving = is_leaving(path)
        if leaving and path.startswith("snippets/"):
            return
        wrong = unfit(self.root, path)
        if wrong:
            self.problems.append(wrong)
        elif leaving:
            message = "an editor or a program left this file, and it would be published; delete it"
            self._problem(Place(path), "stray-file", message)
        else:
            self.prints[path] = fingerprint(self.root, path)
            read_file(path)
        if len(self.problems) > before:
            self.names["broken"].add(path)
            words = _WORD.findall(raw(self.root, path))
            self.names["mentioned"] |= {word.strip("./-") for word in words}

    def registers(self) -> None:
        """The lists, and which keys they have as far as that can be known."""
        before = len(self.problems)
        if (self.root / "snippets/company.yml").is_file():
            node = self._settings("snippets/company.yml")
            self.company = formats.company(node, self.problems) if node else NOBODY
        company.use(self.company)
        given = (self.taken, self.problems)
        self.documents, documents = register(self.root, "documents", formats.document, *given)
        self.fields, fields = register(self.root, "fields", formats.field, *given)
        self.facts, _ = register(self.root, "facts", formats.fact, *given)
        self.owners, _ = register(self.root, "owners", formats.owner, *given)
        if documents is not None:
            self.names["documents"] = documents
        if fields is not None:
            self.names["fields"] = fields
        self.names["broken"] |= {problem.place.path for problem in self.problems[before:]}

    def snippet(self, path: str) -> None:
        """A reply or a frame, by where it lies."""
        parts = path.split("/")[1:]
        if len(parts) == 1 and parts[0] in _REGISTERS:
            return
        if parts == ["exports.yml"]:
            node = self._settings(path)
            self.exports = formats.exports(node, self.problems) if node else Exports()
            return
        if parts == ["published.txt"]:
            self.published = entries(self.root, path, self.problems)
            return
        if parts == ["dictionary.txt"]:
            self.dictionary = entries(self.root, path, self.problems)
            return
        if parts[0] == "asks" and path.endswith(".txt") and len(parts) < 4:
            name = "/".join(parts[1:]).removesuffix(".txt")
            self.asks[name] = entries(self.root, path, self.problems)
            return
        if len(parts) != 2 or not path.endswith(".md"):
            message = "nothing reads this file; replies are snippets/<product>/<reply>.md"
            self._problem(Place(path), "stray-file", message)
            return
        name, _, language = parts[1].removesuffix(".md").partition(".")
        kind = "frame" if parts[0] == "frame" else "reply"
        self._snippet(kind, path, f"{parts[0]}/{name}", language)

    def _settings(self, path: str) -> Node | None:
        """What a file of settings holds; None when that is nothing, or cannot be known."""
        written = read(self.root, path, self.problems)
        node = parse(written, path, 1, self.problems) if written is not None else None
        return None if isinstance(node, Nothing) else node

    def _snippet(self, kind: str, path: str, name: str, language: str) -> None:
        if language == BASE_LANGUAGE:
            message = f"English is what needs no tag: name the file {name.partition('/')[2]}.md"
            self._problem(Place(path), "bad-name", message)
            return
        if language and not is_language(language):
            message = f'"{language}" is no language tag; write it like {example(language)}'
            self._problem(Place(path), "bad-name", message)
            return
        self.taken.take(f"{kind} {language}".strip(), name, Place(path))
        if kind == "frame" or not language:
            self.names[kind].add(f"{name}.{language}" if language else name)
        if language:
            self.translations.append((name, path))
        source = self._markdown(path)
        if source is None:
            return
        language = language or BASE_LANGUAGE
        if kind == "frame":
            self._frame(source, name.partition("/")[2], language)
        else:
            front = self._front(source, formats.ReplyKeys)
            body = put_in(self.facts, source.body, language, self.fact_uses)
            known = (front.related, front.of, front.doubts)
            typed = "" if body is source.body else source.body.text
            variant = Variant(language, front.title, front.when, body, *known, typed)
            self.variants.setdefault(name, {})[language] = variant

    def _frame(self, source: Source, channel: str, language: str) -> None:
        front = self._front(source, formats.FrameKeys)
        asking = (front.asking, front.questions)
        frame = Frame(channel, language, front.title or channel, source.body, *asking)
        self.frames[channel, language] = frame

    def page(self, path: str) -> None:
        """A page of the site: a playbook, a product's index, or another page."""
        parts = path.split("/")[1:]
        if parts[0] == "assets":
            self._asset(path)
            return
        if not path.endswith(".md"):
            self._picture(path)
            return
        name = "/".join(parts).removesuffix(".md")
        in_product = len(parts) > 1 and parts[0] not in NO_PRODUCTS
        if in_product and len(parts) > 2:
            message = f"a playbook lies directly in its product's folder, docs/{parts[0]}/"
            self._problem(Place(path), "stray-file", message)
            return
        self.taken.take("page", name, Place(path))
        self.names["page"].add(name)
        is_playbook = in_product and parts[1] != "index.md"
        if is_playbook:
            self.names["playbook"].add(name)
        source = self._markdown(path)
        if source is not None and not in_product and _is_playbook(source):
            message = "a playbook lies in its product's folder: move it to docs/<product>/"
            self._problem(Place(path), "stray-file", message)
        elif source is not None:
            self._page(source, name, in_product, is_playbook)

    def _asset(self, path: str) -> None:
        """The site's own code; what is none is content, and belongs where rules read it."""
        if path.endswith(_PAGES):
            message = "assets/ holds no pages; put this into a product's folder"
            self._problem(Place(path), "stray-file", message)
        elif not _ASSET.fullmatch(path):
            message = "assets/ holds the site's code (js, css, svg) only; put pictures beside pages"
            self._problem(Place(path), "stray-file", message)
        elif path.endswith(".svg") and _ACTIVE.search(raw(self.root, path)):
            message = "this drawing runs or loads something: save it without scripts and links"
            self._problem(Place(path), "stray-file", message)
        else:
            left = merge_mark(raw(self.root, path))
            if left is not None:
                self._problem(Place(path, left), "merge-mark", "a merge left this line: mend it")

    def _picture(self, path: str) -> None:
        if not path.endswith(pictures.ENDINGS):
            message = "docs/ holds Markdown pages and pictures (png, jpg, gif, webp) only"
            self._problem(Place(path), "stray-file", message)
            return
        name, _, ending = path.removeprefix("docs/").rpartition(".")
        self.names["picture"].add(f"{name}.{ending}")
        self.taken.take("picture", name, Place(path))
        self.problems += pictures.problems_of(self.root, path)

    def _page(self, source: Source, name: str, in_product: bool, is_playbook: bool) -> None:
        before = len(self.problems)
        body = put_in(self.facts, source.body, BASE_LANGUAGE, self.fact_uses)
        kind = formats.ProductKeys if in_product else formats.PageKeys
        front = self._front(source, formats.PlaybookKeys if is_playbook else kind)
        if len(self.problems) == before:
            self.problems += braces_in(source.head)
        page = Page(
            name=name,
            title=front.title,
            summary=front.summary,
            body=body,
            calls=tuple(find_calls(body, self.problems)),
            places=key_places(source.front or Nothing(Place(source.path))),
            meta=_meta(source, front),
        )
        self.pages[name] = page
        if isinstance(front, formats.PlaybookKeys):
            self.playbooks[name] = _playbook(page, front)

    def _markdown(self, path: str) -> Source | None:
        source, problems = self.ahead.pop(path) if path in self.ahead else _read(self.root, path)
        self.problems += problems
        if source is not None and source.front is None:
            message = 'the file has to begin with front matter: a line "---", keys, a line "---"'
            self._problem(Place(path), "bad-front-matter", message)
        return source

    def _front(self, source: Source, keys: type[K]) -> K:
        """The front matter's values; that there is none has been reported."""
        read = record(keys)(source.front, self.problems) if source.front is not None else None
        return read or nothing(keys)

    def _problem(self, place: Place, rule: str, message: str) -> None:
        self.problems.append(Problem(place, rule, message))


def _read_all(root: Path, paths: Sequence[str]) -> list[tuple[Source | None, Problems]]:
    return [_read(root, path) for path in paths]


def _read(root: Path, path: str) -> tuple[Source | None, Problems]:
    problems: Problems = []
    return read_markdown(root, path, problems), problems


def _playbook(page: Page, front: formats.PlaybookKeys) -> Playbook:
    return Playbook(
        page=page,
        asks=front.asks,
        checks=front.checks,
        escalation=front.escalation,
        moment=front.moment,
        confidence=front.confidence,
        successor=front.successor,
        moved_from=front.moved_from,
        reviewed=front.reviewed,
        review_every=front.review_every,
        owner=front.owner,
        documents=front.documents,
        related=front.related,
        corrections=front.corrections,
        why_long=front.why_long,
    )


def _meta(source: Source, front: formats.PageKeys) -> dict[str, Plain]:
    """A page's front matter for engines; Material wants a truth and a number, not their text."""
    meta = plain(source.front)
    if not isinstance(meta, dict):
        return {}
    search = front.search
    if "search" in meta and search:
        boost = None if search.boost is None else float(search.boost)
        given: dict[str, Plain] = {"exclude": search.exclude, "boost": boost}
        meta["search"] = {key: value for key, value in given.items() if value is not None}
    return meta


def _is_playbook(source: Source) -> bool:
    """Whether the front matter is that of a playbook."""
    return {"asks", "checks"} & set(key_places(source.front or Nothing(Place("")))) != set()

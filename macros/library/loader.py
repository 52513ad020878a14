"""Loading: every file under docs/ and snippets/ becomes part of the library, in one pass."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from macros.cores import heaps, is_little, spread
from macros.library import formats, ledger
from macros.library.kept import Kept
from macros.library.model import (
    BASE_LANGUAGE,
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
from macros.library.pieces import PIECES, Piece, Said, is_in_product, is_playbook, read_piece
from macros.library.registers import register
from macros.problems import Place, Problem, Text
from macros.reading import pictures
from macros.reading.files import (
    files,
    fingerprint,
    is_leaving,
    raw,
    read,
    unfit,
)
from macros.reading.keys import Keys
from macros.reading.merge_marks import merge_mark
from macros.reading.names import Names
from macros.reading.plain_list import entries
from macros.reading.shapes import Problems
from macros.reading.yaml_text import Node, Nothing, parse
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
_LEANED_ON = ("company.yml", "facts.yml")  # by which Markdown files are read
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


def load(root: Path, again: bool = False) -> tuple[Library, list[Problem]]:
    """Read the whole library below `root`; the problems are those of single files.

    Where it is read `again`, files that are as they were the last time are not read.

    `Library.names` has two more kinds: "broken", the paths of files with problems, and
    "mentioned", the words in them, so that nothing they may use is called unused.
    """
    loader = Loader(root)
    loader.registers()
    snippets, pages = list(files(root, "snippets")), list(files(root, "docs"))
    loader.read_ahead([path for path in (*snippets, *pages) if path.endswith(PIECES)], again)
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
        self.ahead: dict[str, Piece] = {}

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

    def read_ahead(self, paths: Sequence[str], again: bool) -> None:
        """Read Markdown files and pictures on all cores, before they become part of the library."""
        for path in paths:
            if not is_leaving(path) and not unfit(self.root, path):
                self.prints[path] = fingerprint(self.root, path)
        fit = [path for path in paths if path in self.prints]
        kept = Kept(self.root, self._leaned_on()) if again else None
        if kept:
            found = {path: kept.get(path, self.prints[path]) for path in fit}
            self.ahead = {path: piece for path, piece in found.items() if piece}
        fresh = [path for path in fit if path not in self.ahead]
        parts = heaps(fresh, _SMALLEST)
        jobs = [partial(_read_all, self.root, part, self.facts) for part in parts]
        for part in spread(jobs, here=is_little(len(fresh))):
            self.ahead |= part
        if kept:
            kept.keep({path: (self.prints[path], piece) for path, piece in self.ahead.items()})

    def _leaned_on(self) -> str:
        """What reading a Markdown file depends on beside it."""
        return " ".join(fingerprint(self.root, f"snippets/{name}") for name in _LEANED_ON)

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
            if path not in self.prints:
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
        said = self._said(path)
        if isinstance(said, Frame):
            self.frames[said.channel, said.language] = said
        elif isinstance(said, Variant):
            self.variants.setdefault(name, {})[said.language] = said

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
        if is_in_product(name) and len(parts) > 2:
            message = f"a playbook lies directly in its product's folder, docs/{parts[0]}/"
            self._problem(Place(path), "stray-file", message)
            return
        self.taken.take("page", name, Place(path))
        self.names["page"].add(name)
        if is_playbook(name):
            self.names["playbook"].add(name)
        said = self._said(path)
        if isinstance(said, Playbook):
            self.playbooks[name], self.pages[name] = said, said.page
        elif isinstance(said, Page):
            self.pages[name] = said

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
        self._said(path)

    def _said(self, path: str) -> Said:
        """What a file says; its problems are taken over."""
        piece = self.ahead.pop(path, None) or read_piece(self.root, path, self.facts)
        self.problems += piece.problems
        self.fact_uses += piece.fact_uses
        return piece.said

    def _problem(self, place: Place, rule: str, message: str) -> None:
        self.problems.append(Problem(place, rule, message))


def _read_all(root: Path, paths: Sequence[str], facts: Mapping[str, Fact]) -> dict[str, Piece]:
    return {path: read_piece(root, path, facts) for path in paths}

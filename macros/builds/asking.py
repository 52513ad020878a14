"""A library that remembers what it was asked for: what a page was made of is known by making it.

Whoever makes a page reads the library through `Asking`; what it asked for, and what that was, is
kept beside the page. A page is made again when one of the answers has changed, and an answer that
is not there is an answer too.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, ItemsView, Iterable, Iterator, Mapping, ValuesView
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from macros.library.model import Library, Playbook
from macros.library.products import Product, products
from macros.problems import Place
from macros.reading.files import Passage

_WHOLE = "*"  # of a kind: somebody went through all of it
_OF_PRODUCT, _IN_PRODUCT = "of product", "in product"
_FRONT = "front matter"  # of all pages, and what they call
_LANGUAGE = "in language"  # all replies


class _Kind(Mapping[Any, Any]):
    """One of the library's mappings; notes which keys were asked for."""

    def __init__(self, kind: str, known: Mapping[Any, Any], asked: set[str]) -> None:
        self.kind, self.known, self.asked = kind, known, asked

    def __getitem__(self, key: Any) -> Any:
        self.asked.add(f"{self.kind} {key}" if isinstance(key, str) else f"{self.kind} {_WHOLE}")
        return self.known[key]

    def __iter__(self) -> Iterator[Any]:
        self.asked.add(f"{self.kind} {_WHOLE}")
        return iter(self.known)

    def __len__(self) -> int:
        self.asked.add(f"{self.kind} {_WHOLE}")
        return len(self.known)

    def items(self) -> ItemsView[Any, Any]:
        """All of it at once: not a question about each."""
        self.asked.add(f"{self.kind} {_WHOLE}")
        return self.known.items()

    def values(self) -> ValuesView[Any]:
        """All of it at once."""
        self.asked.add(f"{self.kind} {_WHOLE}")
        return self.known.values()


class Asking(Library):
    """A library that notes in `asked` what somebody wants to know."""

    __slots__ = ("asked", "own")
    asked: set[str]
    own: Mapping[str, Own]

    def playbooks_of(self, product: str) -> tuple[Playbook, ...]:
        self.asked.add(f"{_OF_PRODUCT} {product}")
        return self.own[product].current if product in self.own else ()

    def product(self, name: str) -> Product:
        """What lies in a product's folder."""
        self.asked.add(f"{_IN_PRODUCT} {name}")
        return self.own[name].product


def asking(library: Library, own: Mapping[str, Own]) -> Asking:
    """The library, with nothing asked yet; `own` is what each product has."""
    asked: set[str] = set()
    values: dict[str, Any] = {}
    for field in fields(library):
        value = getattr(library, field.name)
        values[field.name] = (
            _Kind(field.name, value, asked) if isinstance(value, Mapping) else value
        )
    found = Asking(**values)
    object.__setattr__(found, "asked", asked)
    object.__setattr__(found, "own", own)
    return found


def settled(asked: Collection[str]) -> list[str]:
    """Questions in order, without those that another one answers as well."""
    whole = {question.partition(" ")[0] for question in asked if question.endswith(f" {_WHOLE}")}
    return sorted(
        question
        for question in asked
        if question.endswith(f" {_WHOLE}") or question.partition(" ")[0] not in whole
    )


def of_replies(language: str | None) -> str:
    """The question what all replies say in a language; None stands for every language."""
    return f"{_LANGUAGE} {language}" if language else f"replies {_WHOLE}"


def but_prose(asked: Iterable[str]) -> list[str]:
    """The same questions as `settled` gives, by somebody who does without pages' prose."""
    pages = ("pages ", "playbooks ")
    return settled({_FRONT if question.startswith(pages) else question for question in asked})


@dataclass(frozen=True, slots=True)
class Own:
    """What is said of a product: all that lies in its folder, and what `playbooks_of` says."""

    product: Product
    current: tuple[Playbook, ...]


def by_product(library: Library) -> dict[str, Own]:
    """What is said of every product."""

    def current(product: Product) -> tuple[Playbook, ...]:
        books = (book for book in product.playbooks if book.confidence != "archived")
        return tuple(sorted(books, key=lambda book: book.page.title.casefold()))

    return {name: Own(one, current(one)) for name, one in products(library).items()}


def without_prose(library: Library) -> Library:
    """The library with nothing on its pages below their front matter."""
    pages = {
        name: replace(page, body=Passage("", page.body.path, page.body.line))
        for name, page in library.pages.items()
    }
    books = {name: replace(one, page=pages[name]) for name, one in library.playbooks.items()}
    return replace(library, pages=pages, playbooks=books)


class Answers:
    """What a library answers today, made short."""

    def __init__(self, library: Library, own: Mapping[str, Own]) -> None:
        self.library, self.own = library, own
        self.known: dict[str, str] = {}
        self.stated = {place.path for _, place in library.fact_uses}
        self.facts = library.prints.get("snippets/facts.yml", "")
        self.of: dict[str, Callable[[Any], str]] = {
            "pages": lambda page: self._file(page.body.path),
            "playbooks": lambda book: self._file(book.page.body.path),
            "asks": lambda lines: self._file(lines[0].place.path) if lines else "",
            "replies": lambda reply: " ".join(
                self._file(variant.body.path) for variant in reply.variants.values()
            ),
        }

    def to(self, asked: Iterable[str]) -> str:
        """The answers to some questions, as one short text."""
        digest = hashlib.blake2b(digest_size=16)
        for question in asked:
            digest.update(self._answer(question).encode())
        return digest.hexdigest()

    def _answer(self, question: str) -> str:
        if question not in self.known:
            kind, _, key = question.partition(" ")
            if question == _FRONT:
                said = self._front()
            elif question.startswith(_LANGUAGE):
                said = self._in_language(question.removeprefix(_LANGUAGE)[1:])
            elif question.startswith(_OF_PRODUCT):
                own = self.own.get(question.removeprefix(_OF_PRODUCT)[1:])
                books = own.current if own else ()
                said = " ".join(f"{book.name} {self._file(book.page.body.path)}" for book in books)
            elif question.startswith(_IN_PRODUCT):
                said = self._all_of(question.removeprefix(_IN_PRODUCT)[1:])
            elif key == _WHOLE:
                known = getattr(self.library, kind)
                said = "\n".join(f"{one!r} {self._value(kind, known[one])}" for one in known)
            else:
                known = getattr(self.library, kind)
                said = self._value(kind, known[key]) if key in known else ""
            digest = hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16)
            self.known[question] = digest.hexdigest() + "\n"
        return self.known[question]

    def _all_of(self, name: str) -> str:
        if name not in self.own:
            return ""
        product = self.own[name].product
        books = [self.of["playbooks"](book) for book in product.playbooks]
        replies = [self.of["replies"](reply) for reply in product.replies]
        return json.dumps([books, replies, product.shown_in])

    def _in_language(self, language: str) -> str:
        said = ((n, reply.variants.get(language)) for n, reply in self.library.replies.items())
        return json.dumps([(name, self._file(one.body.path)) for name, one in said if one])

    def _front(self) -> str:
        pages = self.library.pages.values()
        calls = ([call.arguments for call in page.calls] for page in pages)
        told = [(page.name, page.meta, called) for page, called in zip(pages, calls, strict=True)]
        return json.dumps(told, default=str)

    def _value(self, kind: str, value: Any) -> str:
        return self.of.get(kind, plainly)(value)

    def _file(self, path: str) -> str:
        """What a file held, and the facts that were put into it."""
        facts = self.facts if path in self.stated else ""
        return f"{path} {self.library.prints.get(path)} {facts}"


def plainly(value: Any) -> str:
    """Any value of a library as text that tells it from others; where it stands does not count."""
    if isinstance(value, Place):
        return ""
    if isinstance(value, str):
        return repr(str(value))
    if is_dataclass(value):
        parts = (f"{one.name}={plainly(getattr(value, one.name))}" for one in fields(value))
        return f"{type(value).__name__}({', '.join(parts)})"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{plainly(k)}: {plainly(v)}" for k, v in value.items()) + "}"
    if isinstance(value, frozenset | set):
        return "{" + ", ".join(sorted(map(plainly, value))) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(plainly, value)) + "]"
    return repr(value)

"""What one file says, understood by itself: the text of a reply, a frame, a page, a picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, TypeVar

from macros.library import formats, uses
from macros.library.facts import put_in
from macros.library.macro_calls import braces_in, find_calls
from macros.library.model import (
    BASE_LANGUAGE,
    NO_PRODUCTS,
    Fact,
    Frame,
    Page,
    Playbook,
    Variant,
)
from macros.problems import Place, Problem
from macros.reading import pictures
from macros.reading.files import Passage, Source, read_markdown
from macros.reading.keys import Keys, nothing, record
from macros.reading.shapes import Problems, key_places
from macros.reading.yaml_text import Nothing, Plain, plain
from macros.text.reply_markdown import parse, written

K = TypeVar("K", bound=Keys)
PIECES = (".md", *pictures.ENDINGS)
Said: TypeAlias = Variant | Frame | Page | Playbook | None


@dataclass(frozen=True, slots=True)
class Piece:
    """What a file says, what is wrong with that, and where it states which fact."""

    said: Said = None
    problems: tuple[Problem, ...] = ()
    fact_uses: tuple[tuple[str, Place], ...] = ()


def read_piece(root: Path, path: str, facts: Mapping[str, Fact]) -> Piece:
    """Read a file of docs/ or snippets/ that ends like one of `PIECES`; its place says the rest."""
    if path.endswith(pictures.ENDINGS):
        return Piece(problems=tuple(pictures.problems_of(root, path)))
    reader = _Reader(path, facts)
    source = read_markdown(root, path, reader.problems)
    said = reader.read(source) if source is not None else None
    return Piece(said, tuple(reader.problems), tuple(reader.fact_uses))


def place_of(path: str) -> tuple[str, str, str]:
    """Return the folder, name and language (empty when untagged) that a snippet's path says."""
    folder, _, file = path.removeprefix("snippets/").partition("/")
    name, _, language = file.removesuffix(".md").partition(".")
    return folder, name, language


def is_in_product(name: str) -> bool:
    """Whether a page, by its name, lies in the folder of a product."""
    folder, slash, _ = name.partition("/")
    return bool(slash) and folder not in NO_PRODUCTS


def is_playbook(name: str) -> bool:
    """Whether a page, by its name, is a playbook: in a product's folder, and not its index."""
    return is_in_product(name) and name.split("/")[1] != "index"


class _Reader:
    """Reads one file."""

    def __init__(self, path: str, facts: Mapping[str, Fact]) -> None:
        self.path, self.facts = path, facts
        self.problems: Problems = []
        self.fact_uses: list[tuple[str, Place]] = []

    def read(self, source: Source) -> Said:
        if source.front is None:
            message = 'the file has to begin with front matter: a line "---", keys, a line "---"'
            self._problem("bad-front-matter", message)
        if self.path.startswith("docs/"):
            return self._any_page(source, self.path.removeprefix("docs/").removesuffix(".md"))
        folder, name, language = place_of(self.path)
        if folder == "frame":
            return self._frame(source, name, language or BASE_LANGUAGE)
        return self._variant(source, language or BASE_LANGUAGE)

    def _variant(self, source: Source, language: str) -> Variant:
        front = self._front(source, formats.ReplyKeys)
        body = self._with_facts(source, language)
        typed = "" if body is source.body else source.body.text
        known = (front.related, front.of, front.doubts)
        keys = tuple(sorted(uses.document_links(body)))
        said = (front.title, front.when, body, written(parse(body.text)))
        return Variant(language, *said, *known, typed, keys)

    def _frame(self, source: Source, channel: str, language: str) -> Frame:
        front = self._front(source, formats.FrameKeys)
        asking = (front.asking, front.questions)
        said = (front.title or channel, source.body, written(parse(source.body.text)))
        return Frame(channel, language, *said, *asking)

    def _any_page(self, source: Source, name: str) -> Page | Playbook | None:
        if not is_in_product(name) and _has_checks(source):
            message = "a playbook lies in its product's folder: move it to docs/<product>/"
            self._problem("stray-file", message)
            return None
        body = self._with_facts(source, BASE_LANGUAGE)
        before = len(self.problems)
        kind = formats.ProductKeys if is_in_product(name) else formats.PageKeys
        front = self._front(source, formats.PlaybookKeys if is_playbook(name) else kind)
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
        return _playbook(page, front) if isinstance(front, formats.PlaybookKeys) else page

    def _front(self, source: Source, keys: type[K]) -> K:
        """The front matter's values; that there is none has been reported."""
        read = record(keys)(source.front, self.problems) if source.front is not None else None
        return read or nothing(keys)

    def _with_facts(self, source: Source, language: str) -> Passage:
        return put_in(self.facts, source.body, language, self.fact_uses)

    def _problem(self, rule: str, message: str) -> None:
        self.problems.append(Problem(Place(self.path), rule, message))


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


def _has_checks(source: Source) -> bool:
    """Whether the front matter is that of a playbook."""
    return {"asks", "checks"} & set(key_places(source.front or Nothing(Place("")))) != set()

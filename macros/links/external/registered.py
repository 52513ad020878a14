"""Which addresses there are: each once, with every place that a change of it touches."""

from __future__ import annotations

import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from macros.library import formats
from macros.library.model import Document, Library
from macros.library.registers import register
from macros.library.uses import (
    playbooks_by_document,
    replies_by_document,
)
from macros.problems import Place, Problem, Text
from macros.reading.names import Names
from macros.text.addresses import is_askable

DOCUMENTS = "snippets/documents.yml"


@dataclass(frozen=True, slots=True)
class Use:
    """A line of documents.yml that gives an address to a document; no language is `url`."""

    key: str
    title: str
    language: str
    place: Place

    def __str__(self) -> str:
        return f"{self.key} ({self.language})" if self.language else self.key


@dataclass(frozen=True, slots=True)
class Address:
    """An address, and who is concerned when it changes: names sorted, uses in the file's order.

    `checked` is the last day on which a person compared one of its documents with the page.
    """

    url: str
    uses: tuple[Use, ...]
    owners: tuple[str, ...]
    playbooks: tuple[str, ...]
    replies: tuple[str, ...]
    checked: date | None

    @property
    def place(self) -> Place:
        return self.uses[0].place


def addresses(library: Library) -> tuple[list[Address], list[Problem]]:
    """The addresses in the file's order, and the problems of those that cannot be asked for."""
    uses: dict[str, list[Use]] = defaultdict(list)
    problems = []
    for document in library.documents.values():
        for language, url in _urls(document):
            if is_askable(url):
                uses[str(url)].append(Use(document.key, document.title, language, url.place))
            elif url:
                message = f'"{url}" cannot be asked for; write it as https://host/path, no spaces'
                problems.append(Problem(url.place, "bad-address", message))
    used_in = playbooks_by_document(library), replies_by_document(library)
    return [_address(url, uses[url], library, *used_in) for url in uses], problems


def registered_at(root: Path, ref: str) -> frozenset[str] | None:
    """The addresses of documents.yml at a git reference; None when there is no such reference."""
    if (
        _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
        is None
    ):
        return None
    text = _git(root, "show", "--end-of-options", f"{ref}:./{DOCUMENTS}") or b""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / DOCUMENTS
        copy.parent.mkdir()
        copy.write_bytes(text)
        found, _ = register(Path(folder), "documents", formats.document, Names(), [])
    return frozenset(str(url) for document in found.values() for _, url in _urls(document))


def _git(root: Path, *arguments: str) -> bytes | None:
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True)  # noqa: S607
    except FileNotFoundError:
        return None
    return done.stdout if done.returncode == 0 else None


def _urls(document: Document) -> Iterator[tuple[str, Text]]:
    yield "", document.url
    yield from document.languages.items()


def _address(
    url: str,
    uses: list[Use],
    library: Library,
    by_playbook: dict[str, list[str]],
    by_reply: dict[str, list[str]],
) -> Address:
    keys = {use.key for use in uses}
    playbooks = sorted({name for key in keys for name in by_playbook.get(key, ())})
    replies = sorted({name for key in keys for name in by_reply.get(key, ())})
    checked = [library.documents[key].checked for key in keys]
    return Address(
        url=url,
        uses=tuple(uses),
        owners=tuple(sorted({library.playbooks[name].owner for name in playbooks})),
        playbooks=tuple(playbooks),
        replies=tuple(replies),
        checked=max((day for day in checked if day), default=None),
    )

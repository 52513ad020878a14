"""New: a playbook, a reply, a product or a translation to fill in, and what is like it already."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from macros.library.loader import load
from macros.library.model import BASE_LANGUAGE, Library
from macros.library.translations import mark
from macros.messages.compose import fields as fields_of
from macros.reading.names import FILE_NAME
from macros.text.languages import example, is_language, language_name
from macros.writing import files
from macros.writing.files import MistakeError
from macros.writing.names import kind_of
from macros.writing.rename import PUBLISHED
from macros.writing.skeletons import PLAYBOOK, PRODUCT, REPLY, TRANSLATION

_ALIKE = 0.5  # of the words of a name
_MOST = 3
_SMALL = frozenset("a an and at by for from in is my no not of on or the to with your".split())


def playbook(root: Path, name: str, day: date) -> list[str]:
    """Begin a playbook, named where everything that was published is; return what was done."""
    library, _ = load(root)
    product, _, slug = name.partition("/")
    if f"{product}/index" not in library.pages:
        raise MistakeError(
            f'there is no product "{product}" yet: python -m macros new product {product}'
        )
    owners = [book.owner for book in library.playbooks_of(product)]
    field = next(iter(library.fields), "")
    text = PLAYBOOK.format(
        title=_title(slug),
        today=day,
        product=product,
        field=field,
        owner=max(owners, key=owners.count) if owners else product,
    )
    titles = {one: f"{one} {book.page.title}" for one, book in library.playbooks.items()}
    done = list(_like(slug, titles))
    done.append(f"{files.write_new(root, f'docs/{name}.md', text)}: fill it in")
    if library.published is not None and files.edit(
        root, PUBLISHED, lambda lines: files.with_lines(lines, [name])
    ):
        done.append(f"{PUBLISHED}: has {name}")
    done.append(f"snippets/asks/{name}.txt: put further asks there, one a line")
    return done


def reply(root: Path, name: str) -> list[str]:
    """Begin a reply; return what was done."""
    library, _ = load(root)
    slug = name.partition("/")[2]
    titles = {one: f"{one} {known.base.title}" for one, known in library.replies.items()}
    done = list(_like(slug, titles))
    path = files.write_new(root, f"snippets/{name}.md", REPLY.format(title=_title(slug)))
    return [*done, f"{path}: fill it in, and let a check lead to it: then: reply {name}"]


def product(root: Path, name: str) -> list[str]:
    """Begin a product: its folder and its page, which lists its playbooks; return what was done."""
    if not FILE_NAME.fullmatch(name) or name in ("assets", "contributing", "frame", "asks"):
        raise MistakeError(f'"{name}" is no name of a product; write small-letters')
    path = files.write_new(root, f"docs/{name}/index.md", PRODUCT.format(title=_title(name)))
    return [
        f"{path}: fill it in; the home page leads to it by itself",
        f"then: python -m macros new playbook {name}/what-is-wrong",
    ]


def translation(root: Path, name: str, language: str) -> list[str]:
    """Begin a translation with the English text in it; return what was done, and what it needs."""
    library, _ = load(root)
    kind_of(library, name, "reply")
    if language == BASE_LANGUAGE or not is_language(language):
        raise MistakeError(
            f'"{language}" is no language to translate into; write it like {example(language)}'
        )
    base = library.replies[name].base
    text = TRANSLATION.format(
        title=base.title, when=base.when, mark=mark(base), body=base.body.text.rstrip("\n")
    )
    path = files.write_new(root, f"snippets/{name}.{language}.md", text)
    return [f"{path}: write it in {language_name(language)}", *_needs(library, name, language)]


def _needs(library: Library, name: str, language: str) -> list[str]:
    """What a language needs beside the translation."""
    found = [
        f"snippets/frame/{channel}.{language}.md: is missing; translate snippets/frame/{channel}.md"
        for channel in library.channels
        if (channel, language) not in library.frames
    ]
    for field in fields_of(library, library.replies[name]):
        known = library.fields.get(field)
        if known and (
            language not in known.labels or (known.defaults and language not in known.defaults)
        ):
            found.append(
                f"snippets/fields.yml:{known.name.place.line}: {field} needs its label"
                f"{' and default' if known.defaults else ''} in {language}"
            )
    return found


def _title(slug: str) -> str:
    return slug.replace("-", " ").capitalize()


def _like(slug: str, known: dict[str, str]) -> Iterable[str]:
    """What is named or called much alike: perhaps it is what was wanted."""
    wanted = _words(slug)
    alike = {name: len(wanted & _words(text)) / max(1, len(wanted)) for name, text in known.items()}
    near = sorted((name for name in alike if alike[name] >= _ALIKE), key=lambda n: -alike[n])
    says = "is there already and much like it; is it what you want?"
    return [f"{name}: {says}" for name in near[:_MOST]]


def _words(text: str) -> set[str]:
    words = re.findall(r"[^\W_]+", text.casefold())
    return {word.removesuffix("s") for word in words} - _SMALL

"""Rename: the file, everything that names it, and the way from the old address to the new one."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from macros.library.loader import load
from macros.library.model import Library
from macros.reading.names import FIELD_NAME, FILE_NAME
from macros.writing import files
from macros.writing.files import MistakeError
from macros.writing.front_matter import with_entry
from macros.writing.names import Kind, kind_of, known, page_links, places

PUBLISHED = "snippets/published.txt"
_KEY = re.compile(rf"{FILE_NAME.pattern}(/{FILE_NAME.pattern})*")
_NAME = re.compile(rf"{FILE_NAME.pattern}/{FILE_NAME.pattern}")
_REGISTERS = {"document": "documents", "field": "fields", "fact": "facts"}


def rename(root: Path, old: str, new: str, kind: Kind | None = None) -> list[str]:
    """Give a playbook, a reply, a document or a field another name; return what was done."""
    library, _ = load(root)
    kind = kind_of(library, old, kind)
    _may_be_called(library, kind, new)
    done: list[str] = []
    for path, lines in sorted(places(library, kind, old).items()):
        done += files.rename_on_lines(root, path, lines, old, new)
    if kind == "playbook":
        done += _links_to(root, library, old, new)
        done += _playbook(root, library, old, new)
    elif kind == "reply":
        variants = library.replies[old].variants.values()
        for path in sorted(variant.body.path for variant in variants):
            done.append(files.move(root, path, path.replace(f"/{old}.", f"/{new}.", 1)))
    else:
        done += _key(root, _REGISTERS[kind], old, new)
    return done


def _may_be_called(library: Library, kind: Kind, new: str) -> None:
    pattern = {"field": FIELD_NAME, "document": _KEY, "fact": _KEY}.get(kind, _NAME)
    if not pattern.fullmatch(new):
        like = "small_letters" if kind == "field" else "product/name-in-small-letters"
        raise MistakeError(f'"{new}" is no name of a {kind}; write {like}')
    if new in known(library)[kind]:
        raise MistakeError(f'there is a {kind} "{new}" already; choose another name')
    if kind == "playbook" and f"{new.partition('/')[0]}/index" not in library.pages:
        product = new.partition("/")[0]
        raise MistakeError(
            f'there is no product "{product}" yet: python -m macros new product {product}'
        )


def _playbook(root: Path, library: Library, old: str, new: str) -> list[str]:
    """Move a playbook's files; its old address leads on."""
    done = [files.move(root, f"docs/{old}.md", f"docs/{new}.md")]
    path = f"docs/{new}.md"
    files.edit(root, path, lambda text: with_entry(text, "moved_from", old))
    done.append(f"{path}: moved_from has {old}, so that its address leads here")
    if posixpath.dirname(old) != posixpath.dirname(new):
        files.edit(root, path, lambda text: _from_elsewhere(text, old, new))
    asks = f"snippets/asks/{old}.txt"
    if (root / asks).is_file():
        done.append(files.move(root, asks, f"snippets/asks/{new}.txt"))
    if library.published is not None and files.edit(
        root, PUBLISHED, lambda text: files.with_lines(text, [new])
    ):
        done.append(f"{PUBLISHED}: has {new}")
    return done


def _links_to(root: Path, library: Library, old: str, new: str) -> list[str]:
    """Let the links of other pages lead to the new name."""
    done = []
    for name, page in sorted(library.pages.items()):
        for written, target in dict(page_links(page.body.text, name)).items():
            if target == old:
                better = posixpath.relpath(f"{new}.md", posixpath.dirname(name) or ".")
                path = page.body.path
                if files.edit(root, path, lambda text: _linking(text, written, better)):  # noqa: B023
                    done.append(f"{path}: its link leads to {new}")
    return done


def _from_elsewhere(text: str, old: str, new: str) -> str:
    """A page's text with its links to other pages as they are written in its new folder."""
    for written, target in dict(page_links(text, old)).items():
        better = posixpath.relpath(f"{target}.md", posixpath.dirname(new))
        text = _linking(text, written, better)
    return text


def _linking(text: str, written: str, better: str) -> str:
    return re.sub(rf"(\]\(\s*<?){re.escape(written)}(?=[\s)>#])", rf"\g<1>{better}", text)


def _key(root: Path, kind: str, old: str, new: str) -> list[str]:
    path = f"snippets/{kind}.yml"
    files.edit(root, path, lambda text: re.sub(rf"(?m)^{re.escape(old)}(?=\s*:)", new, text))
    return [f"{path}: {old} is {new} now"]

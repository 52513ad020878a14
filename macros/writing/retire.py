"""Retire a playbook: archived, with a successor that everything leads to instead."""

from __future__ import annotations

from pathlib import Path

from macros.library.loader import load
from macros.library.model import Library
from macros.library.uses import playbooks_by_reply
from macros.text.near_miss import near_miss
from macros.writing import files
from macros.writing.files import MistakeError
from macros.writing.front_matter import entries, with_key
from macros.writing.names import kind_of, places


def retire(root: Path, name: str, successor: str) -> list[str]:
    """Archive a playbook, let all that led to it lead to `successor`; return what was done."""
    library, _ = load(root)
    kind_of(library, name, "playbook")
    _can_follow(library, name, successor)
    path = library.playbooks[name].page.body.path
    done = _lead_elsewhere(root, library, name, successor)
    files.edit(
        root,
        path,
        lambda text: with_key(with_key(text, "confidence", "archived"), "successor", successor),
    )
    done.append(f"{path}: archived, its successor is {successor}")
    return done + _asks(root, name, successor) + _left(library, name)


def _can_follow(library: Library, name: str, successor: str) -> None:
    book = library.playbooks.get(successor)
    if book is None:
        raise MistakeError(f'no playbook "{successor}"{near_miss(successor, library.playbooks)}')
    if successor == name or book.confidence == "archived":
        raise MistakeError(f'"{successor}" is archived itself; name one that is in use')


def _lead_elsewhere(root: Path, library: Library, name: str, successor: str) -> list[str]:
    done = []
    for path, lines in sorted(places(library, "playbook", name).items()):
        if path in (f"docs/{name}.md", f"docs/{successor}.md"):
            continue
        related = library.playbooks[path[5:-3]].related
        if successor in related and name in related:
            files.edit(root, path, lambda text: _without_related(text, name))
            done.append(f"{path}: {name} is no longer among its related playbooks")
        done += files.rename_on_lines(root, path, lines, name, successor)
    own = f"docs/{successor}.md"
    for line in places(library, "playbook", name).get(own, ()):
        if any(entry == name for entry in library.playbooks[successor].related):
            files.edit(root, own, lambda text: _without_related(text, name))
            done.append(f"{own}: {name} is no longer among its related playbooks")
            break
        done.append(f"{own}:{line}: leads to {name}, which is archived now: decide it here")
    return done


def _without_related(text: str, name: str) -> str:
    left = [entry for entry in entries(text, "related") if entry != name]
    if left:
        return with_key(text, "related", f"[{', '.join(left)}]")
    return "\n".join(
        line for line in with_key(text, "related", "").split("\n") if line != "related: "
    )


def _asks(root: Path, name: str, successor: str) -> list[str]:
    """Let the successor be found by what the retired one was found by."""
    old, new = f"snippets/asks/{name}.txt", f"snippets/asks/{successor}.txt"
    if not (root / old).is_file():
        return []
    lines = [line for line in (root / old).read_text("utf-8").splitlines() if line.strip()]
    (root / old).unlink()
    if not (root / new).is_file():
        files.write_new(root, new, "\n".join(lines) + "\n")
    else:
        files.edit(root, new, lambda text: files.with_lines(text, lines))
    return [f"{new}: has the asks of {old}, which is gone"]


def _left(library: Library, name: str) -> list[str]:
    """Replies that no other playbook shows: they stay, on the archived page."""
    users = playbooks_by_reply(library)
    return [
        f"snippets/{reply}.md: shown by {name} alone; use it in its successor, or let it be"
        for reply in library.playbooks[name].replies()
        if users[reply] == [name]
    ]

"""Writing drafts: new files, and entries below those of the two registers; nothing is replaced."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from macros.imports.draft import Draft, Drafts
from macros.library.model import BASE_LANGUAGE, Library


def write(root: Path, library: Library, made: Drafts, today: date) -> list[str]:
    """Write what is not there yet and return the paths written, relative to the root."""
    written: list[str] = []
    for draft in made.drafts:
        for path, text in _files(library, draft, today):
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                with target.open("x", encoding="utf-8") as file:
                    file.write(text)
            except FileExistsError:
                continue
            written.append(path)
    for path, text in (
        ("snippets/fields.yml", _fields(made)),
        ("snippets/documents.yml", _documents(made)),
    ):
        if text:
            _append(root / path, text)
            written.append(path)
    return written


def _append(path: Path, text: str) -> None:
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    joint = (
        "" if not before or before.endswith("\n\n") else "\n" if before.endswith("\n") else "\n\n"
    )
    with path.open("a", encoding="utf-8") as file:
        file.write(joint + text)


def _files(library: Library, draft: Draft, today: date) -> Iterator[tuple[str, str]]:
    index = f"docs/{draft.product}/index.md"
    if f"{draft.product}/index" not in library.pages:
        title = draft.product.replace("-", " ").capitalize()
        head = f"title: {_quoted(title)}\nsummary: {_quoted(f'What came in about {title}.')}"
        yield index, f"---\n{head}\n---\n\n{{{{ playbooks() }}}}\n"
    for language, body in draft.bodies.items():
        suffix = "" if language == BASE_LANGUAGE else f".{language}"
        head = f"---\ntitle: {_quoted(draft.title)}\nwhen: {_quoted(draft.title)}\n---\n\n"
        yield f"snippets/{draft.name}{suffix}.md", f"{head}{body}\n"
    yield f"docs/{draft.name}.md", _playbook(draft, today)


def _playbook(draft: Draft, today: date) -> str:
    """A stub: the question asked, one way to the reply, and the notes as internal text."""
    asks = draft.asks or (draft.title,)
    lines = [
        "---",
        f"title: {_quoted(draft.title)}",
        f"summary: {_quoted(f'Customers ask: {draft.title}')}",
        "asks:",
    ]
    lines += [f"  - {_quoted(ask)}" for ask in asks]
    if draft.bodies:
        lines += ["checks:", f"  - otherwise: reply {draft.name}"]
    else:
        lines += ["checks:", "  - otherwise: escalate", "escalation:", "  to: the next team"]
        lines += ["  silent: no reply has been written yet"]
    lines += ["moment: broken", "confidence: wip", f"reviewed: {today}", "review_every: 90 days"]
    lines += [f"owner: {draft.product}", "---", "", "{{ playbook() }}", ""]
    if draft.notes:
        lines += ["## Background", "", '!!! internal "From the notes that came with it"']
        lines += [f"    {line}".rstrip() for line in _shown(draft.notes).split("\n")]
    return "\n".join(lines).rstrip() + "\n"


def _shown(notes: str) -> str:
    """Notes as words on a page: nothing in them is a template, a tag or a link."""
    for sign, harmless in (
        ("\\", "\\\\"),
        ("{", "&#123;"),
        ("<", "&lt;"),
        ("*", "\\*"),
        ("[", "\\["),
        ("⟦", "["),
    ):
        notes = notes.replace(sign, harmless)
    return notes


def _fields(made: Drafts) -> str:
    out = []
    for name, new in made.blanks.new.items():
        kind = "choice" if new.values else "long text" if new.long else "text"
        example = new.default or (new.values[0] if new.values else f"the {new.label.lower()}")
        lines = [
            f"{name}:",
            f"  label: {_quoted(new.label)}",
            f"  type: {kind}",
            f"  example: {_quoted(example)}",
        ]
        lines.append(f"  default: {_quoted(new.default)}" if new.default else "  required: true")
        if new.values:
            lines.append(f"  values: {_quoted(list(new.values))}")
        out.append("\n".join(lines) + "\n")
    return "\n".join(out)


def _documents(made: Drafts) -> str:
    return "\n".join(
        f"{key}:\n  title: {_quoted(title)}\n  url: {_quoted(url)}\n"
        for key, (title, url) in made.documents.new.items()
    )


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)

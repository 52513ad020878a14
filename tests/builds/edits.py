"""Edits of a small project, of every kind that writers and developers make."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.support.projects import PNG

LATE, BROKEN = "docs/shop/parcel-late.md", "docs/shop/parcel-broken.md"
Edit = Callable[[Path, str], None]  # of a project, with a word that is new


def _changed(path: Path, pattern: str, words: str) -> None:
    if path.is_file():
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(pattern, words, text, count=1, flags=re.MULTILINE), encoding="utf-8")


def _added(path: Path, text: str) -> None:
    if path.is_file():
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def _new_playbook(root: Path, word: str) -> None:
    text = (root / "docs/shop/parcel-broken.md").read_text(encoding="utf-8")
    text = re.sub(r"^title: .*", f"title: The {word}", text, flags=re.MULTILINE)
    text = text.replace("the cup is in pieces", f"my {word} is in pieces")
    text += f"\nSee [the other](parcel-late.md) or [doc](doc:shop/delivery), {word}.\n"
    (root / f"docs/shop/own-{word}.md").write_text(text, encoding="utf-8")


def _gone_playbook(root: Path, _word: str) -> None:
    for path in sorted((root / "docs/shop").glob("own-*.md"))[:1]:
        path.unlink()


def _renamed_playbook(root: Path, word: str) -> None:
    for path in sorted((root / "docs/shop").glob("own-*.md"))[:1]:
        _changed(path, "^moment:", f"moved_from: [shop/{path.stem}]\nmoment:")
        path.rename(path.with_name(f"own-{word}.md"))


def _related(root: Path, _word: str) -> None:
    own = sorted((root / "docs/shop").glob("own-*.md"))
    names = ", ".join(f"shop/{path.stem}" for path in own)
    _changed(root / LATE, r"^(?:related: .*\n)?moment:", f"related: [{names}]\nmoment:")


def _translation(root: Path, word: str) -> None:
    text = f"---\ntitle: Bild {word}\nwhen: Etwas ist kaputt\n---\n\nBitte ein Bild, {word}.\n"
    (root / "snippets/shop/send-picture.de.md").write_text(text, encoding="utf-8")


def _no_translation(root: Path, _word: str) -> None:
    (root / "snippets/shop/send-picture.de.md").unlink(missing_ok=True)


def _ledger(root: Path, word: str) -> None:
    answered = {"status": 404, "failures": 3, "failed": "2026-11-20"}
    url = "https://www.alibabacloud.com/help/en/shop/delivery"
    (root / "snippets/ledger.json").write_text(json.dumps({url: answered | {"title": word}}))


def _fact(root: Path, word: str) -> None:
    number = len(word) + ord(word[-1]) % 9
    fact = f"days:\n  says: days of delivery\n  value: {number}\n  document: shop/delivery\n"
    (root / "snippets/facts.yml").write_text(fact, encoding="utf-8")
    path = root / "snippets/shop/wait.md"
    if path.is_file() and "fact:days" not in path.read_text(encoding="utf-8"):
        _added(path, "\nIt takes [[fact:days]] days.\n")


def _asks(root: Path, word: str) -> None:
    (root / "snippets/asks/shop").mkdir(parents=True, exist_ok=True)
    (root / "snippets/asks/shop/parcel-late.txt").write_text(f"# en\nwhere is the {word}\n")


def _picture(root: Path, word: str) -> None:
    (root / f"docs/shop/{word}.png").write_bytes(PNG)
    _added(root / BROKEN, f"\n![A picture of the {word}]({word}.png)\n")


EDITS: dict[str, Edit] = {
    "prose": lambda root, word: _added(root / LATE, f"\nA line of {word}.\n"),
    "title": lambda root, word: _changed(root / BROKEN, "^title: .*", f"title: Broken {word}"),
    "product": lambda root, word: _changed(
        root / "docs/shop/index.md", "^title: .*", f"title: Shop {word}"
    ),
    "ask": lambda root, word: _changed(root / LATE, "^asks:", f"asks:\n  - my {word} is late"),
    "check": lambda root, word: _changed(root / LATE, "look: the order's .*", f"look: the {word}"),
    "confidence": lambda root, _: _changed(root / BROKEN, "^confidence: .*", "confidence: wip"),
    "reply": lambda root, word: _added(root / "snippets/shop/wait.md", f"\nAlso a {word}.\n"),
    "title of a reply": lambda root, word: _changed(
        root / "snippets/shop/wait.md", "^title: .*", f"title: Wait, {word}"
    ),
    "other language": lambda root, word: _added(
        root / "snippets/shop/wait.es.md", f"\nY {word}.\n"
    ),
    "frame": lambda root, word: _changed(
        root / "snippets/frame/ticket.md", "^Best regards", f"Best regards from {word}"
    ),
    "document": lambda root, word: _changed(
        root / "snippets/documents.yml", "title: .*", f"title: Delivery of {word}"
    ),
    "field": lambda root, word: _changed(
        root / "snippets/fields.yml", "en: Order number.*?,", f"en: Order number {word},"
    ),
    "style": lambda root, word: _added(
        root / "docs/assets/styles/reply.css", f"\n.{word} {{ color: red; }}\n"
    ),
    "template": lambda root, word: _added(root / "overrides/main.html", f"\n{{# {word} #}}\n"),
    "setting": lambda root, word: _changed(
        root / "mkdocs.yml", "^site_name: .*", f"site_name: Playbooks {word}"
    ),
    "title of home": lambda root, word: _changed(
        root / "docs/index.md", "^title: .*", f"title: Home {word}"
    ),
    "mistake": lambda root, _: _added(root / BROKEN, "\nSee [nothing](not-there.md).\n"),
    "mended": lambda root, _: _changed(root / BROKEN, r"^See \[nothing.*\n", ""),
    "new playbook": _new_playbook,
    "playbook gone": _gone_playbook,
    "playbook renamed": _renamed_playbook,
    "related": _related,
    "new translation": _translation,
    "translation gone": _no_translation,
    "ledger": _ledger,
    "fact": _fact,
    "asks": _asks,
    "picture": _picture,
}


def word(random: Random) -> str:
    """A word that has not been there before, in small letters."""
    return "".join(random.choice("abcdefghkmnprstuvwxz") + random.choice("aeiou") for _ in range(4))

"""A library with everything that exports could stumble over, and its files."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from macros.elsewhere.entries import entries
from macros.elsewhere.entry import Blank, Entry
from macros.elsewhere.write import write
from macros.library.loader import load
from macros.library.model import Library
from tests.support import node
from tests.support.projects import SHOP

HERE = Path(__file__).parent
ADDRESS = "https://replies.example/"
# What means something to one of the tools, and nothing to a customer.
ODD = """\
Signs: {{ticket.id}} {% if %} [[not a field]] #{ticket.id} ${1:x} $TM_FILENAME \\`$0\\` } | ;
% %d %Y \\\\ and more
{clipboard} {cursor} {formtext: name=x} {=x} {argument name="a"} {%customer.name%} |,|

*bold* \\u2028 <b> & "quotes", 'apostrophes', a `,` a `;` 100% of it, 50%off 📦 שלום 你好
"""
FIELDS = """\
region:
  label: {en: "Region: where", es: "Región: dónde"}
  type: choice
  example: Singapore
  default: Germany (Frankfurt)
  values: [Singapore, Germany (Frankfurt), "US, Virginia"]
notes:
  label: Notes
  type: long text
  example: two lines
  default: {en: "none; = given", es: ninguna}
day:
  label: Day
  type: date
  example: "2026-11-22"
  required: true
"""
SETTINGS = """\
knows: {customer_name: customer name}
placeholders:
  zendesk: {order_number: ticket.ticket_field_1}
"""


def odd(folder: Path, settings: str = SETTINGS) -> Library:
    """The shop with one more reply that holds every odd sign and every type of field."""
    shutil.copytree(SHOP, folder, dirs_exist_ok=True)
    snippets = folder / "snippets"
    with (snippets / "fields.yml").open("a", encoding="utf-8") as file:
        file.write(FIELDS)
    (snippets / "exports.yml").write_text(settings, encoding="utf-8")
    head = "---\ntitle: Odd “signs” & {{such}}\nwhen: always\n---\n\n"
    blanks = "In [[region]] on [[day]] for [[order_number]] [[order_number]]:\n\n1. [[notes]]\n\n"
    (snippets / "shop" / "odd.md").write_text(head + blanks + ODD, encoding="utf-8")
    page = folder / "docs" / "shop" / "parcel-late.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("playbook shop/parcel-broken", "reply shop/odd"), encoding="utf-8")
    library, _ = load(folder)
    return library


def files(library: Library, folder: Path) -> tuple[list[Entry], list[dict[str, Any]], Path]:
    """The entries of a library, the list of its files, and the folder they were written to."""
    write(library, folder, ADDRESS)
    index = json.loads((folder / "exports" / "index.json").read_text(encoding="utf-8"))
    return entries(library, ADDRESS), index, folder / "exports"


def filled(asked: list[tuple[Entry, dict[str, str]]], folder: Path) -> list[dict[str, str]]:
    """What the site's own code makes of entries and values: texts and HTML."""
    messages = [
        {"message": {"text": _ours(entry.text), "html": _ours(entry.html)}, "values": values}
        for entry, values in asked
    ]
    return _node("fill.mjs", messages, folder)


def snippets(asked: list[tuple[str, dict[int, str]]], folder: Path) -> list[dict[str, Any]]:
    """What VS Code's own parser makes of bodies and values."""
    bodies = [{"body": body, "values": values} for body, values in asked]
    return _node("snippets.mjs", bodies, folder, node.packages())


def _node(script: str, data: object, folder: Path, *before: Path) -> list[dict[str, Any]]:
    asked = folder / f"{script}.json"
    asked.write_text(json.dumps(data), encoding="utf-8")
    done = node.run(HERE / script, *before, asked)
    assert done.returncode == 0, done.stderr
    answer: list[dict[str, Any]] = json.loads(done.stdout)
    return answer


def _ours(pieces: tuple[str | Blank, ...]) -> str:
    return "".join(p if isinstance(p, str) else f"[[{p.name}]]" for p in pieces)


def blanks(entry: Entry) -> list[Blank]:
    """The blanks of an entry, in order, each once."""
    return list(dict.fromkeys(piece for piece in entry.text if isinstance(piece, Blank)))

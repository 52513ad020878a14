"""`.github/CODEOWNERS`, from the owners of playbooks: who is asked to review a change of what.

`make schemas` writes it; a test holds that what is committed is what would be written.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from macros.library.loader import load
from macros.library.model import Library

PATH = ".github/CODEOWNERS"
MAINTAINERS = "@support-playbooks/maintainers"
CODE = """\
/.ci/ /.github/ /bench/ /docs/assets/ /macros/ /overrides/ /tests/ /Makefile /mkdocs.yml
/pyproject.toml /requirements.lock
""".split()
_HEAD = """\
# Made from snippets/owners.yml and the owner of each playbook, by `make schemas`.

# Code runs in a build or in every agent's browser: the team that keeps it approves each change.
"""


def codeowners(library: Library) -> str:
    """The file's text: code, then each product's folders, then playbooks that another one keeps."""
    lines = [(path, MAINTAINERS) for path in CODE]
    special = []
    for product in sorted({book.product for book in library.playbooks.values()}):
        owners: dict[str, list[str]] = defaultdict(list)
        for name, book in sorted(library.playbooks.items()):
            if book.product == product and book.owner in library.owners:
                owners[book.owner].append(name)
        if not owners:
            continue
        main = max(sorted(owners), key=lambda owner: len(owners[owner]))
        folders = (f"/docs/{product}/", f"/snippets/{product}/", f"/snippets/asks/{product}/")
        special += [(folder, library.owners[main].contact) for folder in folders]
        for owner, names in sorted(owners.items()):
            if owner != main:
                special += [(f"/docs/{name}.md", library.owners[owner].contact) for name in names]
    width = max(len(path) for path, _ in (*lines, *special))
    code, content = (
        "".join(f"{path.ljust(width)}  {who}\n" for path, who in group)
        for group in (lines, special)
    )
    return f"{_HEAD}{code}\n# Content: whoever keeps the playbooks true.\n{content}"


def write(root: Path) -> None:
    """Write the file."""
    (root / PATH).write_text(codeowners(load(root)[0]), encoding="utf-8")

"""Writing the files that tools and browsers read beside the pages."""

from __future__ import annotations

import json
from pathlib import Path

from markupsafe import Markup

from macros import card_data, worker
from macros.catalog import catalog
from macros.desk import build as desk
from macros.model import Page
from macros.policy import POLICY, with_policy
from macros.site import Site


def export(site: Site, folder: Path, *, serving: bool = False) -> list[Path]:
    """Write `library.json`, the replies' other languages, former addresses and the worker.

    `serving` writes a worker that takes itself away. Gives the files written; raises OSError when
    the folder cannot be written to.
    """
    library = site.library
    written = [
        _write(folder / "library.json", catalog(library)),
        _write(folder / "replies" / "frames.json", card_data.frame_data(library)),
        _write(folder / "replies" / "index.json", card_data.places(library)),
        _write(folder / "replies" / "asks.json", card_data.asks(library)),
        # Of a very large library the search knows its index alone: this file would be megabytes.
        _write(
            folder / "replies" / "texts.json",
            card_data.texts(library) if len(library.playbooks) <= worker.PLAYBOOKS else [],
        ),
    ]
    index = folder / "desk.bin"
    index.write_bytes(desk.build(library, site.root / desk.CACHE))
    written += [index, _write(folder / "desk.json", desk.contents(index))]
    for reply in library.replies.values():
        if len(reply.variants) > 1:
            path = folder / card_data.variants_path(reply)
            written.append(_write(path, card_data.variants(library, reply)))
    for old, name in library.moved.items():
        written.append(_redirect(folder / old / "index.html", library.playbooks[name].page))
    playbooks = {playbook.page.url for playbook in library.playbooks.values()}
    if not serving:
        _add_policies(folder)
    text = (
        worker.UNREGISTER
        if serving
        else worker.worker(worker.name_build(folder), folder, playbooks)
    )
    (folder / "sw.js").write_text(text, encoding="utf-8")
    return [*written, folder / "sw.js"]


def _add_policies(folder: Path) -> None:
    """Give every page a policy that has none: other engines than MkDocs call no hooks."""
    for path in sorted(folder.rglob("*.html")):
        page = path.read_text(encoding="utf-8")
        if POLICY not in page:
            path.write_text(with_policy(page), encoding="utf-8")


def _redirect(path: Path, page: Page) -> Path:
    """A page at a playbook's former address that leads to the present one, without scripts."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_MOVED.format(address=f"../../{page.url}", title=page.title), encoding="utf-8")
    return path


_MOVED = Markup("""\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>{title}</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="{address}">
<link rel="icon" href="../../assets/mark.svg">
<meta http-equiv="refresh" content="0; url={address}">
<p>This playbook has moved: <a href="{address}">{title}</a></p>
</html>
""")


def _write(path: Path, data: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path

"""Writing the files that tools and browsers read beside the pages."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from macros.desk import build as desk
from macros.desk import leads
from macros.elsewhere import write as elsewhere
from macros.environment import site_address
from macros.exports import browser_data, service_worker
from macros.exports.library_json import catalog
from macros.exports.policy import POLICY, with_policy
from macros.exports.published import withdraw
from macros.exports.redirects import redirect
from macros.exports.shorten import shorten
from macros.exports.twins import twins
from macros.health.measure import health
from macros.library.model import Library
from macros.project import Project, today


def export(project: Project, folder: Path, *, serving: bool = False) -> list[Path]:
    """Write `library.json`, the replies' other languages, former addresses and the worker.

    `serving` writes a worker that takes itself away. Return the files written; raise OSError when
    the folder cannot be written to.
    """
    library = project.library
    small = len(library.playbooks) <= service_worker.PLAYBOOKS
    written = [
        _write(folder / "library.json", catalog(library)),
        _write(folder / "replies" / "asks.json", browser_data.asks(library)),
        _write(folder / "replies" / "find.json", browser_data.reply_texts(library)),
        _write(folder / "replies" / "texts.json", browser_data.texts(library) if small else []),
        _write(folder / "health.json", health(library, project.root, today())),
        *for_browser(library, folder),
        *for_browser(library, folder, library.replies),
    ]
    if serving:
        written += elsewhere.stand_ins(library, folder)
    else:
        written += elsewhere.write(library, folder, site_address())
    for name, text in () if serving else twins(library):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
        written.append(folder / name)
    index = folder / "desk.bin"
    index.write_bytes(desk.build(library, project.root / desk.CACHE))
    written += [index, _write(folder / "desk.json", desk.contents(index))]
    said = leads.common(library, project.root / desk.CACHE)
    written.append(_write(folder / "points" / "common.json", [said]))
    for playbook in library.playbooks.values():
        asked = browser_data.questions(playbook)
        written.append(_write(folder / "questions" / f"{playbook.name}.json", asked))
        points = leads.packed(library, playbook, project.root / desk.CACHE)
        written.append(_write(folder / "points" / f"{playbook.name}.json", points))
    for old, name in library.moved.items():
        written.append(redirect(folder / old / "index.html", library.playbooks[name].page))
    if not serving:
        withdraw(library, project.root, folder)
        shorten(project.root, folder)
        _add_policies(folder)
    playbooks = {book.page.url for book in library.playbooks.values()}
    kept = library.exports.offline
    worker = service_worker.worker(folder, playbooks, exports=kept) if not serving else ""
    text = worker or service_worker.UNREGISTER
    (folder / "sw.js").write_text(text, encoding="utf-8")
    return [*written, folder / "sw.js"]


def for_browser(library: Library, folder: Path, names: Iterable[str] | None = None) -> list[Path]:
    """Write what pages ask for to show other languages: of these replies, or what they share."""
    if names is None:
        return [
            _write(folder / "replies" / "frames.json", browser_data.frame_data(library)),
            _write(folder / "replies" / "index.json", browser_data.places(library)),
        ]
    written = []
    for name in names:
        reply = library.replies[name]
        if len(reply.variants) > 1:
            path = folder / browser_data.variants_path(reply)
            written.append(_write(path, browser_data.variants(library, reply)))
    return written


def _add_policies(folder: Path) -> None:
    """Give every page a policy that has none: other engines than MkDocs call no hooks."""
    for path in sorted(folder.rglob("*.html")):
        page = path.read_text(encoding="utf-8")
        if POLICY not in page:
            path.write_text(with_policy(page), encoding="utf-8")


def _write(path: Path, data: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path
